//! `FROM` with one table, and how a query begins.

use std::marker::PhantomData;

use typenum::{B0, B1};

use super::{Enters, FromItem, Natural, SourceText, SourceValues};
use crate::backend::{Backend, Values};
use crate::check::*;
use crate::kernel::*;
use crate::render::{Dialect, Render, Rope};
use crate::stmt::Select;

/// `source`, the first of FROM. The statement writes the keyword: it is `USING` for some.
#[derive(Clone, Copy, Debug)]
pub struct From<Source>(pub(super) Source);

impl<D: Dialect, Source: SourceText<D>> Render<D> for From<Source> {
    type Support = Source::Support;
    const ROPE: &'static Rope = Source::FROM;
}

impl<B: Backend, Source: SourceValues<B>> Values<B> for From<Source> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.0.values(parameters);
    }
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

impl<Reference: TableReference> Query<Reference> {
    /// A query on `reference`.
    pub fn on(reference: Reference) -> Self {
        start(reference)
    }
}

/// A query on something in FROM, with no clause given.
pub type QueryOn<Item> = QueryIn<Item, Nil>;
/// The same, whose item uses a table of the query around.
pub type QueryOf<Item, Outer> = QueryIn<Item, Correlated<Nil, Outer>>;
/// A query on something that is added to the FROM clause `Scope`.
pub type QueryIn<Item, Scope> = Select<
    <Item as Enters<Scope, B0>>::After,
    Unset,
    Natural,
    From<<Item as FromItem>::Source>,
    Unset,
    NotGrouped,
    Unset,
    Unset,
    Unset,
    Unset,
>;

/// A query on `item`.
pub(super) fn start<Item: Enters<Nil, B0>>(item: Item) -> QueryOn<Item> {
    start_in::<Item, Nil>(item)
}

/// A query on `item`, with tables of the query around in `Scope`.
pub(super) fn start_in<Item: Enters<Scope, B0>, Scope>(item: Item) -> QueryIn<Item, Scope> {
    Select {
        distinct: Unset,
        columns: Natural,
        from: From(item.source()),
        filter: Unset,
        group: NotGrouped,
        having: Unset,
        order: Unset,
        limit: Unset,
        offset: Unset,
        fixed: PhantomData,
    }
}

/// The scope with a table of an outer query in it.
pub type Correlated<Scope, Outer> = Cons<Entry<<Outer as FromItem>::Reference, B0, B1>, Scope>;
/// The scope with a table of an outer query in it whose columns may be NULL because an outer join made them so.
pub type CorrelatedNullable<Scope, Outer> = Cons<Entry<<Outer as FromItem>::Reference, B1, B1>, Scope>;

#[relvar_macros::brief]
impl<Scope, Distinct, Columns, F, Filter, Group, Having, Order, Limit, Offset>
    Select<Scope, Distinct, Columns, F, Filter, Group, Having, Order, Limit, Offset>
{
    /// Lets this subquery use the columns of a table of the query around it.
    ///
    /// The query then cannot be run on its own, and stands only where `outer` is in FROM.
    pub fn correlate<Outer: FromItem>(
        self,
        outer: Outer,
    ) -> Select<Correlated<Scope, Outer>, Distinct, Columns, F, Filter, Group, Having, Order, Limit, Offset>
    where
        Scope: Find<Outer::Reference>,
        Scope::Fresh: NotYetInFrom<Culprit<Scope::Fresh>>,
    {
        let _ = outer;
        self.map_from(|from| from)
    }

    /// Like [`correlate`](Self::correlate), for a table that an outer join of the query around made nullable: so are its
    /// columns here.
    pub fn correlate_nullable<Outer: FromItem>(
        self,
        outer: Outer,
    ) -> Select<
        CorrelatedNullable<Scope, Outer>,
        Distinct,
        Columns,
        F,
        Filter,
        Group,
        Having,
        Order,
        Limit,
        Offset,
    >
    where
        Scope: Find<Outer::Reference>,
        Scope::Fresh: NotYetInFrom<Culprit<Scope::Fresh>>,
    {
        let _ = outer;
        self.map_from(|from| from)
    }
}
