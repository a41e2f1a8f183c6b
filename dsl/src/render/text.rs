//! The constant text of a statement.

use std::any::TypeId;
use std::collections::HashMap;
use std::marker::PhantomData;
use std::sync::{Mutex, PoisonError};

use super::flatten::{Buffer, Spelling, flatten, measure};
use super::{Dialect, Render, Rope, Supported, precedence};
use crate::kernel::Culprit;

/// The SQL text of a statement, without a database.
#[relvar_macros::brief]
pub trait Sql {
    /// The text in the dialect `D`, which has to have all that the statement uses: a constant of the program.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let sql: &'static str = users.filter(users::age.gt(30)).select(users::name).sql::<Postgres>();
    /// assert_eq!(sql, "SELECT users.name FROM users WHERE users.age > $1");
    /// ```
    fn sql<D: Dialect>(&self) -> &'static str
    where
        Self: Render<D, Support: Supported<Culprit<<Self as Render<D>>::Support>, D>>,
    {
        constant_text::<Self, D>()
    }

    /// The text for people: each clause on a line of its own, subqueries indented.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let sql = users.filter(users::age.gt(30)).select(users::name).sql_pretty::<Postgres>();
    /// assert_eq!(sql, "SELECT users.name\nFROM users\nWHERE users.age > $1");
    /// ```
    fn sql_pretty<D: Dialect>(&self) -> String
    where
        Self: Render<D, Support: Supported<Culprit<<Self as Render<D>>::Support>, D>>,
    {
        super::pretty::pretty(constant_text::<Self, D>())
    }
}

impl<Statement> Sql for Statement {}

/// The text of the node `Node` in the dialect `D`.
pub fn constant_text<Node: Render<D> + ?Sized, D: Dialect>() -> &'static str {
    match Constant::<Node, D>::TEXT {
        Some(text) => text,
        None => long_text::<D>(Node::ROPE),
    }
}

/// The text where it is not too long for a constant.
pub(crate) const fn short_text<Node: Render<D> + ?Sized, D: Dialect>() -> Option<&'static str> {
    Constant::<Node, D>::TEXT
}

/// Texts are flattened into the smallest of these; const evaluation copies the whole buffer.
const SMALL: usize = 512;
const LARGE: usize = 8192;

struct Constant<Node: ?Sized, D>(PhantomData<(D, Node)>);

impl<Node: Render<D> + ?Sized, D: Dialect> Constant<Node, D> {
    const LENGTH: usize = measure(Spelling::of::<D>(), Node::ROPE, 0).0;
    const SMALL: &'static [u8] = {
        const fn fill(spelling: Spelling, rope: &Rope, fits: bool) -> [u8; SMALL] {
            let mut bytes = [0; SMALL];
            if fits {
                Buffer::over(&mut bytes, 0).rope(spelling, rope, precedence::LOWEST);
            }
            bytes
        }
        &fill(Spelling::of::<D>(), Node::ROPE, Self::LENGTH <= SMALL)
    };
    const TEXT: Option<&'static str> = {
        if Self::LENGTH <= SMALL {
            Some(as_text(Self::SMALL, Self::LENGTH))
        } else {
            // Every constant named in a body is evaluated, so the large buffer has a type of its own.
            Large::<Node, D>::TEXT
        }
    };
}

struct Large<Node: ?Sized, D>(PhantomData<(D, Node)>);

impl<Node: Render<D> + ?Sized, D: Dialect> Large<Node, D> {
    const LENGTH: usize = measure(Spelling::of::<D>(), Node::ROPE, 0).0;
    const NEEDED: bool = SMALL < Self::LENGTH && Self::LENGTH <= LARGE;
    const BYTES: &'static [u8] = {
        const fn fill(spelling: Spelling, rope: &Rope) -> [u8; LARGE] {
            let mut bytes = [0; LARGE];
            Buffer::over(&mut bytes, 0).rope(spelling, rope, precedence::LOWEST);
            bytes
        }
        if Self::NEEDED { &fill(Spelling::of::<D>(), Node::ROPE) } else { &[] }
    };
    const TEXT: Option<&'static str> =
        if Self::NEEDED { Some(as_text(Self::BYTES, Self::LENGTH)) } else { None };
}

/// The first `length` bytes of a flattened rope.
#[allow(
    unsafe_code,
    reason = "checking UTF-8 in const evaluation would cost every build, for text that is known"
)]
const fn as_text(bytes: &'static [u8], length: usize) -> &'static str {
    // SAFETY: `Buffer` copies whole `str`s only, one after another, and `length` is their total length.
    unsafe { std::str::from_utf8_unchecked(bytes.split_at(length).0) }
}

/// A text longer than the largest constant buffer: flattened once, then kept for the life of the program. There is
/// one per statement in the source, so the memory is bounded by the program's own size.
fn long_text<D: Dialect>(rope: &'static Rope) -> &'static str {
    static TEXTS: Mutex<Option<HashMap<(TypeId, usize), &'static str>>> = Mutex::new(None);
    let mut texts = TEXTS.lock().unwrap_or_else(PoisonError::into_inner);
    let key = (TypeId::of::<D>(), std::ptr::from_ref(rope).addr());
    texts.get_or_insert_default().entry(key).or_insert_with(|| flatten::<D>(rope).leak())
}
