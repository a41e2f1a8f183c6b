//! `SEARCH` and `CYCLE` of a recursive query (PostgreSQL manual, sections 7.8.2.1 and 7.8.2.2).

use std::marker::PhantomData;

use super::recursive::{Recursive, RecursiveColumns, RecursiveTerm};
use super::{AsNamed, Cte, CteName, CteTable, SearchableOf, ShapedQuery};
use crate::check::*;
use crate::expr::{DerivedColumn, ShapeLabel};
use crate::kernel::*;
use crate::render::{Everywhere, OnPostgres, Rope};
use crate::row::SelectList;
use crate::types::{Array, Bool, Equality, Ordered};

macro_rules! documentation {
    (search_depth_first) => {
        r#"`SEARCH DEPTH FIRST BY columns`: [`search_order`](Self::search_order) then sorts a row after the row that it
came from and its descendants before its siblings."#
    };
    (search_breadth_first) => {
        r#"`SEARCH BREADTH FIRST BY columns`: [`search_order`](Self::search_order) then sorts the rows of one step before
those of the next."#
    };
}

/// What stands after a recursive query in WITH.
pub trait AfterText {
    /// What the dialect must have.
    type Feature;
    /// Its text, with a blank before it.
    const ROPE: &'static Rope;
}

impl AfterText for Unset {
    type Feature = Everywhere;
    const ROPE: &'static Rope = &Rope::Empty;
}

/// `SEARCH DEPTH FIRST BY columns`
pub struct DepthFirst<Columns>(PhantomData<Columns>);

/// `SEARCH BREADTH FIRST BY columns`
pub struct BreadthFirst<Columns>(PhantomData<Columns>);

/// `CYCLE columns`
pub struct CycleOf<Columns>(PhantomData<Columns>);

macro_rules! after {
    ($name:ident $keyword:ident $before:literal $after:literal) => {
        impl<Columns> Clone for $name<Columns> {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<Columns> Copy for $name<Columns> {}

        impl<Columns: SelectList<Items: ColumnNames>> AfterText for $name<Columns> {
            type Feature = OnPostgres<$keyword>;
            const ROPE: &'static Rope = &Rope::Join(&[
                &Rope::Literal($before),
                <Columns::Items as ColumnNames>::ROPE,
                &Rope::Literal($after),
            ]);
        }
    };
}

/// How messages call the clause.
#[derive(Clone, Copy, Debug)]
pub struct SEARCH;

/// How messages call the clause.
#[derive(Clone, Copy, Debug)]
pub struct CYCLE;

after!(DepthFirst SEARCH " SEARCH DEPTH FIRST BY " " SET \"search order\"");
after!(BreadthFirst SEARCH " SEARCH BREADTH FIRST BY " " SET \"search order\"");
after!(CycleOf CYCLE " CYCLE " " SET \"is cycle\" USING \"cycle path\"");

/// Columns of one table by their names alone.
pub trait ColumnNames {
    /// Separated by commas.
    const ROPE: &'static Rope;
}

impl ColumnNames for Nil {
    const ROPE: &'static Rope = &Rope::Empty;
}

impl<Reference, Field: FieldName, Type, Null, Tail: ColumnNames> ColumnNames
    for Cons<DerivedColumn<Reference, Field, Type, Null>, Tail>
{
    const ROPE: &'static Rope = &Rope::List(", ", &[&Rope::Name(Field::NAME), Tail::ROPE]);
}

/// Columns of the table `Reference` of types that can be sorted, for SEARCH.
#[diagnostic::on_unimplemented(
    message = "SEARCH goes by columns of the recursive query itself, of types that can be sorted",
    label = "expected a column of the query, or a tuple of them",
    note = "rule C10, see `relvar::docs::rules::C10`"
)]
pub trait SearchColumns<Reference> {}

impl<Reference> SearchColumns<Reference> for Nil {}

#[diagnostic::do_not_recommend]
impl<Reference, Field, Type: Ordered, Null, Tail: SearchColumns<Reference>> SearchColumns<Reference>
    for Cons<DerivedColumn<Reference, Field, Type, Null>, Tail>
{
}

/// Columns of the table `Reference` of types that can be compared, for CYCLE.
#[diagnostic::on_unimplemented(
    message = "CYCLE watches columns of the recursive query itself, of types that have `=`",
    label = "expected a column of the query, or a tuple of them",
    note = "rule C10, see `relvar::docs::rules::C10`"
)]
pub trait CycleColumns<Reference> {}

impl<Reference> CycleColumns<Reference> for Nil {}

#[diagnostic::do_not_recommend]
impl<Reference, Field, Type: Equality, Null, Tail: CycleColumns<Reference>> CycleColumns<Reference>
    for Cons<DerivedColumn<Reference, Field, Type, Null>, Tail>
{
}

macro_rules! search {
    ($method:ident $clause:ident) => {
        impl<Op, Base, Step, Cycle, Hint, Label: ShapeLabel>
            Cte<Recursive<Op, Base, Step, Unset, Cycle>, Hint, Label>
        {
            #[doc = documentation!($method)]
            #[relvar_macros::brief]
            pub fn $method<By>(
                self,
                by: impl FnOnce(CteTable<RecursiveColumns<Base>, Label, AsNamed>) -> By,
            ) -> Cte<Recursive<Op, Base, Step, $clause<By>, Cycle>, Hint, Label>
            where
                Base: ShapedQuery,
                Step: RecursiveTerm,
                SearchableOf<Step>: Searchable,
                By: SelectList<Items: SearchColumns<CteName<Base, Label>>>,
            {
                let _ = by(CteTable::new());
                let Recursive { base, step, .. } = self.0;
                Cte::new(Recursive { base, step, kind: PhantomData })
            }
        }
    };
}

search!(search_depth_first DepthFirst);

search!(search_breadth_first BreadthFirst);

#[relvar_macros::brief]
impl<Op, Base, Step, Search, Hint, Label: ShapeLabel>
    Cte<Recursive<Op, Base, Step, Search, Unset>, Hint, Label>
{
    /// `CYCLE columns`: a row whose columns were there before on its path is given once more, marked by
    /// [`is_cycle`](Self::is_cycle), and goes no further.
    pub fn cycle<By>(
        self,
        by: impl FnOnce(CteTable<RecursiveColumns<Base>, Label, AsNamed>) -> By,
    ) -> Cte<Recursive<Op, Base, Step, Search, CycleOf<By>>, Hint, Label>
    where
        Base: ShapedQuery,
        Step: RecursiveTerm,
        SearchableOf<Step>: Searchable,
        By: SelectList<Items: CycleColumns<CteName<Base, Label>>>,
    {
        let _ = by(CteTable::new());
        let Recursive { base, step, .. } = self.0;
        Cte::new(Recursive { base, step, kind: PhantomData })
    }
}

/// SEARCH was given.
pub trait IsSearch {
    /// The type of its column.
    type SqlType: SqlType;
}

impl<By> IsSearch for DepthFirst<By> {
    type SqlType = Array<SearchSequence>;
}

impl<By> IsSearch for BreadthFirst<By> {
    type SqlType = SearchSequence;
}

impl<Op, Base: ShapedQuery, Step, Search: IsSearch, Cycle, Hint, Label>
    Cte<Recursive<Op, Base, Step, Search, Cycle>, Hint, Label>
{
    /// The column that SEARCH adds, for ORDER BY.
    pub fn search_order(
        &self,
    ) -> DerivedColumn<CteName<Base, Label>, SearchOrder, Search::SqlType, typenum::B0> {
        DerivedColumn::NEW
    }
}

impl<Op, Base: ShapedQuery, Step, Search, By, Hint, Label>
    Cte<Recursive<Op, Base, Step, Search, CycleOf<By>>, Hint, Label>
{
    /// The column that CYCLE adds: was the row there before on its path?
    pub fn is_cycle(&self) -> DerivedColumn<CteName<Base, Label>, IsCycle, Bool, typenum::B0> {
        DerivedColumn::NEW
    }
}

crate::sql_type! {
    /// The place of a row in a SEARCH: it is only there to be sorted by.
    pub SearchSequence = "record", (): Ordered;
}

/// The name of the column that SEARCH adds. No field of a struct is called so.
pub struct SearchOrder;

/// The name of the column that CYCLE adds. No field of a struct is called so.
pub struct IsCycle;

impl FieldName for SearchOrder {
    type Id = Never;
    type Index<Rest: crate::kernel::Identity> = D62<D63<D62<Rest>>>;
    type Null = typenum::B0;
    const NAME: Name = Name::quoted("search order");
}

impl FieldName for IsCycle {
    type Id = Never;
    type Index<Rest: crate::kernel::Identity> = D62<D63<D61<Rest>>>;
    type Null = typenum::B0;
    const NAME: Name = Name::quoted("is cycle");
}
