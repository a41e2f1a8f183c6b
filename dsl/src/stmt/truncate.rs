//! `TRUNCATE` (PostgreSQL manual, page TRUNCATE).

use std::marker::PhantomData;
use std::panic::Location;

use super::{SupportOn, command};
use crate::backend::{Done, Executor, Fetch};
use crate::check::{Declared, DialectOf, MayWrite, TRUNCATE, WritesTable};
use crate::clause::{CASCADE, CommandWords, RESTART_IDENTITY, TableList};
use crate::kernel::{Culprit, Table, Unset};
use crate::render::{Dialect, OnPostgres, Render, Rope, Support, Supported, SupportedBy};

/// `TRUNCATE tables`: empties tables at once, without a look at their rows.
#[derive(Clone, Copy, Debug)]
#[must_use = "a TRUNCATE does nothing until it is executed"]
pub struct Truncate<Tables, Identity, Referring>(PhantomData<(Tables, Identity, Referring)>);

/// `TRUNCATE` of several tables, which may refer to one another. It takes a table or a tuple of them.
///
/// ```
/// # relvar::doc_schema!();
/// use relvar::prelude::*;
/// let sql = truncate((posts, users)).restart_identity().sql::<Postgres>();
/// assert_eq!(sql, "TRUNCATE posts, users RESTART IDENTITY");
/// ```
///
/// `.execute(&db)` runs it; there is no number of rows, because the server does not count them.
#[relvar_macros::brief]
pub fn truncate<Tables>(tables: Tables) -> Truncate<Tables::List, Unset, Unset>
where
    Tables: TableList,
    Tables::Change: WritesTable<TRUNCATE, Culprit<Tables::Change>>,
{
    let _ = tables;
    Truncate(PhantomData)
}

/// `truncate` on a table.
#[relvar_macros::brief]
pub trait TruncateMethods: Table + Declared<Table = Self> {
    /// `TRUNCATE table`: see [`truncate`].
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// assert_eq!(users.truncate().cascade().sql::<Postgres>(), "TRUNCATE users CASCADE");
    /// ```
    fn truncate(self) -> Truncate<<Self as TableList>::List, Unset, Unset>
    where
        Self: TableList,
        <Self as TableList>::Change: WritesTable<TRUNCATE, Culprit<<Self as TableList>::Change>>,
    {
        truncate(self)
    }
}

impl<T: Table + Declared<Table = T>> TruncateMethods for T {}

impl<Tables, Referring> Truncate<Tables, Unset, Referring> {
    /// `RESTART IDENTITY`: identity columns begin anew. Rolled back, they go on as before.
    pub fn restart_identity(self) -> Truncate<Tables, RESTART_IDENTITY, Referring> {
        Truncate(PhantomData)
    }
}

impl<Tables, Identity> Truncate<Tables, Identity, Unset> {
    /// `CASCADE`: empties every table as well that refers to one of these. Without it, the server refuses.
    pub fn cascade(self) -> Truncate<Tables, Identity, CASCADE> {
        Truncate(PhantomData)
    }
}

#[relvar_macros::brief]
impl<Tables, Identity, Referring> Truncate<Tables, Identity, Referring> {
    /// Empties the tables.
    #[track_caller]
    pub fn execute<'c, E>(self, db: E) -> Fetch<'c, Done, E::Backend>
    where
        E: Executor<'c>,
        Self: Render<DialectOf<'c, E>>,
        E::Write: MayWrite<E>,
        SupportOn<'c, Self, E>: Supported<Culprit<SupportOn<'c, Self, E>>, DialectOf<'c, E>>,
    {
        db.fetch(command::<Self, E::Backend>(Location::caller()), |_| Ok(()), Done)
    }
}

impl<D, Tables, Identity, Referring> Render<D> for Truncate<Tables, Identity, Referring>
where
    D: Dialect,
    Tables: TableList,
    Identity: CommandWords,
    Referring: CommandWords,
    OnPostgres<TRUNCATE>: SupportedBy<D>,
{
    type Support = Support<OnPostgres<TRUNCATE>, D>;
    const ROPE: &'static Rope = &Rope::Join(&[
        &Rope::Literal("TRUNCATE "),
        Tables::NAMES,
        &Rope::Literal(Identity::TEXT),
        &Rope::Literal(Referring::TEXT),
    ]);
}
