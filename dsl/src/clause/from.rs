//! `FROM` with one table, and how a query begins.

use std::marker::PhantomData;

use typenum::{B0, B1};

use super::Natural;
use crate::backend::{Backend, Values};
use crate::check::*;
use crate::kernel::*;
use crate::render::{Dialect, Render, Rope};
use crate::stmt::Select;

/// `FROM reference`
#[derive(Clone, Copy, Debug)]
pub struct From<Reference>(PhantomData<Reference>);

impl<D: Dialect, Reference: TableReference> Render<D> for From<Reference> {
    type Support = Valid;
    const ROPE: &'static Rope = &Rope::Join(&[&Rope::Literal(" FROM "), Reference::FROM]);
}

impl<B: Backend, Reference> Values<B> for From<Reference> {
    fn values(&self, _: &mut B::Parameters) {}
}

/// A query on one table reference, with no clause given.
pub type Query<Reference> = Select<
    OnlyTable<Reference>,
    Unset,
    Natural,
    From<Reference>,
    Unset,
    NotGrouped,
    Unset,
    Unset,
    Unset,
    Unset,
>;

impl<Reference> Query<Reference> {
    /// A query on `reference`.
    pub fn on(_: Reference) -> Self {
        Select {
            distinct: Unset,
            columns: Natural,
            from: From(PhantomData),
            filter: Unset,
            group: NotGrouped,
            having: Unset,
            order: Unset,
            limit: Unset,
            offset: Unset,
            fixed: PhantomData,
        }
    }
}

/// The scope with a table of an outer query in it.
pub type Correlated<Scope, Reference> = Cons<Entry<Reference, B0, B1>, Scope>;

impl<Scope, Distinct, Columns, F, Filter, Group, Having, Order, Limit, Offset>
    Select<Scope, Distinct, Columns, F, Filter, Group, Having, Order, Limit, Offset>
{
    /// Lets this subquery use the columns of a table of the query around it.
    ///
    /// The query then cannot be run on its own, and stands only where `outer` is in FROM.
    pub fn correlate<Outer: TableReference>(
        self,
        outer: Outer,
    ) -> Select<Correlated<Scope, Outer>, Distinct, Columns, F, Filter, Group, Having, Order, Limit, Offset>
    where
        Scope: Find<Outer>,
        Scope::Fresh: NotYetInFrom<Culprit<Scope::Fresh>>,
    {
        let _ = outer;
        self.map_from(|from| from)
    }
}
