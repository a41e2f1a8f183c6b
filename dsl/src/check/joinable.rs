//! Which foreign key links two tables?
//!
//! A join without `.on(..)` follows the one foreign key between the new table and a table in FROM, whichever of the
//! two declares it. None or two is refused.

use std::marker::PhantomData;

use typenum::B0;

use crate::expr::TableColumn;
use crate::kernel::*;

/// One foreign key between two table references: `From`'s columns refer to `To`'s.
pub struct Link<From, Columns, To, TargetColumns>(PhantomData<(From, Columns, To, TargetColumns)>);

/// The declared table behind a reference.
pub trait Declared: TableReference {
    /// The table.
    type Table: Table;
}

/// The foreign keys between a FROM clause and a new table reference: a list of [`Link`]s, before `Rest`.
pub trait LinksTo<New, Rest> {
    /// The list.
    type Links;
}

impl<New, Rest> LinksTo<New, Rest> for Nil {
    type Links = Rest;
}

impl<New, Rest, Reference, Null, Tail> LinksTo<New, Rest> for Cons<Entry<Reference, Null, B0>, Tail>
where
    New: Declared,
    Reference: Declared,
    Tail: LinksTo<New, Rest>,
    ForeignKeysOf<New>: TakeLinks<New, Reference, Tail::Links>,
    ForeignKeysOf<Reference>: TakeLinks<Reference, New, BackLinks<New, Reference, Tail::Links>>,
{
    type Links = <ForeignKeysOf<Reference> as TakeLinks<
        Reference,
        New,
        BackLinks<New, Reference, Tail::Links>,
    >>::Links;
}

impl<New, Rest, Reference, Null, Tail: LinksTo<New, Rest>> LinksTo<New, Rest>
    for Cons<Entry<Reference, Null, typenum::B1>, Tail>
{
    type Links = Tail::Links;
}

/// A table that is not stored has no foreign key, and none refers to it.
impl<New, Rest, Reference, Columns, Null, Tail: LinksTo<New, Rest>> LinksTo<New, Rest>
    for Cons<Entry<crate::expr::Typed<Reference, Columns>, Null, B0>, Tail>
{
    type Links = Tail::Links;
}

impl<New, Rest, Reference, List, Null, Tail: LinksTo<New, Rest>> LinksTo<New, Rest>
    for Cons<Entry<crate::expr::Loose<Reference, List>, Null, B0>, Tail>
{
    type Links = Tail::Links;
}

type ForeignKeysOf<Reference> = <<Reference as Declared>::Table as Table>::ForeignKeys;
type BackLinks<New, Reference, Rest> = <ForeignKeysOf<New> as TakeLinks<New, Reference, Rest>>::Links;

/// Those of a table's foreign keys that refer to `To`, before `Rest`.
pub trait TakeLinks<From, To, Rest> {
    /// The list.
    type Links;
}

impl<From, To, Rest> TakeLinks<From, To, Rest> for Nil {
    type Links = Rest;
}

impl<From, To, Rest, Columns, Target, TargetColumns, Tail> TakeLinks<From, To, Rest>
    for Cons<ForeignKey<Columns, Target, TargetColumns>, Tail>
where
    Target: TableReference,
    To: Declared,
    Tail: TakeLinks<From, To, Rest>,
{
    type Links = IfSame<
        Target::Id,
        <To::Table as TableReference>::Id,
        Cons<Link<From, Columns, To, TargetColumns>, Tail::Links>,
        Tail::Links,
    >;
}

/// Is there at most one link?
pub trait AtMostOneLink {
    /// The culprit is [`Two`] keys, by their first columns.
    type Verdict: Verdict;
}

/// Two foreign keys.
pub struct Two<First, Second>(PhantomData<(First, Second)>);

impl AtMostOneLink for Nil {
    type Verdict = Valid;
}

impl<Only> AtMostOneLink for Cons<Only, Nil> {
    type Verdict = Valid;
}

impl<F1, C1, R1, T1, TC1, F2, C2, R2, T2, TC2, Tail> AtMostOneLink
    for Cons<
        Link<F1, Cons<TableColumn<C1>, R1>, T1, TC1>,
        Cons<Link<F2, Cons<TableColumn<C2>, R2>, T2, TC2>, Tail>,
    >
{
    type Verdict = Fail<Two<C1, C2>>;
}

/// The culprit taken apart, so that the message can name both.
pub trait TwoParts {
    /// The first.
    type First;
    /// The second.
    type Second;
}

impl TwoParts for () {
    type First = ();
    type Second = ();
}

impl<First, Second> TwoParts for Two<First, Second> {
    type First = First;
    type Second = Second;
}

/// A verdict on a join, or a linked subquery, without a condition.
#[diagnostic::on_unimplemented(
    message = "two foreign keys link `{Table}` to this query: `{First}` and `{Second}`",
    label = "no condition is given, and both `{First}` and `{Second}` would do",
    note = "say which one: `.inner_join(table.on(left.eq(right)))`, or `.correlate(table).filter(left.eq(right))`",
    note = "rule S6, see `relvar::docs::rules::S6`"
)]
pub trait OneForeignKey<Table, First, Second> {}

#[diagnostic::do_not_recommend]
impl<Table, First, Second> OneForeignKey<Table, First, Second> for Valid {}

/// The link to follow: the first of the list, or the one that `joinable!` declared with the first table in FROM.
#[diagnostic::on_unimplemented(
    message = "no foreign key links `{New}` to this query",
    label = "no condition is given, and no foreign key says how",
    note = "declare it with `#[references(..)]`, or give the condition: `.inner_join(table.on(left.eq(right)))`, or in a subquery `.correlate(table).filter(left.eq(right))`",
    note = "rule S6, see `relvar::docs::rules::S6`"
)]
pub trait LinkBetween<First, New> {
    /// The link.
    type Link;
}

#[diagnostic::do_not_recommend]
impl<First, New, Found, Tail> LinkBetween<First, New> for Cons<Found, Tail> {
    type Link = Found;
}

#[diagnostic::do_not_recommend]
impl<First: Declared, New: Declared> LinkBetween<First, New> for Nil
where
    First::Table: DeclaredLink<New::Table>,
{
    type Link = Link<
        First,
        <First::Table as DeclaredLink<New::Table>>::Columns,
        New,
        <First::Table as DeclaredLink<New::Table>>::OtherColumns,
    >;
}

/// What `joinable!(child -> parent (column))` declares, in both directions.
pub trait DeclaredLink<Other> {
    /// The columns of `Self`.
    type Columns;
    /// The columns of `Other` that they equal.
    type OtherColumns;
}

/// The first table of a FROM clause.
pub trait FirstTable {
    /// Its reference.
    type Reference;
}

impl<Reference, Null, Outer> FirstTable for Cons<Entry<Reference, Null, Outer>, Nil> {
    type Reference = Reference;
}

impl<Head, Next, Tail> FirstTable for Cons<Head, Cons<Next, Tail>>
where
    Cons<Next, Tail>: FirstTable,
{
    type Reference = <Cons<Next, Tail> as FirstTable>::Reference;
}
