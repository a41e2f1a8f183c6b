//! Where a statement runs.

use std::ops::Deref;

use crate::Result;
use crate::pool::{Pool, Pooled};
use crate::session::{Role, Session, Shared};

/// Where a statement runs.
#[derive(Clone, Copy)]
pub(crate) enum Handle<'c> {
    Pool(&'c Pool),
    Reader(&'c Pool),
    Connection(&'c Session),
    Transaction { session: &'c Session, writes: bool },
}

impl<'c> Handle<'c> {
    pub(crate) fn shared(self) -> &'c Shared {
        match self {
            Handle::Pool(pool) | Handle::Reader(pool) => pool.shared(),
            Handle::Connection(session) | Handle::Transaction { session, .. } => &session.shared,
        }
    }

    /// A connection, if one is at hand.
    pub(crate) fn lease_at_once(self, text: &str) -> Option<Held<'c>> {
        match self {
            Handle::Pool(pool) => pool.acquire_at_once(pool.role_for(text)).map(Held::Pooled),
            Handle::Reader(pool) => pool.acquire_at_once(Role::Reader).map(Held::Pooled),
            Handle::Connection(session) | Handle::Transaction { session, .. } => Some(Held::Lent(session)),
        }
    }

    /// A connection, when there is one.
    pub(crate) async fn lease(self, role: Role) -> Result<Held<'c>> {
        match self {
            Handle::Pool(pool) | Handle::Reader(pool) => pool.acquire(role).await.map(Held::Pooled),
            Handle::Connection(session) | Handle::Transaction { session, .. } => Ok(Held::Lent(session)),
        }
    }

    /// What the connection is to do with the text.
    pub(crate) fn role_for(self, text: &str) -> Role {
        match self {
            Handle::Pool(pool) => pool.role_for(text),
            Handle::Reader(_) => Role::Reader,
            Handle::Connection(_) | Handle::Transaction { .. } => Role::Writer,
        }
    }

    /// Must the statement be in a transaction that is still open?
    pub(crate) fn is_within(self) -> bool {
        matches!(self, Handle::Transaction { .. })
    }

    pub(crate) fn may_write(self) -> bool {
        !matches!(self, Handle::Reader(_) | Handle::Transaction { writes: false, .. })
    }
}

/// A connection while a statement uses it.
pub(crate) enum Held<'c> {
    Pooled(Pooled<'c>),
    Lent(&'c Session),
}

impl Deref for Held<'_> {
    type Target = Session;

    fn deref(&self) -> &Session {
        match self {
            Held::Pooled(session) => session,
            Held::Lent(session) => session,
        }
    }
}
