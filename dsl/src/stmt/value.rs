//! `SELECT expression` without FROM: the truth of EXISTS.

use super::{Cardinality, Decodes, Fetchable, Spell, Statement};
use crate::backend::{Backend, CodecError, ColumnTypes, SqlText, Values};
use crate::check::*;
use crate::expr::{AccessOf, Existence, Exists};
use crate::kernel::*;
use crate::render::{Dialect, Render, Rope, constant_text};
use crate::row::{ReadAs, RowIn};

/// `SELECT expression`: exactly one row.
#[derive(Clone, Copy, Debug)]
#[must_use = "a query does nothing until it is fetched"]
pub struct SelectValue<E>(pub(crate) E);

impl<E> Statement for SelectValue<E>
where
    E: RowIn<Nil, NotGrouped> + InScope<Nil>,
{
    type Row = E::Row;
    type Access = Reads;
    type Alone = ScopeOf<E, Nil>;
    type Grouping = Valid;
    type Meant = Valid;
    const COLUMNS: &'static ColumnTypes = E::COLUMNS;
}

impl<E> Cardinality for SelectValue<E> {
    type AtMostOne = Valid;
}

impl<E> Fetchable for SelectValue<E> {}

impl<D: Dialect, E: Render<D>> Render<D> for SelectValue<E> {
    type Support = E::Support;
    const ROPE: &'static Rope = &Rope::Join(&[&Rope::Literal("SELECT "), E::ROPE]);
}

impl<B: Backend, E: Values<B>> Values<B> for SelectValue<E> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.0.values(parameters);
    }
}

impl<D: Dialect, E: Render<D>> Spell<D> for SelectValue<E> {
    type Support = E::Support;

    fn text(&self) -> SqlText {
        SqlText::Constant(constant_text::<Self, D>())
    }
}

impl<B: Backend, E> Decodes<B> for SelectValue<E>
where
    E: RowIn<Nil, NotGrouped> + ReadAs<B, E::Row> + InScope<Nil>,
{
    fn decode(row: &B::Row) -> Result<E::Row, CodecError> {
        E::read(row, 0)
    }
}

/// `.exists()` of a query or a table.
#[relvar_macros::brief]
pub trait ExistsMethod: Existence + Sized {
    /// `SELECT EXISTS (query)`: is there a row? Exactly one `bool`.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let sql = users.filter(users::age.gt(30)).exists().sql::<Postgres>();
    /// assert_eq!(sql, "SELECT EXISTS (SELECT 1 FROM users WHERE users.age > $1)");
    /// ```
    fn exists(self) -> SelectValue<Exists<Self::Query>>
    where
        AccessOf<Self::Query>: BelowTop,
    {
        SelectValue(Exists { query: self.existence() })
    }
}

impl<Query: Existence> ExistsMethod for Query {}
