//! `OFFSET` (PostgreSQL manual, section 7.6).

use super::limit::parameter_clause;
use crate::check::{NotGivenYet, OFFSET, OrderGiven, Ordered};
use crate::stmt::Select;

parameter_clause!(Skip " OFFSET ");

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
