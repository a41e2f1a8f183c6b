//! `WITH RECURSIVE` (PostgreSQL manual, section 7.8.2).

use std::marker::PhantomData;

use super::*;
use crate::backend::{Backend, Values};
use crate::check::*;
use crate::expr::{RowShape, ShapeLabel};
use crate::kernel::*;
use crate::render::{Dialect, InWith, Probe, Render, Rope, Support, SupportedBy, Top};
use crate::row::{AsDeclared, ListLevel, SelectList, Shaped, ShapedColumns};
use crate::stmt::{Branch, Compound, Select};

/// `base UNION step`, where `step` names the whole.
#[derive(Clone, Copy, Debug)]
pub struct Recursive<Op, Base, Step, Search, Cycle> {
    pub(super) base: Base,
    pub(super) step: Step,
    pub(super) kind: PhantomData<(Op, Search, Cycle)>,
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
    List: ShapedColumns<Reference, Scope, Group, AsDeclared>,
{
    type Columns = List::Columns;
    const COLUMNS: &'static List::Columns = List::COLUMNS;
}

impl<Reference, Op, Left, Right, Order, Limit, Offset> RecursiveBase<Reference>
    for Compound<Op, Left, Right, Order, Limit, Offset>
where
    Self: Branch<List: ShapedColumns<Reference, Nil, NotGrouped, AsDeclared>>,
{
    type Columns = <<Self as Branch>::List as ShapedColumns<Reference, Nil, NotGrouped, AsDeclared>>::Columns;
    const COLUMNS: &'static Self::Columns =
        <<Self as Branch>::List as ShapedColumns<Reference, Nil, NotGrouped, AsDeclared>>::COLUMNS;
}

/// What the rules ask of a recursive term.
#[diagnostic::on_unimplemented(
    message = "the recursive term must be one SELECT of a row struct",
    label = "expected a query that selects the struct of the first term",
    note = "UNION inside of the recursive term stands in a derived table: `.union(..).derived()`",
    note = "rule C10, see `relvar::docs::rules::C10`"
)]
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

#[diagnostic::do_not_recommend]
impl<Scope, Distinct, List, F, Filter, Group, Having, Order, Limit, Offset> RecursiveTerm
    for Select<Scope, Distinct, Chosen<List>, F, Filter, Group, Having, Order, Limit, Offset>
where
    List: Shaped + SelectList<Items: ListLevel>,
    Scope: RecursiveUses<Direct: DirectRule>,
    Having: HavingLevel,
    Order: OrderItems<Items: ListLevel>,
    Group: IsUngrouped,
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
pub(super) type NoWindowIn<L> = <L as Level>::NoWindow;

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

/// An aggregate in a window that is only named is none of the query until OVER uses it, and then the function has its level.
impl<Before: HavingLevel, Named> HavingLevel for Windows<Before, Named> {
    type Level = Before::Level;
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

/// The verdict on the set operations that its own table is within.
pub type WithinOf<Step> = Both<Valid, <<Step as RecursiveTerm>::Uses as SomeUses>::NotWithin>;

/// The verdict on aggregates of a query that a recursive term has in FROM, where it names the recursive query's table.
pub type AggregatesBeside<Scope, Columns, Having> =
    <<Scope as RecursiveUses>::Direct as DirectRule>::IfDirect<
        Both<NoAggregateIn<ListedLevel<Columns, Scope>>, NoAggregateIn<<Having as HavingLevel>::Level>>,
    >;

/// The verdict on aggregates in the recursive term.
pub type AggregatesOfTerm<Step> = Both<Valid, <Step as RecursiveTerm>::NoAggregate>;

#[relvar_macros::brief]
impl<Base, Hint, Label: ShapeLabel> Cte<Base, Hint, Label> {
    /// `first term UNION ALL recursive term`: the recursive term gets its own table, which holds the rows of the step
    /// before, and is run until it gives none.
    ///
    /// The terms select the same struct. A column may be NULL where the struct's field is an `Option`.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// #[derive(relvar::Row)]
    /// struct Chain { id: i32, depth: i32 }
    ///
    /// let chain = users.filter(users::id.eq(1)).select(row!(Chain { id: users::id, depth: users::id })).cte()
    ///     .recursive_union_all(|chain| {
    ///         users.inner_join(chain.on(users::team_id.eq(chain.id)))
    ///             .select(row!(Chain { id: users::id, depth: chain.depth.add(1) }))
    ///     });
    /// assert_eq!(
    ///     with(&chain, chain.query().select(chain.depth)).sql::<Postgres>(),
    ///     "WITH RECURSIVE chain (id, depth) AS (SELECT users.id, users.id FROM users WHERE users.id = $1 UNION ALL \
    ///      SELECT users.id, chain.depth + $2 FROM users INNER JOIN chain ON users.team_id = chain.id) \
    ///      SELECT chain.depth FROM chain",
    /// );
    /// ```
    pub fn recursive_union_all<Step>(
        self,
        step: impl FnOnce(CteTable<RecursiveColumns<Base>, Label, InItself>) -> Step,
    ) -> Cte<Recursive<UnionAll, Base, Step, Unset, Unset>, Hint, Label>
    where
        Base: ShapedQuery + RecursiveBase<CteName<Base, Label>, Columns: SelectList>,
        Step: RecursiveTerm,
        Step: Render<Probe<Top>>,
        Step::Shape: SameShape<Base::Shape>,
        TermShapes<Base, Step>: SelectsStruct<Culprit<TermShapes<Base, Step>>>,
        RecursiveItems<Base, Label>: TypesOf<Step::Items>,
        Culprit<TermTypes<Base, Label, Step>>: TermsDifferParts,
        TermTypes<Base, Label, Step>: SameTermTypes<
                <Culprit<TermTypes<Base, Label, Step>> as TermsDifferParts>::Field,
                <Culprit<TermTypes<Base, Label, Step>> as TermsDifferParts>::First,
                <Culprit<TermTypes<Base, Label, Step>> as TermsDifferParts>::Step,
            >,
        ProbeOf<Step>: UsesItselfInFrom<Culprit<ProbeOf<Step>>>,
        OnceOf<Base, Step>: UsesItselfOnce<Culprit<OnceOf<Base, Step>>>,
        NotMissingOf<Base, Step>: UsesItselfNotNull<Culprit<NotMissingOf<Base, Step>>>,
        WithinOf<Step>: UsesItselfOutside<Culprit<WithinOf<Step>>>,
        AggregatesOfTerm<Step>: NoAggregateInRecursion,
    {
        let step = step(CteTable::new());
        Cte::new(Recursive { base: self.0, step, kind: PhantomData })
    }

    /// `first term UNION recursive term`: like [`recursive_union_all`](Self::recursive_union_all), but a row that was
    /// given before is not given again, which also ends a query that walks in a circle.
    pub fn recursive_union<Step>(
        self,
        step: impl FnOnce(CteTable<RecursiveColumns<Base>, Label, InItself>) -> Step,
    ) -> Cte<Recursive<Union, Base, Step, Unset, Unset>, Hint, Label>
    where
        Base: ShapedQuery + RecursiveBase<CteName<Base, Label>, Columns: SelectList>,
        Step: RecursiveTerm,
        Step: Render<Probe<Top>>,
        Step::Shape: SameShape<Base::Shape>,
        TermShapes<Base, Step>: SelectsStruct<Culprit<TermShapes<Base, Step>>>,
        RecursiveItems<Base, Label>: TypesOf<Step::Items>,
        RecursiveItems<Base, Label>: AllCompared,
        RowsOf<Base, Label>: ComparedBy<UNION, Culprit<RowsOf<Base, Label>>>,
        Culprit<TermTypes<Base, Label, Step>>: TermsDifferParts,
        TermTypes<Base, Label, Step>: SameTermTypes<
                <Culprit<TermTypes<Base, Label, Step>> as TermsDifferParts>::Field,
                <Culprit<TermTypes<Base, Label, Step>> as TermsDifferParts>::First,
                <Culprit<TermTypes<Base, Label, Step>> as TermsDifferParts>::Step,
            >,
        ProbeOf<Step>: UsesItselfInFrom<Culprit<ProbeOf<Step>>>,
        OnceOf<Base, Step>: UsesItselfOnce<Culprit<OnceOf<Base, Step>>>,
        NotMissingOf<Base, Step>: UsesItselfNotNull<Culprit<NotMissingOf<Base, Step>>>,
        WithinOf<Step>: UsesItselfOutside<Culprit<WithinOf<Step>>>,
        AggregatesOfTerm<Step>: NoAggregateInRecursion,
    {
        let step = step(CteTable::new());
        Cte::new(Recursive { base: self.0, step, kind: PhantomData })
    }
}

/// A recursive query with a clause that its UNION cannot have.
#[diagnostic::on_unimplemented(
    message = "the UNION of a recursive query takes no ORDER BY, LIMIT or OFFSET",
    label = "on the UNION of a recursive query",
    note = "give it to the query that uses the table: `with(&table, table.query()..)`",
    note = "rule C10, see `relvar::docs::rules::C10`"
)]
pub trait ClausesAfterRecursion {}

/// Refused: what comes after a UNION.
#[relvar_macros::brief]
impl<Op, Base, Step, Search, Cycle, Hint, Label> Cte<Recursive<Op, Base, Step, Search, Cycle>, Hint, Label> {
    /// Refused: a recursive UNION takes no ORDER BY.
    pub fn order_by<Anything>(self, _: Anything) -> Self
    where
        Refused<Label>: ClausesAfterRecursion,
    {
        self
    }

    /// Refused: a recursive UNION takes no LIMIT.
    pub fn limit<Anything>(self, _: Anything) -> Self
    where
        Refused<Label>: ClausesAfterRecursion,
    {
        self
    }

    /// Refused: a recursive UNION takes no OFFSET.
    pub fn offset<Anything>(self, _: Anything) -> Self
    where
        Refused<Label>: ClausesAfterRecursion,
    {
        self
    }
}

/// Have the types of these columns all `=`?
pub trait AllCompared {
    /// The culprit is a type.
    type Verdict: Verdict;
}

impl AllCompared for Nil {
    type Verdict = Valid;
}

impl<E: Expression<SqlType: SqlType>, Tail: AllCompared> AllCompared for Cons<E, Tail> {
    type Verdict = Both<<E::SqlType as SqlType>::Equal, Tail::Verdict>;
}

/// The verdict on comparing the rows of a recursive query.
pub type RowsOf<Base, Label> = <RecursiveItems<Base, Label> as AllCompared>::Verdict;

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
    type Access = Reads;
    type Plain = Fail<Base>;
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
    TermOfRecursion<Step>: SupportedBy<D>,
    Search: AfterText<Feature: SupportedBy<D>>,
    Cycle: AfterText<Feature: SupportedBy<D>>,
{
    type Support = all!(
        Support<Search::Feature, D>,
        Support<Cycle::Feature, D>,
        Support<TermOfRecursion<Step>, D>,
        Base::Support,
        Step::Support
    );
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
