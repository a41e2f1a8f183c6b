//! `OFFSET` (PostgreSQL manual, section 7.6).

use super::limit::parameter_clause;
use crate::check::{NotGivenYet, OFFSET, OrderGiven, Ordered};
use crate::render::{Dialect, Rope, is_empty};
use crate::stmt::Select;

parameter_clause!(Skip " OFFSET ");

/// The LIMIT clause: where there is none, and OFFSET needs one in the dialect, one that takes all rows.
pub(crate) const fn limit_before<D: Dialect>(limit: &'static Rope, offset: &Rope) -> &'static Rope {
    if D::OFFSET_ALONE || !is_empty(limit) || is_empty(offset) { limit } else { &Rope::Literal(EVERY_ROW) }
}

/// No limit, where there must be one.
pub(crate) const EVERY_ROW: &str = " LIMIT -1";

#[relvar_macros::brief]
impl<Scope, Distinct, Columns, From, Filter, Group, Having, Order, Limit, Held>
    Select<Scope, Distinct, Columns, From, Filter, Group, Having, Order, Limit, Held>
{
    /// `OFFSET rows`: leaves out so many rows first. Without ORDER BY it is refused; `.any_order()` allows it.
    pub fn offset(
        self,
        rows: u32,
    ) -> Select<Scope, Distinct, Columns, From, Filter, Group, Having, Order, Limit, Skip>
    where
        Order: OrderGiven,
        Held: NotGivenYet<OFFSET>,
        Order::Verdict: Ordered<OFFSET>,
    {
        self.map_offset(|_| Skip(i64::from(rows)))
    }
}
