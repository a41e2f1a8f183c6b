//! Is a recursive query one that the server runs? (PostgreSQL manual, section 7.8.2, and page SELECT.)
//!
//! The recursive term names its own table at most once in FROM, or in a derived table there; not on the side of an outer
//! join that may be missing, not in a subquery of an expression, and not beside an aggregate.

use std::marker::PhantomData;

use typenum::{B0, B1, Or};

use crate::expr::{DerivedColumn, RowShape};
use crate::kernel::*;

/// It does not name its own table.
pub struct NoUse;

/// Once; nullable where `Null` is `B1`.
pub struct OneUse<Null>(PhantomData<Null>);

/// More than once.
pub struct ManyUses;

/// On a side of the set operation `Keyword` where it cannot be.
pub struct WithinOperation<Keyword>(PhantomData<Keyword>);

/// How often a FROM clause names a recursive query's own table.
pub trait RecursiveUses {
    /// [`NoUse`], [`OneUse`] or [`ManyUses`].
    type Uses: SomeUses;
    /// The same, without what is inside of derived tables.
    type Direct;
}

impl RecursiveUses for Nil {
    type Uses = NoUse;
    type Direct = NoUse;
}

impl<Reference: TableReference, Null, Rest: RecursiveUses> RecursiveUses
    for Cons<Entry<Reference, Null, B0>, Rest>
where
    Reference::Uses: AddUses<Rest::Uses, Null> + AddDirect<Rest::Direct>,
{
    type Uses = <Reference::Uses as AddUses<Rest::Uses, Null>>::Out;
    type Direct = <Reference::Uses as AddDirect<Rest::Direct>>::Out;
}

impl<Reference, Null, Rest: RecursiveUses> RecursiveUses for Cons<Entry<Reference, Null, B1>, Rest> {
    type Uses = Rest::Uses;
    type Direct = Rest::Direct;
}

/// The uses in one entry and those in the rest.
pub trait AddUses<Rest, Null> {
    /// All of them.
    type Out: SomeUses;
}

impl<Rest: SomeUses, Null> AddUses<Rest, Null> for NoUse {
    type Out = Rest;
}

impl<Inner: std::ops::BitOr<Null>, Null> AddUses<NoUse, Null> for OneUse<Inner>
where
    OneUse<Or<Inner, Null>>: SomeUses,
{
    type Out = OneUse<Or<Inner, Null>>;
}

impl<Inner, Other, Null> AddUses<OneUse<Other>, Null> for OneUse<Inner> {
    type Out = ManyUses;
}

impl<Inner, Null> AddUses<ManyUses, Null> for OneUse<Inner> {
    type Out = ManyUses;
}

impl<Rest, Null> AddUses<Rest, Null> for ManyUses {
    type Out = ManyUses;
}

impl<Keyword: 'static, Rest, Null> AddUses<Rest, Null> for WithinOperation<Keyword> {
    type Out = WithinOperation<Keyword>;
}

impl<Keyword: 'static, Inner, Null> AddUses<WithinOperation<Keyword>, Null> for OneUse<Inner> {
    type Out = WithinOperation<Keyword>;
}

/// [`AddUses`] for the uses that are not inside of derived tables.
pub trait AddDirect<Rest> {
    /// [`NoUse`] or [`OneUse`].
    type Out;
}

impl<Rest> AddDirect<Rest> for NoUse {
    type Out = Rest;
}

impl<Null, Rest> AddDirect<Rest> for OneUse<Null> {
    type Out = Rest;
}

impl<Rest> AddDirect<Rest> for ManyUses {
    type Out = Rest;
}

impl<Keyword, Rest> AddDirect<Rest> for WithinOperation<Keyword> {
    type Out = Rest;
}

/// The recursive query's own table, named by FROM itself.
pub struct Directly;

impl<Rest: SomeUses, Null> AddUses<Rest, Null> for Directly
where
    OneUse<B0>: AddUses<Rest, Null>,
{
    type Out = <OneUse<B0> as AddUses<Rest, Null>>::Out;
}

impl<Rest> AddDirect<Rest> for Directly {
    type Out = OneUse<B0>;
}

/// What is asked of the uses in a recursive term.
pub trait SomeUses: 'static {
    /// `Fail` where there is more than one.
    type Once<Table>: Verdict;
    /// `Fail` where an outer join may leave it out.
    type NotMissing<Table>: Verdict;
    /// `Fail` with a set operation that cannot have it.
    type NotWithin: Verdict;
    /// `Asked` where there is one.
    type IfUsed<Asked: Verdict>: Verdict;
    /// The same, within the set operation `Keyword`, where it cannot be.
    type Within<Keyword: 'static>: SomeUses;
    /// The reference to a derived table with these uses in it.
    type Carry<Reference: TableReference>: TableReference<Id = Reference::Id>;
}

impl SomeUses for NoUse {
    type Once<Table> = Valid;
    type NotMissing<Table> = Valid;
    type NotWithin = Valid;
    type IfUsed<Asked: Verdict> = Valid;
    type Within<Keyword: 'static> = NoUse;
    type Carry<Reference: TableReference> = Reference;
}

impl SomeUses for OneUse<B0> {
    type Once<Table> = Valid;
    type NotMissing<Table> = Valid;
    type NotWithin = Valid;
    type IfUsed<Asked: Verdict> = Asked;
    type Within<Keyword: 'static> = WithinOperation<Keyword>;
    type Carry<Reference: TableReference> = Carrying<Reference, Self>;
}

impl SomeUses for OneUse<B1> {
    type Once<Table> = Valid;
    type NotMissing<Table> = Fail<Table>;
    type NotWithin = Valid;
    type IfUsed<Asked: Verdict> = Asked;
    type Within<Keyword: 'static> = WithinOperation<Keyword>;
    type Carry<Reference: TableReference> = Carrying<Reference, Self>;
}

impl SomeUses for ManyUses {
    type Once<Table> = Fail<Table>;
    type NotMissing<Table> = Valid;
    type NotWithin = Valid;
    type IfUsed<Asked: Verdict> = Asked;
    type Within<Keyword: 'static> = ManyUses;
    type Carry<Reference: TableReference> = Carrying<Reference, Self>;
}

impl<Operation: 'static> SomeUses for WithinOperation<Operation> {
    type Once<Table> = Valid;
    type NotMissing<Table> = Valid;
    type NotWithin = Fail<Operation>;
    type IfUsed<Asked: Verdict> = Asked;
    type Within<Keyword: 'static> = Self;
    type Carry<Reference: TableReference> = Carrying<Reference, Self>;
}

/// The reference `Reference`, with uses of a recursive query's own table inside.
pub struct Carrying<Reference, Uses>(PhantomData<(Reference, Uses)>);

impl<Reference, Uses> Clone for Carrying<Reference, Uses> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<Reference, Uses> Copy for Carrying<Reference, Uses> {}

impl<Reference: TableReference, Uses: 'static> TableReference for Carrying<Reference, Uses> {
    type Id = Reference::Id;
    type IdBefore<Rest: crate::kernel::Identity> = Reference::IdBefore<Rest>;
    type Shown = Reference::Shown;
    type Uses = Uses;
    const FROM: &'static crate::render::Rope = Reference::FROM;
    const QUALIFIER: &'static crate::render::Rope = Reference::QUALIFIER;
}

/// A verdict on a recursive term.
#[diagnostic::on_unimplemented(
    message = "the recursive term uses `{Table}`, its own table, more than once",
    label = "joins `{Table}` with itself",
    note = "join further copies outside, in the query that uses the recursive one",
    note = "rule C10, see `relvar::docs::rules::C10`"
)]
pub trait UsesItselfOnce<Table> {}

#[diagnostic::do_not_recommend]
impl<Table> UsesItselfOnce<Table> for Valid {}

/// A verdict on a recursive term.
#[diagnostic::on_unimplemented(
    message = "the recursive term uses `{Table}`, its own table, on the side of an outer join that may be missing",
    label = "an outer join makes `{Table}` nullable",
    note = "use an inner join, or have `{Table}` on the side that is always there",
    note = "rule C10, see `relvar::docs::rules::C10`"
)]
pub trait UsesItselfNotNull<Table> {}

#[diagnostic::do_not_recommend]
impl<Table> UsesItselfNotNull<Table> for Valid {}

/// A verdict on a recursive term.
#[diagnostic::on_unimplemented(
    message = "the recursive term uses its own table within {Keyword}",
    label = "a row that a later step adds would take rows of this one away again",
    note = "UNION, INTERSECT and the left side of EXCEPT may have it; take the rest away in the query that uses the recursive one",
    note = "rule C10, see `relvar::docs::rules::C10`"
)]
pub trait UsesItselfOutside<Keyword> {}

#[diagnostic::do_not_recommend]
impl<Keyword> UsesItselfOutside<Keyword> for Valid {}

/// A verdict on a recursive term.
#[diagnostic::on_unimplemented(
    message = "the recursive term uses `{Table}`, its own table, within a subquery of an expression",
    label = "names `{Table}` inside EXISTS, IN or a scalar subquery",
    note = "join `{Table}` in FROM, by itself or in a derived table",
    note = "rule C10, see `relvar::docs::rules::C10`"
)]
pub trait UsesItselfInFrom<Table> {}

#[diagnostic::do_not_recommend]
impl<Table> UsesItselfInFrom<Table> for Valid {}

#[diagnostic::do_not_recommend]
impl<Table> UsesItselfInFrom<Table> for Locking {}

/// A verdict on a recursive term.
#[diagnostic::on_unimplemented(
    message = "aggregate functions are not allowed in the recursive term of WITH RECURSIVE",
    label = "aggregates rows of the recursive query itself",
    note = "aggregate in the query that uses the recursive one; GROUP BY without an aggregate is allowed",
    note = "rule C10, see `relvar::docs::rules::C10`"
)]
pub trait NoAggregateInRecursion {}

#[diagnostic::do_not_recommend]
impl NoAggregateInRecursion for Valid {}

/// A verdict on the types of the two terms.
#[diagnostic::on_unimplemented(
    message = "column `{Field}` of this recursive query is `{First}` in the first term and `{Step}` in the recursive term",
    label = "the terms differ in the SQL type of `{Field}`",
    note = "the first term decides the type: cast its expression, or that of the recursive term",
    note = "rule C10, see `relvar::docs::rules::C10`"
)]
pub trait SameTermTypes<Field, First, Step> {}

#[diagnostic::do_not_recommend]
impl<Field, First, Step> SameTermTypes<Field, First, Step> for Valid {}

/// Have the expressions `Step` the types of these columns?
pub trait TypesOf<Step> {
    /// The culprit is a [`TermsDiffer`].
    type Verdict: Verdict;
}

/// The types of one column in two terms.
pub struct TermsDiffer<Field, First, Step>(PhantomData<(Field, First, Step)>);

/// The culprit taken apart, so that the message can name all three.
pub trait TermsDifferParts {
    /// The column.
    type Field;
    /// Its type in the first term.
    type First;
    /// Its type in the recursive term.
    type Step;
}

impl TermsDifferParts for () {
    type Field = ();
    type First = ();
    type Step = ();
}

impl<Field, First, Step> TermsDifferParts for TermsDiffer<Field, First, Step> {
    type Field = Field;
    type First = First;
    type Step = Step;
}

impl TypesOf<Nil> for Nil {
    type Verdict = Valid;
}

impl<R, Field, Type, Null, Tail, E, Rest> TypesOf<Cons<E, Rest>>
    for Cons<DerivedColumn<R, Field, Type, Null>, Tail>
where
    Type: SqlType,
    E: Expression,
    Tail: TypesOf<Rest>,
    IfSame<Type::Id, <E::SqlType as SqlType>::Id, Tail::Verdict, Fail<TermsDiffer<Field, Type, E::SqlType>>>:
        Verdict,
{
    type Verdict = IfSame<
        Type::Id,
        <E::SqlType as SqlType>::Id,
        Tail::Verdict,
        Fail<TermsDiffer<Field, Type, E::SqlType>>,
    >;
}

/// A verdict on SEARCH and CYCLE.
#[diagnostic::on_unimplemented(
    message = "SEARCH and CYCLE need a recursive term that has its own table in its FROM clause and no GROUP BY",
    label = "the recursive term is grouped, or names its own table only inside of a derived table",
    note = "rule C10, see `relvar::docs::rules::C10`"
)]
pub trait Searchable {}

#[diagnostic::do_not_recommend]
impl Searchable for Valid {}

/// Is this the row struct `Other`?
pub trait SameShape<Other> {
    /// `Fail` where it is another.
    type Verdict: Verdict;
}

impl<Shape: RowShape, Other: RowShape> SameShape<Other> for Shape
where
    IfSame<Shape::IdWith<()>, Other::IdWith<()>, Valid, Fail<Shape>>: Verdict,
{
    type Verdict = IfSame<Shape::IdWith<()>, Other::IdWith<()>, Valid, Fail<Shape>>;
}

/// A verdict on the structs of the two terms.
#[diagnostic::on_unimplemented(
    message = "the recursive term selects `{Step}`, which is not the struct of the first term",
    label = "the terms select different structs",
    note = "rule C10, see `relvar::docs::rules::C10`"
)]
pub trait SelectsStruct<Step> {}

#[diagnostic::do_not_recommend]
impl<Step> SelectsStruct<Step> for Valid {}

/// What is asked only of a query whose FROM itself names a recursive query's table.
pub trait DirectRule {
    /// The verdict where it does, else `Valid`.
    type IfDirect<V: Verdict>: Verdict;
    /// The verdict where it does, else `Fail`.
    type OnlyIfDirect<V: Verdict>: Verdict;
}

impl DirectRule for NoUse {
    type IfDirect<V: Verdict> = Valid;
    type OnlyIfDirect<V: Verdict> = Fail<NoUse>;
}

impl<Null> DirectRule for OneUse<Null> {
    type IfDirect<V: Verdict> = V;
    type OnlyIfDirect<V: Verdict> = V;
}
