//! `LIMIT` (PostgreSQL manual, section 7.6). The number is a parameter, so the text does not change with it.

use crate::backend::{Backend, Values};
use crate::check::{Free, LIMIT, NotGivenYet, OrderGiven, Ordered, Slot, taken};
use crate::kernel::Valid;
use crate::render::{Dialect, Render, Rope};
use crate::stmt::Select;

/// A clause of one number, which is a parameter: `parameter_clause!(Limit " LIMIT ")`.
macro_rules! parameter_clause {
    ($name:ident $keyword:literal) => {
        #[doc = concat!("`", $keyword, "$n`")]
        #[derive(Clone, Copy, Debug)]
        pub struct $name(pub(crate) i64);

        impl<D: $crate::render::Dialect> $crate::render::Render<D> for $name {
            type Support = $crate::kernel::Valid;
            const ROPE: &'static $crate::render::Rope =
                &$crate::render::Rope::Clause($keyword, &$crate::render::Rope::Parameter);
        }

        impl<B: $crate::backend::Backend> $crate::backend::Values<B> for $name
        where
            i64: $crate::backend::Encode<B, $crate::types::Int8>,
        {
            fn values(&self, parameters: &mut B::Parameters) {
                B::push::<$crate::types::Int8, i64>(parameters, &self.0);
            }
        }

        $crate::check::taken!([] $name;);
    };
}
pub(super) use parameter_clause;

parameter_clause!(Limit " LIMIT ");

/// `LIMIT 1`: at most one row.
#[derive(Clone, Copy, Debug)]
pub struct LimitOne;

taken!([] LimitOne;);

impl<D: Dialect> Render<D> for LimitOne {
    type Support = Valid;
    const ROPE: &'static Rope = &Rope::Literal(" LIMIT 1");
}

impl<B: Backend> Values<B> for LimitOne {
    fn values(&self, _: &mut B::Parameters) {}
}

impl<Scope, Distinct, Columns, From, Filter, Group, Having, Order, Held, Offset>
    Select<Scope, Distinct, Columns, From, Filter, Group, Having, Order, Held, Offset>
{
    /// `LIMIT rows`: at most so many rows. Without ORDER BY it is refused; `.any_order()` allows it.
    pub fn limit(
        self,
        rows: u32,
    ) -> Select<Scope, Distinct, Columns, From, Filter, Group, Having, Order, Limit, Offset>
    where
        Held: Slot<LIMIT>,
        Order: OrderGiven,
        Free<Held, LIMIT>: NotGivenYet<LIMIT>,
        Order::Verdict: Ordered<LIMIT>,
    {
        self.map_limit(|_| Limit(i64::from(rows)))
    }

    /// `LIMIT 1`: the first row, so `.fetch_one(..)` and `.fetch_optional(..)` may follow.
    pub fn first(
        self,
    ) -> Select<Scope, Distinct, Columns, From, Filter, Group, Having, Order, LimitOne, Offset>
    where
        Held: Slot<LIMIT>,
        Order: OrderGiven,
        Free<Held, LIMIT>: NotGivenYet<LIMIT>,
        Order::Verdict: Ordered<LIMIT>,
    {
        self.map_limit(|_| LimitOne)
    }
}
