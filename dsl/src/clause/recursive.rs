//! `WITH RECURSIVE`, `SEARCH` and `CYCLE` (PostgreSQL manual, sections 7.8.2.1 and 7.8.2.2).

use std::marker::PhantomData;

use super::*;
use crate::backend::{Backend, Values};
use crate::check::*;
use crate::expr::{DerivedColumn, RowShape, ShapeLabel};
use crate::kernel::*;
use crate::render::{Dialect, InWith, Probe, Render, Rope, Top};
use crate::row::{AsDeclared, ListLevel, SelectList, Shaped, TableColumns};
use crate::stmt::{Branch, Compound, Select};
use crate::types::{Array, Bool, Equality, Ordered};

/// `base UNION step`, where `step` names the whole.
#[derive(Clone, Copy, Debug)]
pub struct Recursive<Op, Base, Step, Search, Cycle> {
    base: Base,
    step: Step,
    kind: PhantomData<(Op, Search, Cycle)>,
}

/// What the columns of a recursive query come from: the first term, and the struct, whose `Option`s say what may be NULL.
pub struct RecursiveColumns<Base>(PhantomData<Base>);

impl<Base: Refers> Refers for RecursiveColumns<Base> {
    type Outer = Base::Outer;
    type Uses = Base::Uses;
}

impl<Base: ShapedQuery> ShapedQuery for RecursiveColumns<Base> {
    type Shape = Base::Shape;
    const NAMES: &'static Rope = Base::NAMES;
}

impl<Reference, Base: RecursiveBase<Reference> + ShapedQuery> TableQuery<Reference>
    for RecursiveColumns<Base>
{
    type Columns = Base::Columns;
    const COLUMNS: &'static Base::Columns = Base::COLUMNS;
}

/// The columns of a recursive query's first term, nullable as its struct says.
pub trait RecursiveBase<Reference> {
    /// The struct of columns.
    type Columns: Copy + 'static;
    /// It in the value namespace.
    const COLUMNS: &'static Self::Columns;
}

impl<Reference, Scope, Distinct, List, F, Filter, Group, Having, Order, Limit, Offset>
    RecursiveBase<Reference>
    for Select<Scope, Distinct, Chosen<List>, F, Filter, Group, Having, Order, Limit, Offset>
where
    List: TableColumns<Reference, Scope, Group, AsDeclared>,
{
    type Columns = List::Columns;
    const COLUMNS: &'static List::Columns = List::COLUMNS;
}

impl<Reference, Op, Left, Right, Order, Limit, Offset> RecursiveBase<Reference>
    for Compound<Op, Left, Right, Order, Limit, Offset>
where
    Self: Branch<List: TableColumns<Reference, Nil, NotGrouped, AsDeclared>>,
{
    type Columns = <<Self as Branch>::List as TableColumns<Reference, Nil, NotGrouped, AsDeclared>>::Columns;
    const COLUMNS: &'static Self::Columns =
        <<Self as Branch>::List as TableColumns<Reference, Nil, NotGrouped, AsDeclared>>::COLUMNS;
}

/// What the rules ask of a recursive term.
pub trait RecursiveTerm {
    /// Its row struct.
    type Shape: RowShape;
    /// Its select list.
    type Items;
    /// How often it names its own table.
    type Uses: SomeUses;
    /// `Fail` where it aggregates beside its own table.
    type NoAggregate: Verdict;
    /// `Fail` where SEARCH and CYCLE cannot follow it.
    type Searchable: Verdict;
}

impl<Scope, Distinct, List, F, Filter, Group, Having, Order, Limit, Offset> RecursiveTerm
    for Select<Scope, Distinct, Chosen<List>, F, Filter, Group, Having, Order, Limit, Offset>
where
    List: Shaped + SelectList<Items: ListLevel>,
    Scope: RecursiveUses<Direct: DirectRule>,
    Having: HavingLevel,
    Order: OrderItems<Items: ListLevel>,
    Group: IsUngrouped,
    NoAggregateIn<Having::Level>: Also<NoAggregateIn<<Order::Items as ListLevel>::Level>>,
    NoAggregateIn<<List::Items as ListLevel>::Level>:
        Also<Both<NoAggregateIn<Having::Level>, NoAggregateIn<<Order::Items as ListLevel>::Level>>>,
{
    type Shape = List::Shape;
    type Items = List::Items;
    type Uses = Scope::Uses;
    type NoAggregate = <Scope::Direct as DirectRule>::IfDirect<
        Both<
            NoAggregateIn<<List::Items as ListLevel>::Level>,
            Both<NoAggregateIn<Having::Level>, NoAggregateIn<<Order::Items as ListLevel>::Level>>,
        >,
    >;
    type Searchable = <Scope::Direct as DirectRule>::OnlyIfDirect<Group::Verdict>;
}

type NoAggregateIn<L> = <L as Level>::NoAggregate;

/// The level of a HAVING clause.
pub trait HavingLevel {
    /// That of its condition.
    type Level: Level;
}

impl HavingLevel for Unset {
    type Level = ConstantLevel;
}

impl<Condition: Expression> HavingLevel for HavingClause<Condition> {
    type Level = Condition::Level;
}

/// Is there no grouping?
pub trait IsUngrouped {
    /// `Fail` where there is.
    type Verdict: Verdict;
}

impl IsUngrouped for NotGrouped {
    type Verdict = Valid;
}

impl IsUngrouped for WholeTable {
    type Verdict = Fail<WholeTable>;
}

impl<By> IsUngrouped for Grouped<By> {
    type Verdict = Fail<By>;
}

/// The own columns of a recursive query as a struct.
pub type OwnColumnsOfBase<Base, Label> = <Base as RecursiveBase<CteName<Base, Label>>>::Columns;
/// The own columns of a recursive query.
pub type RecursiveItems<Base, Label> = <OwnColumnsOfBase<Base, Label> as SelectList>::Items;
/// The verdict on the types of the two terms.
pub type TermTypes<Base, Label, Step> =
    <RecursiveItems<Base, Label> as TypesOf<<Step as RecursiveTerm>::Items>>::Verdict;
/// The verdict on the structs of the two terms.
pub type TermShapes<Base, Step> =
    Both<Valid, <<Step as RecursiveTerm>::Shape as SameShape<<Base as ShapedQuery>::Shape>>::Verdict>;
/// The verdict on SEARCH and CYCLE. (As a verdict of two, because the compiler explains an associated type of an
/// argument at length.)
pub type SearchableOf<Step> = Both<Valid, <Step as RecursiveTerm>::Searchable>;
/// The verdict on where the step names its own table.
pub type ProbeOf<Step> = <Step as Render<Probe<Top>>>::Support;
/// The verdict on how often.
pub type OnceOf<Base, Step> = <<Step as RecursiveTerm>::Uses as SomeUses>::Once<<Base as ShapedQuery>::Shape>;
/// The verdict on outer joins.
pub type NotMissingOf<Base, Step> =
    <<Step as RecursiveTerm>::Uses as SomeUses>::NotMissing<<Base as ShapedQuery>::Shape>;

macro_rules! documentation {
    (recursive_union_all) => {
        r#"`first term UNION ALL recursive term`: the recursive term gets its own table, which holds the rows of the step
before, and is run until it gives none.

The terms select the same struct. A column may be NULL where the struct's field is an `Option`.

```
# relvar::doc_schema!();
use relvar::prelude::*;
#[derive(relvar::Row)]
struct Chain { id: i32, depth: i32 }

let chain = users.filter(users::id.eq(1)).select(row!(Chain { id: users::id, depth: users::id })).cte()
    .recursive_union_all(|chain| {
        users.inner_join(chain.on(users::team_id.eq(chain.id)))
            .select(row!(Chain { id: users::id, depth: chain.depth.add(1) }))
    });
assert_eq!(
    with(&chain, chain.query().select(chain.depth)).sql::<Postgres>(),
    "WITH RECURSIVE chain (id, depth) AS (SELECT users.id, users.id FROM users WHERE users.id = $1 UNION ALL \
     SELECT users.id, chain.depth + $2 FROM users INNER JOIN chain ON users.team_id = chain.id) \
     SELECT chain.depth FROM chain",
);
```"#
    };
    (recursive_union) => {
        r#"`first term UNION recursive term`: like [`recursive_union_all`](Self::recursive_union_all), but a row that was
given before is not given again, which also ends a query that walks in a circle."#
    };
    (search_depth_first) => {
        r#"`SEARCH DEPTH FIRST BY columns`: [`search_order`](Self::search_order) then sorts a row after the row that it
came from and its descendants before its siblings."#
    };
    (search_breadth_first) => {
        r#"`SEARCH BREADTH FIRST BY columns`: [`search_order`](Self::search_order) then sorts the rows of one step before
those of the next."#
    };
}

macro_rules! recursion {
    ($method:ident $operator:ident [$($bound:tt)*]) => {
        impl<Base, Hint, Label: ShapeLabel> Cte<Base, Hint, Label> {
            #[doc = documentation!($method)]
            pub fn $method<Step>(
                self,
                step: impl FnOnce(CteTable<RecursiveColumns<Base>, Label, InItself>) -> Step,
            ) -> Cte<Recursive<$operator, Base, Step, Unset, Unset>, Hint, Label>
            where
                Base: ShapedQuery + RecursiveBase<CteName<Base, Label>, Columns: SelectList>,
                Step: RecursiveTerm,
                Step: Render<Probe<Top>>,
                Step::Shape: SameShape<Base::Shape>,
                TermShapes<Base, Step>: SelectsStruct<Culprit<TermShapes<Base, Step>>>,
                RecursiveItems<Base, Label>: TypesOf<Step::Items>,
                $($bound)*
                Culprit<TermTypes<Base, Label, Step>>: TermsDifferParts,
                TermTypes<Base, Label, Step>: SameTermTypes<
                        <Culprit<TermTypes<Base, Label, Step>> as TermsDifferParts>::Field,
                        <Culprit<TermTypes<Base, Label, Step>> as TermsDifferParts>::First,
                        <Culprit<TermTypes<Base, Label, Step>> as TermsDifferParts>::Step,
                    >,
                ProbeOf<Step>: UsesItselfInFrom<Culprit<ProbeOf<Step>>>,
                OnceOf<Base, Step>: UsesItselfOnce<Culprit<OnceOf<Base, Step>>>,
                NotMissingOf<Base, Step>: UsesItselfNotNull<Culprit<NotMissingOf<Base, Step>>>,
                Step::NoAggregate: NoAggregateInRecursion,
            {
                let step = step(CteTable::new());
                Cte::new(Recursive { base: self.0, step, kind: PhantomData })
            }
        }
    };
}

recursion!(recursive_union_all UnionAll []);

recursion!(recursive_union Union [RecursiveItems<Base, Label>: AllEqual,]);

/// Columns whose types all have `=`.
pub trait AllEqual {}

impl AllEqual for Nil {}

impl<E: Expression<SqlType: Equality>, Tail: AllEqual> AllEqual for Cons<E, Tail> {}

impl<Op, Base, Step, Search, Cycle> Refers for Recursive<Op, Base, Step, Search, Cycle>
where
    Base: Refers<Outer: Append<Step::Outer>>,
    Step: Refers,
{
    type Outer = <Base::Outer as Append<Step::Outer>>::List;
    type Uses = Base::Uses;
}

impl<Op, Base, Step, Search, Cycle> CteQuery for Recursive<Op, Base, Step, Search, Cycle>
where
    Self: Refers,
    Base: ShapedQuery,
{
    type Columns = RecursiveColumns<Base>;
    const RECURSIVE: bool = true;
}

/// The tables that the recursive term sees: its own, and those before.
type InStep<Base, Label, Tables> = Cons<Defined<CteName<Base, Label>, OwnColumnsOfBase<Base, Label>>, Tables>;

impl<D, Label, Tables, Op, Base, Step, Search, Cycle> CteText<D, Label, Tables>
    for Recursive<Op, Base, Step, Search, Cycle>
where
    D: Dialect,
    Label: ShapeLabel,
    Tables: 'static,
    Op: SetOperator,
    Base: ShapedQuery + RecursiveBase<CteName<Base, Label>> + Render<InWith<D, Tables>>,
    Step: Render<InWith<D, InStep<Base, Label, Tables>>>,
    Search: AfterText,
    Cycle: AfterText,
    Base::Support: Also<Step::Support>,
{
    type Support = Both<Base::Support, Step::Support>;
    const ROPE: &'static Rope =
        &Rope::Infix { precedence: Op::PRECEDENCE, left: Base::ROPE, operator: Op::TEXT, right: Step::ROPE };
    const AFTER: &'static Rope = &Rope::Join(&[Search::ROPE, Cycle::ROPE]);
}

impl<B: Backend, Op, Base: Values<B>, Step: Values<B>, Search, Cycle> Values<B>
    for Recursive<Op, Base, Step, Search, Cycle>
{
    fn values(&self, parameters: &mut B::Parameters) {
        self.base.values(parameters);
        self.step.values(parameters);
    }
}

/// What stands after a recursive query in WITH.
pub trait AfterText {
    /// Its text, with a blank before it.
    const ROPE: &'static Rope;
}

impl AfterText for Unset {
    const ROPE: &'static Rope = &Rope::Empty;
}

/// `SEARCH DEPTH FIRST BY columns`
pub struct DepthFirst<Columns>(PhantomData<Columns>);

/// `SEARCH BREADTH FIRST BY columns`
pub struct BreadthFirst<Columns>(PhantomData<Columns>);

/// `CYCLE columns`
pub struct CycleOf<Columns>(PhantomData<Columns>);

macro_rules! after {
    ($name:ident $before:literal $after:literal) => {
        impl<Columns> Clone for $name<Columns> {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<Columns> Copy for $name<Columns> {}

        impl<Columns: SelectList<Items: ColumnNames>> AfterText for $name<Columns> {
            const ROPE: &'static Rope = &Rope::Join(&[
                &Rope::Literal($before),
                <Columns::Items as ColumnNames>::ROPE,
                &Rope::Literal($after),
            ]);
        }
    };
}

after!(DepthFirst " SEARCH DEPTH FIRST BY " " SET \"search order\"");
after!(BreadthFirst " SEARCH BREADTH FIRST BY " " SET \"search order\"");
after!(CycleOf " CYCLE " " SET \"is cycle\" USING \"cycle path\"");

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
    label = "expected a column of the query, or a tuple of them"
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
    label = "expected a column of the query, or a tuple of them"
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
    type Index<Rest> = D62<D63<D62<Rest>>>;
    const NAME: Name = Name::quoted("search order");
}

impl FieldName for IsCycle {
    type Id = Never;
    type Index<Rest> = D62<D63<D61<Rest>>>;
    const NAME: Name = Name::quoted("is cycle");
}
