//! `LIMIT` (PostgreSQL manual, section 7.6). The number is a parameter, so the text does not change with it.

use super::{AnyOrder, OrderBy, OrderByOrdinals, OrderByOutput};
use crate::backend::{Backend, Encode, Values};
use crate::check::{LIMIT, NoOrder, NotGivenYet, OrderGiven, Ordered, TiesBy, TiesOrdered};
use crate::kernel::{Fail, SqlType, Unset, Valid};
use crate::render::{Dialect, Render, Rope, Support, SupportedBy, WITH_TIES, is_empty};
use crate::stmt::{Compound, Select};
use crate::types::Int8;

/// A clause of one number, which is a parameter: `parameter_clause!(Limit " LIMIT ")`.
macro_rules! parameter_clause {
    ($name:ident $keyword:literal) => {
        #[doc = concat!("`", $keyword, "$n`")]
        #[derive(Clone, Copy, Debug)]
        pub struct $name(pub(crate) i64);

        impl<D: $crate::render::Dialect> $crate::render::Render<D> for $name {
            type Support = $crate::kernel::Valid;
            const ROPE: &'static $crate::render::Rope = &$crate::render::Rope::Clause(
                $keyword,
                &$crate::render::Rope::Parameter(&<$crate::types::Int8 as $crate::kernel::SqlType>::NAME),
            );
        }

        impl<B: $crate::backend::Backend> $crate::backend::Values<B> for $name
        where
            i64: $crate::backend::Encode<B, $crate::types::Int8>,
        {
            fn values(&self, parameters: &mut B::Parameters) {
                B::push::<$crate::types::Int8, i64>(parameters, &self.0);
            }
        }
    };
}
pub(super) use parameter_clause;

parameter_clause!(Limit " LIMIT ");

/// The LIMIT clause: where there is none, and OFFSET needs one in the dialect, one that takes all rows.
pub(crate) const fn limit_before<D: Dialect>(limit: &'static Rope, offset: &Rope) -> &'static Rope {
    if D::OFFSET_ALONE || !is_empty(limit) || is_empty(offset) { limit } else { &Rope::Literal(EVERY_ROW) }
}

/// No limit, where there must be one.
pub(crate) const EVERY_ROW: &str = " LIMIT -1";

/// `FETCH FIRST $n ROWS WITH TIES`
#[derive(Clone, Copy, Debug)]
pub struct LimitTies(pub(crate) i64);

impl<D: Dialect> Render<D> for LimitTies
where
    WITH_TIES: SupportedBy<D>,
{
    type Support = Support<WITH_TIES, D>;
    const ROPE: &'static Rope = &Rope::Join(&[
        &Rope::Literal(" FETCH FIRST "),
        &Rope::Parameter(&<Int8 as SqlType>::NAME),
        &Rope::Literal(" ROWS WITH TIES"),
    ]);
}

impl<B: Backend> Values<B> for LimitTies
where
    i64: Encode<B, Int8>,
{
    fn values(&self, parameters: &mut B::Parameters) {
        B::push::<Int8, i64>(parameters, &self.0);
    }
}

macro_rules! ties_by {
    ($([$($generics:ident),*] $order:ty: $verdict:ty;)*) => { $(
        impl<$($generics),*> TiesBy for $order {
            type Verdict = $verdict;
        }
    )* };
}

ties_by! {
    [] Unset: Fail<NoOrder>;
    [] AnyOrder: Fail<NoOrder>;
    [Terms] OrderBy<Terms>: Valid;
    [Terms] OrderByOutput<Terms>: Valid;
    [Outputs, Terms] OrderByOrdinals<Outputs, Terms>: Valid;
}

/// `LIMIT 1`: at most one row.
#[derive(Clone, Copy, Debug)]
pub struct LimitOne;

impl<D: Dialect> Render<D> for LimitOne {
    type Support = Valid;
    const ROPE: &'static Rope = &Rope::Literal(" LIMIT 1");
}

impl<B: Backend> Values<B> for LimitOne {
    fn values(&self, _: &mut B::Parameters) {}
}

#[relvar_macros::brief]
impl<Scope, Distinct, Columns, From, Filter, Group, Having, Order, Held, Offset>
    Select<Scope, Distinct, Columns, From, Filter, Group, Having, Order, Held, Offset>
{
    /// `LIMIT rows`: at most so many rows. Without ORDER BY it is refused; `.any_order()` allows it.
    pub fn limit(
        self,
        rows: u32,
    ) -> Select<Scope, Distinct, Columns, From, Filter, Group, Having, Order, Limit, Offset>
    where
        Order: OrderGiven,
        Held: NotGivenYet<LIMIT>,
        Order::Verdict: Ordered<LIMIT>,
    {
        self.map_limit(|_| Limit(i64::from(rows)))
    }

    /// `LIMIT 1`: the first row, so `.fetch_one(..)` and `.fetch_optional(..)` may follow.
    pub fn first(
        self,
    ) -> Select<Scope, Distinct, Columns, From, Filter, Group, Having, Order, LimitOne, Offset>
    where
        Order: OrderGiven,
        Held: NotGivenYet<LIMIT>,
        Order::Verdict: Ordered<LIMIT>,
    {
        self.map_limit(|_| LimitOne)
    }
    /// `FETCH FIRST rows ROWS WITH TIES`: so many rows, and all that tie with the last of them by the terms of ORDER BY.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let oldest = users.select(users::name).order_by(users::age.desc()).limit_with_ties(3);
    /// assert_eq!(
    ///     oldest.sql::<Postgres>(),
    ///     "SELECT users.name FROM users ORDER BY users.age DESC FETCH FIRST $1 ROWS WITH TIES",
    /// );
    /// ```
    pub fn limit_with_ties(
        self,
        rows: u32,
    ) -> Select<Scope, Distinct, Columns, From, Filter, Group, Having, Order, LimitTies, Offset>
    where
        Order: TiesBy<Verdict: TiesOrdered>,
        Held: NotGivenYet<LIMIT>,
    {
        self.map_limit(|_| LimitTies(i64::from(rows)))
    }
}

#[relvar_macros::brief]
impl<Op, Left, Right, Order, Held, Offset> Compound<Op, Left, Right, Order, Held, Offset> {
    /// `FETCH FIRST rows ROWS WITH TIES` of the whole.
    pub fn limit_with_ties(self, rows: u32) -> Compound<Op, Left, Right, Order, LimitTies, Offset>
    where
        Order: TiesBy<Verdict: TiesOrdered>,
        Held: NotGivenYet<LIMIT>,
    {
        self.with_limit(LimitTies(i64::from(rows)))
    }
}
