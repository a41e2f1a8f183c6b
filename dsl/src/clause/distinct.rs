//! `DISTINCT` (PostgreSQL manual, section 7.3.3).

use crate::backend::{Backend, Values};
use crate::check::{DISTINCT, Free, NotGivenYet, Slot, taken};
use crate::kernel::Valid;
use crate::render::{Dialect, Render, Rope};
use crate::stmt::Select;

/// `DISTINCT`
#[derive(Clone, Copy, Debug)]
pub struct DistinctRows;

taken!([] DistinctRows;);

impl<D: Dialect> Render<D> for DistinctRows {
    type Support = Valid;
    const ROPE: &'static Rope = &Rope::Literal("DISTINCT ");
}

impl<B: Backend> Values<B> for DistinctRows {
    fn values(&self, _: &mut B::Parameters) {}
}

impl<Scope, Held, Columns, From, Filter, Group, Having, Order, Limit, Offset>
    Select<Scope, Held, Columns, From, Filter, Group, Having, Order, Limit, Offset>
{
    /// `SELECT DISTINCT`: equal rows are given once.
    pub fn distinct(
        self,
    ) -> Select<Scope, DistinctRows, Columns, From, Filter, Group, Having, Order, Limit, Offset>
    where
        Held: Slot<DISTINCT>,
        Free<Held, DISTINCT>: NotGivenYet<DISTINCT>,
    {
        self.map_distinct(|_| DistinctRows)
    }
}
