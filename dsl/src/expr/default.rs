//! `DEFAULT` in SET and VALUES: the column's default (PostgreSQL manual, pages INSERT and UPDATE).

use std::marker::PhantomData;

use super::Storable;
use crate::backend::{Backend, Values};
use crate::kernel::{Column, ConstantLevel, Expression};
use crate::render::{DefaultKeyword, Dialect, Render, Rope, Support, SupportedBy};

/// The word `DEFAULT`, for `column.set(DEFAULT)`.
#[derive(Clone, Copy, Debug)]
pub struct DefaultWord;

/// The column's default: `users::karma.set(DEFAULT)`. Without one that is NULL, so a NOT NULL column must have one.
///
/// ```
/// # relvar::doc_schema!();
/// use relvar::prelude::*;
/// let sql = users.update((users::age.set(DEFAULT), users::created_at.set(DEFAULT))).filter(users::id.eq(7));
/// assert_eq!(sql.sql::<Postgres>(), "UPDATE users SET age = DEFAULT, created_at = DEFAULT WHERE users.id = $1");
/// ```
pub const DEFAULT: DefaultWord = DefaultWord;

/// `DEFAULT` as the value of the column `C`.
pub struct DefaultOf<C>(PhantomData<C>);

impl<C> Clone for DefaultOf<C> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<C> Copy for DefaultOf<C> {}

impl<C> std::fmt::Debug for DefaultOf<C> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DEFAULT")
    }
}

#[diagnostic::do_not_recommend]
impl<Type, Null, C: Column<SqlType = Type>> Storable<Type, Null, C> for DefaultWord {
    type Expression = DefaultOf<C>;

    fn store(self) -> DefaultOf<C> {
        DefaultOf(PhantomData)
    }
}

impl<C: Column> Expression for DefaultOf<C> {
    type SqlType = C::SqlType;
    type Level = ConstantLevel;
}

impl<D: Dialect, C> Render<D> for DefaultOf<C>
where
    DefaultKeyword: SupportedBy<D>,
{
    type Support = Support<DefaultKeyword, D>;
    const ROPE: &'static Rope = &Rope::Literal("DEFAULT");
}

impl<B: Backend, C> Values<B> for DefaultOf<C> {
    fn values(&self, _: &mut B::Parameters) {}
}
