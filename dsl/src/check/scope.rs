//! Does every column come from FROM?
//!
//! PostgreSQL manual, section 7.2.1: a column reference names a table of the same query's FROM, or of a query around it.

use typenum::{B0, B1, Bit};

use crate::expr::*;
use crate::kernel::*;
use crate::row::{OrderList, SelectList};

/// Looks the table reference `Reference` up in a FROM clause.
pub trait Find<Reference> {
    /// Is it there? The culprit is the reference.
    type Found: Verdict;
    /// Is it *not* there yet? The culprit is the reference.
    type Fresh: Verdict;
    /// Did an outer join make it nullable?
    type Null: Bit;
    /// [`Beside`], [`Outside`] or [`Nowhere`].
    type Place;
}

/// In this FROM clause.
pub struct Beside<Null>(std::marker::PhantomData<Null>);

/// In that of a query around this one.
pub struct Outside;

/// In neither.
pub struct Nowhere;

impl<Reference: TableReference> Find<Reference> for Nil {
    type Found = Fail<Reference::Shown>;
    type Fresh = Valid;
    type Null = B0;
    type Place = Nowhere;
}

impl<Wanted, Here, Null, Outer, Rest> Find<Wanted> for Cons<Entry<Here, Null, Outer>, Rest>
where
    Wanted: TableReference,
    Here: TableReference,
    Step<Here, Wanted, Null, Outer, Rest>: FindStep<Wanted>,
{
    type Found = <Step<Here, Wanted, Null, Outer, Rest> as FindStep<Wanted>>::Found;
    type Fresh = <Step<Here, Wanted, Null, Outer, Rest> as FindStep<Wanted>>::Fresh;
    type Null = <Step<Here, Wanted, Null, Outer, Rest> as FindStep<Wanted>>::Null;
    type Place = <Step<Here, Wanted, Null, Outer, Rest> as FindStep<Wanted>>::Place;
}

type Step<Here, Wanted, Null, Outer, Rest> =
    IfSame<<Here as TableReference>::Id, <Wanted as TableReference>::Id, Hit<Null, Outer>, GoOn<Rest>>;

/// The entry is the one.
pub struct Hit<Null, Outer>(std::marker::PhantomData<(Null, Outer)>);

/// The entry is another one: look in the rest.
pub struct GoOn<Rest>(std::marker::PhantomData<Rest>);

/// One step of [`Find`].
pub trait FindStep<Reference> {
    /// See [`Find::Found`].
    type Found: Verdict;
    /// See [`Find::Fresh`].
    type Fresh: Verdict;
    /// See [`Find::Null`].
    type Null: Bit;
    /// See [`Find::Place`].
    type Place;
}

impl<Reference: TableReference, Null: Bit, Outer: OuterPlace> FindStep<Reference> for Hit<Null, Outer> {
    type Found = Valid;
    type Fresh = Fail<Reference::Shown>;
    type Null = Null;
    type Place = Outer::Place<Null>;
}

/// From an entry's bit to its place.
pub trait OuterPlace {
    /// [`Beside`] or [`Outside`].
    type Place<Null>;
}

impl OuterPlace for B0 {
    type Place<Null> = Beside<Null>;
}

impl OuterPlace for B1 {
    type Place<Null> = Outside;
}

impl<Reference, Rest: Find<Reference>> FindStep<Reference> for GoOn<Rest> {
    type Found = Rest::Found;
    type Fresh = Rest::Fresh;
    type Null = Rest::Null;
    type Place = Rest::Place;
}

/// May this expression be used with the FROM clause `Scope`?
pub trait InScope<Scope> {
    /// The culprit is the first table that is not there.
    type Verdict: Verdict;
}

/// The verdict of `E` in `Scope`.
pub type ScopeOf<E, Scope> = <E as InScope<Scope>>::Verdict;

/// An expression in a clause of a query with the FROM clause `Scope`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an SQL value expression",
    label = "expected a column or an expression built from columns",
    note = "a Rust value becomes an expression with `val(..)`; a function that gives rows stands in FROM, and its column here",
    note = "rules T2, A9, C12, J1, J2, see `relvar::docs::rules`"
)]
pub trait ValueIn<Scope>: Expression + InScope<Scope> {}

#[diagnostic::do_not_recommend]
impl<Scope, E: Expression + InScope<Scope>> ValueIn<Scope> for E {}

/// A verdict on the columns of an expression.
#[diagnostic::on_unimplemented(
    message = "table `{Table}` is not in the FROM clause of this query",
    label = "uses a column of `{Table}`",
    note = "join the table first, or `.correlate(..)` with it when it belongs to an outer query (`.correlate_nullable(..)` where an outer join made it nullable)",
    note = "rules S1, S2, S3, S5, S9, R5, see `relvar::docs::rules`"
)]
pub trait InFrom<Table> {}

#[diagnostic::do_not_recommend]
impl<Table> InFrom<Table> for Valid {}

/// A verdict on a table that is about to be joined.
#[diagnostic::on_unimplemented(
    message = "table `{Table}` is already in the FROM clause of this query",
    label = "`{Table}` stands in FROM a second time",
    note = "give the second occurrence an alias: `let b = table.alias::<'b'>();`",
    note = "rule S4, see `relvar::docs::rules::S4`"
)]
pub trait NotYetInFrom<Table> {}

#[diagnostic::do_not_recommend]
impl<Table> NotYetInFrom<Table> for Valid {}

/// A verdict on a query that is run on its own.
#[diagnostic::on_unimplemented(
    message = "this query refers to table `{Table}` of an outer query, so it can only be used as a subquery",
    label = "`{Table}` is not in the FROM clause of this query",
    note = "rules S3, S7, see `relvar::docs::rules`"
)]
pub trait SelfContained<Table> {}

#[diagnostic::do_not_recommend]
impl<Table> SelfContained<Table> for Valid {}

/// The outer references of a FROM clause.
pub trait OuterReferences {
    /// They, as entries.
    type Entries;
    /// The entries of the FROM clause itself.
    type Own;
    /// `Fail` with the first of them.
    type Alone: Verdict;
}

impl OuterReferences for Nil {
    type Entries = Nil;
    type Own = Nil;
    type Alone = Valid;
}

impl<Reference, Null, Rest: OuterReferences> OuterReferences for Cons<Entry<Reference, Null, B0>, Rest> {
    type Entries = Rest::Entries;
    type Own = Cons<Entry<Reference, Null, B0>, Rest::Own>;
    type Alone = Rest::Alone;
}

impl<Reference: TableReference, Null, Rest: OuterReferences> OuterReferences
    for Cons<Entry<Reference, Null, B1>, Rest>
{
    type Entries = Cons<Entry<Reference, Null, B1>, Rest::Entries>;
    type Own = Rest::Own;
    type Alone = Fail<Reference::Shown>;
}

/// Are the tables of these entries in `Scope`?
pub trait AllFound<Scope> {
    /// The culprit is the first that is not.
    type Verdict: Verdict;
}

impl<Scope> AllFound<Scope> for Nil {
    type Verdict = Valid;
}

impl<Scope: Find<Reference>, Reference, Null, Outer, Rest: AllFound<Scope>> AllFound<Scope>
    for Cons<Entry<Reference, Null, Outer>, Rest>
{
    type Verdict = Both<Scope::Found, Rest::Verdict>;
}

/// The same, and is every table there that was taken for always there?
pub trait AllPresent<Scope> {
    /// The culprit is the first table that is not in FROM, or [`NeverMissing`].
    type Verdict: Verdict;
}

impl<Scope> AllPresent<Scope> for Nil {
    type Verdict = Valid;
}

impl<Scope, Reference, Null, Outer, Rest> AllPresent<Scope> for Cons<Entry<Reference, Null, Outer>, Rest>
where
    Reference: TableReference,
    Scope: Find<Reference, Null: super::Missing<Null, NeverMissing<Reference::Shown>>>,
    Rest: AllPresent<Scope>,
{
    type Verdict = Both<Both<Scope::Found, MissingHere<Scope, Reference, Null>>, Rest::Verdict>;
}

type MissingHere<Scope, Reference, Null> = <<Scope as Find<Reference>>::Null as super::Missing<
    Null,
    NeverMissing<<Reference as TableReference>::Shown>,
>>::Verdict;

/// How a message names a table that a subquery takes for always there, and an outer join does not.
pub struct NeverMissing<Table>(std::marker::PhantomData<Table>);

/// Every entry becomes nullable: the left side of RIGHT JOIN and FULL JOIN.
pub trait AllNullable {
    /// The scope with every bit set.
    type Out;
}

impl AllNullable for Nil {
    type Out = Nil;
}

impl<Reference, Null, Rest: AllNullable> AllNullable for Cons<Entry<Reference, Null, B0>, Rest> {
    type Out = Cons<Entry<Reference, B1, B0>, Rest::Out>;
}

// A table of an outer query is not in this FROM clause: no join of it takes its row away.
impl<Reference, Null, Rest: AllNullable> AllNullable for Cons<Entry<Reference, Null, B1>, Rest> {
    type Out = Cons<Entry<Reference, Null, B1>, Rest::Out>;
}

/// What a function that is generic over the FROM clause asks for: `fn adults<S: Contains<users::table>>()`.
#[diagnostic::on_unimplemented(
    message = "`{Reference}` is not in the FROM clause that this condition is used with",
    label = "the condition uses columns of `{Reference}`",
    note = "join the table first",
    note = "rule S1, see `relvar::docs::rules::S1`"
)]
pub trait Contains<Reference>: Find<Reference, Found = Valid> {}

#[diagnostic::do_not_recommend]
impl<Reference, Scope: Find<Reference, Found = Valid>> Contains<Reference> for Scope {}

/// A shape is in scope where its operands are.
macro_rules! in_scope {
    ($([$($generics:tt)*] $shape:ty: none;)*) => { $(
        impl<Scope, $($generics)*> InScope<Scope> for $shape {
            type Verdict = Valid;
        }
    )* };
    ($([$($generics:tt)*] $shape:ty: $only:ident;)*) => { $(
        impl<Scope, $($generics)*, $only: InScope<Scope>> InScope<Scope> for $shape {
            type Verdict = $only::Verdict;
        }
    )* };
    ($([$($generics:tt)*] $shape:ty: $first:ident, $second:ident;)*) => { $(
        impl<Scope, $($generics)* $first: InScope<Scope>, $second: InScope<Scope>> InScope<Scope> for $shape
        where
        {
            type Verdict = Both<$first::Verdict, $second::Verdict>;
        }
    )* };
}

in_scope! {
    [Type, Value, Null] Bind<Type, Value, Null>: none;
    [Text] LastPiece<Text>: none;
}

/// Rust values use no table. What is wrong with them, where an expression must stand, is only that they are none.
macro_rules! rust_values {
    ($($value:ty)*) => { $(
        impl<Scope> InScope<Scope> for $value {
            type Verdict = Valid;
        }

        impl super::NoValues for $value {
            type Verdict = Valid;
        }

        impl<Scope, Group> crate::row::Outputs<Scope, Group> for $value {
            type Before<Rest> = Rest;
        }
    )* };
}

rust_values! { &str &String String bool i16 i32 i64 u32 u64 usize f32 f64 }

impl<Scope, T> InScope<Scope> for Option<T> {
    type Verdict = Valid;
}

in_scope! {
    [Op] Affix<Op, Operand>: Operand;
    [Kind] Reusable<Condition, Kind>: Condition;
    [F] Call<F, Args>: Args;
    [F] Aggregate<F, Input>: Input;
    [Type] Cast<Type, Operand>: Operand;
    [Type] Raw<Type, Parts>: Parts;
    [Direction] ops::order::OrderTerm<Direction, E>: E;
}

in_scope! {
    [Op,] Infix<Op, Left, Right>: Left, Right;
    [] Arguments<First, Rest>: First, Rest;
    [Type,] Case<Branches, Else, Type>: Branches, Else;
    [Text,] Piece<Text, Hole, Rest>: Hole, Rest;
    [] Cons<Head, Tail>: Head, Tail;
}

impl<Scope, Operand: InScope<Scope>> InScope<Scope> for AssumeNotNull<Operand> {
    type Verdict = Operand::Verdict;
}

impl<Scope> InScope<Scope> for () {
    type Verdict = Valid;
}

impl<Scope> InScope<Scope> for Nil {
    type Verdict = Valid;
}

macro_rules! inner {
    ($($shape:ident<$inner:ident $(: $bound:ident)?> = $items:ty;)*) => { $(
        impl<Scope, $inner $(: $bound)?> InScope<Scope> for $shape<$inner>
        where
            $items: InScope<Scope>,
        {
            type Verdict = <$items as InScope<Scope>>::Verdict;
        }
    )* };
}

inner! {
    Direct<Args> = Args;
    DirectList<List: SelectList> = List::Items;
    Sorted<Terms: OrderList> = Terms::Items;
    WithinGroup<Terms: OrderList> = Terms::Items;
    FilterWhere<Condition> = Condition;
}

impl<Scope> InScope<Scope> for EveryRow {
    type Verdict = Valid;
}

impl<Scope> InScope<Scope> for Unset {
    type Verdict = Valid;
}

impl<Scope, Args, Distinct, Order, Filter> InScope<Scope> for Modified<Args, Distinct, Order, Filter>
where
    Args: InScope<Scope>,
    Order: InScope<Scope>,
    Filter: InScope<Scope>,
{
    type Verdict = Both<Args::Verdict, Both<Order::Verdict, Filter::Verdict>>;
}

impl<Scope, Before, Condition, Value, Type> InScope<Scope> for When<Before, Condition, Value, Type>
where
    Before: InScope<Scope>,
    Condition: InScope<Scope>,
    Value: InScope<Scope>,
{
    type Verdict = Both<Before::Verdict, Both<Condition::Verdict, Value::Verdict>>;
}

impl<Scope: Find<C::Table>, C: Column> InScope<Scope> for TableColumn<C> {
    type Verdict = Scope::Found;
}

impl<Scope: Find<Reference>, Reference, C> InScope<Scope> for AliasColumn<Reference, C> {
    type Verdict = Scope::Found;
}

impl<Scope: Find<Reference>, Reference, Field, Type, Null> InScope<Scope>
    for DerivedColumn<Reference, Field, Type, Null>
{
    type Verdict = Scope::Found;
}

impl<Scope, Query: Subquery> InScope<Scope> for Exists<Query>
where
    Query::Outer: AllFound<Scope>,
{
    type Verdict = <Query::Outer as AllFound<Scope>>::Verdict;
}

impl<Scope, Query: Subquery> InScope<Scope> for Scalar<Query>
where
    Query::Outer: AllFound<Scope>,
{
    type Verdict = <Query::Outer as AllFound<Scope>>::Verdict;
}

impl<Scope, Op, Left: InScope<Scope>, Query: Subquery> InScope<Scope> for Quantified<Op, Left, Query>
where
    Query::Outer: AllPresent<Scope>,
{
    type Verdict = Both<Left::Verdict, <Query::Outer as AllPresent<Scope>>::Verdict>;
}
