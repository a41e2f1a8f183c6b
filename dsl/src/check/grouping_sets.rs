//! What ROLLUP, CUBE and GROUPING SETS do to the other rules.
//!
//! PostgreSQL manual, section 7.2.4: a grouped expression is NULL in the rows of the groupings that leave it out, and
//! where no expression is left, there is one group even of no rows.

use typenum::{And, B0, B1, Bit, Or};

use super::*;
use crate::expr::*;
use crate::kernel::*;
use crate::row::{Outputs, SelectList};

/// The elements of GROUP BY.
pub trait GroupItems {
    /// Every grouped expression, before `Rest`.
    type Every<Rest>;
    /// Those that no grouping leaves out, before `Rest`.
    type Always<Rest>;
    /// Are there several groupings?
    type Several: Bit;
    /// Is there a grouping without any expression?
    type Empty: Bit;
}

impl GroupItems for Nil {
    type Every<Rest> = Rest;
    type Always<Rest> = Rest;
    type Several = B0;
    type Empty = B1;
}

impl<Head: GroupItems, Tail: GroupItems> GroupItems for Cons<Head, Tail>
where
    Head::Several: std::ops::BitOr<Tail::Several, Output: Bit>,
    Head::Empty: std::ops::BitAnd<Tail::Empty, Output: Bit>,
{
    type Every<Rest> = Head::Every<Tail::Every<Rest>>;
    type Always<Rest> = Head::Always<Tail::Always<Rest>>;
    type Several = Or<Head::Several, Tail::Several>;
    type Empty = And<Head::Empty, Tail::Empty>;
}

impl<E: Expression> GroupItems for E {
    type Every<Rest> = Cons<E, Rest>;
    type Always<Rest> = Cons<E, Rest>;
    type Several = B0;
    type Empty = B0;
}

impl GroupItems for EmptySet {
    type Every<Rest> = Rest;
    type Always<Rest> = Rest;
    type Several = B0;
    type Empty = B1;
}

/// Is one of these sets without any expression?
pub trait SomeEmpty {
    /// [`B1`] where one is.
    type Empty: Bit;
}

impl SomeEmpty for Nil {
    type Empty = B0;
}

impl<Head: GroupItems, Tail: SomeEmpty> SomeEmpty for Cons<Head, Tail>
where
    Head::Empty: std::ops::BitOr<Tail::Empty, Output: Bit>,
{
    type Empty = Or<Head::Empty, Tail::Empty>;
}

macro_rules! several {
    ($($construct:ident: [$($bound:tt)*] $empty:ty;)*) => { $(
        impl<List: SelectList<Items: GroupItems $($bound)*>> GroupItems for $construct<List> {
            type Every<Rest> = <List::Items as GroupItems>::Every<Rest>;
            type Always<Rest> = Rest;
            type Several = B1;
            type Empty = $empty;
        }

        impl<Scope, List: SelectList<Items: InScope<Scope>>> InScope<Scope> for $construct<List> {
            type Verdict = <List::Items as InScope<Scope>>::Verdict;
        }

        impl<Scope, Group, List: SelectList<Items: Outputs<Scope, Group>>> Outputs<Scope, Group> for $construct<List> {
            type Before<Rest> = <List::Items as Outputs<Scope, Group>>::Before<Rest>;
        }
    )* };
}

several! {
    Rollup: [] B1;
    Cube: [] B1;
    GroupingSets: [+ SomeEmpty] <List::Items as SomeEmpty>::Empty;
}

impl<Scope> InScope<Scope> for EmptySet {
    type Verdict = Valid;
}

impl<Scope, Group> Outputs<Scope, Group> for EmptySet {
    type Before<Rest> = Rest;
}

/// What a walk for GROUP BY asks of a group beside its expressions.
pub trait GroupKind {
    /// The expressions that no grouping leaves out, as a group: only on them another column can depend.
    type Always;
}

impl GroupKind for NotGrouped {
    type Always = Self;
}

impl GroupKind for WholeTable {
    type Always = Self;
}

impl<Held> GroupKind for DefinedIn<Held> {
    type Always = Self;
}

/// The expressions of `By` that no grouping leaves out.
pub struct AlwaysGrouped<By>(std::marker::PhantomData<By>);

impl<By> GroupKind for AlwaysGrouped<By> {
    type Always = Self;
}

impl<E, By: SelectList<Items: GroupItems<Always<Nil>: FindExpression<E>>>> FindExpression<E>
    for AlwaysGrouped<By>
{
    type Found = <<By::Items as GroupItems>::Always<Nil> as FindExpression<E>>::Found;
}

impl<By: SelectList<Items: GroupItems<Several: Choose<AlwaysGrouped<By>, Self>>>> GroupKind for Grouped<By> {
    type Always = <<By::Items as GroupItems>::Several as Choose<AlwaysGrouped<By>, Self>>::Out;
}

/// One of two types.
pub trait Choose<Yes, No> {
    /// `Yes` where the bit is set.
    type Out;
}

impl<Yes, No> Choose<Yes, No> for B0 {
    type Out = No;
}

impl<Yes, No> Choose<Yes, No> for B1 {
    type Out = Yes;
}

/// What a group makes of the nullability of the expression `E`.
pub trait GroupNull<E> {
    /// `Null`, or [`B1`] where some grouping leaves `E` out.
    type After<Null: Bit>: Bit;
}

impl<E> GroupNull<E> for NotGrouped {
    type After<Null: Bit> = Null;
}

impl<E> GroupNull<E> for WholeTable {
    type After<Null: Bit> = Null;
}

impl<E, By: SelectList<Items: GroupItems>> GroupNull<E> for Grouped<By>
where
    <By::Items as GroupItems>::Several: LeftOut<E, By::Items>,
{
    type After<Null: Bit> = <<By::Items as GroupItems>::Several as LeftOut<E, By::Items>>::After<Null>;
}

/// The same, for one grouping and for several.
pub trait LeftOut<E, Items> {
    /// See [`GroupNull::After`].
    type After<Null: Bit>: Bit;
}

impl<E, Items> LeftOut<E, Items> for B0 {
    type After<Null: Bit> = Null;
}

impl<E, Items: GroupItems> LeftOut<E, Items> for B1
where
    Items::Every<Nil>: FindExpression<E>,
    Items::Always<Nil>: FindExpression<E>,
    <Items::Every<Nil> as FindExpression<E>>::Found:
        FoundOnly<<Items::Always<Nil> as FindExpression<E>>::Found>,
{
    type After<Null: Bit> = <<Items::Every<Nil> as FindExpression<E>>::Found as FoundOnly<
        <Items::Always<Nil> as FindExpression<E>>::Found,
    >>::After<Null>;
}

/// Found among the grouped expressions, but not among those that are always there.
pub trait FoundOnly<Always> {
    /// See [`GroupNull::After`].
    type After<Null: Bit>: Bit;
}

impl<Always, Culprit> FoundOnly<Always> for Fail<Culprit> {
    type After<Null: Bit> = Null;
}

impl FoundOnly<Valid> for Valid {
    type After<Null: Bit> = Null;
}

impl<Culprit> FoundOnly<Fail<Culprit>> for Valid {
    type After<Null: Bit> = B1;
}

// The rules' answers for `grouping(..)`.

impl<Scope, List: SelectList<Items: InScope<Scope>>> InScope<Scope> for Grouping<List> {
    type Verdict = <List::Items as InScope<Scope>>::Verdict;
}

/// Its arguments are grouped expressions themselves.
impl<Group: MeetsGrouping<List::Items>, List: SelectList> GroupedBy<Group> for Grouping<List> {
    type Verdict = Group::Verdict;
}

impl<Scope, Group, List> NullIn<Scope, Group> for Grouping<List> {
    type Null = B0;
}

impl<List: SelectList<Items: Keyed>> Keyed for Grouping<List> {
    type Key<Rest: crate::kernel::Identity> = D62<D60<<List::Items as Keyed>::Key<Rest>>>;
}

impl<List> Pins for Grouping<List> {
    type Pinned = Nil;
}
