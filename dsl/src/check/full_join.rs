//! Can a FULL JOIN be made on this condition?
//!
//! PostgreSQL merges or hashes the two sides, so among the conditions that AND joins there is an equation of a value of
//! the left side and a value of the right side (else 0A000). The others are free.

use typenum::{B0, B1};

use super::{Equation, InScope, OuterReferences, Pins};
use crate::kernel::*;

/// Has this condition an equation between the FROM clause `Scope` and the table `Joined`?
pub trait EquatesSides<Scope, Joined> {
    /// The culprit is how a message names `Joined`.
    type Verdict: Verdict;
}

impl<C: Pins<Pinned: SomeAcross<Scope, Joined>>, Scope, Joined> EquatesSides<Scope, Joined> for C {
    type Verdict = <C::Pinned as SomeAcross<Scope, Joined>>::Verdict;
}

/// The columns of USING are equal on both sides.
impl<Scope, Joined> EquatesSides<Scope, Joined> for Unset {
    type Verdict = Valid;
}

/// Is some equation of this list one of both sides?
pub trait SomeAcross<Scope, Joined> {
    /// See [`EquatesSides::Verdict`].
    type Verdict: Verdict;
}

impl<Scope, Joined: TableReference> SomeAcross<Scope, Joined> for Nil {
    type Verdict = Fail<Joined::Shown>;
}

impl<Left, Right, Rest, Scope, Joined> SomeAcross<Scope, Joined> for Cons<Equation<Left, Right>, Rest>
where
    Left: Expression,
    Rest: SomeAcross<Scope, Joined>,
    Scope: OuterReferences,
    Left: UsesOnly<Scope, Scope::Entries> + UsesOnly<RightSide<Scope, Joined>, Scope::Entries>,
    Right: UsesOnly<Scope, Scope::Entries> + UsesOnly<RightSide<Scope, Joined>, Scope::Entries>,
    Across<Left, Right, Scope, Joined>: EitherOr<Across<Right, Left, Scope, Joined>>,
    Crosswise<Left, Right, Scope, Joined>: EitherOr<Rest::Verdict>,
{
    type Verdict = <Crosswise<Left, Right, Scope, Joined> as EitherOr<Rest::Verdict>>::Out;
}

/// The joined table, as a FROM clause.
type RightSide<Scope, Joined> = Cons<Entry<Joined, B1, B0>, <Scope as OuterReferences>::Entries>;
type OuterOf<Scope> = <Scope as OuterReferences>::Entries;

/// `Left` is a value of the left side and `Right` one of the right side.
type Across<Left, Right, Scope, Joined> = Both<
    <Left as UsesOnly<Scope, OuterOf<Scope>>>::Verdict,
    <Right as UsesOnly<RightSide<Scope, Joined>, OuterOf<Scope>>>::Verdict,
>;

/// They are of different sides, and of a type that can be merged or hashed.
type Crosswise<Left, Right, Scope, Joined> = Both<
    <<Left as Expression>::SqlType as SqlType>::Equal,
    <Across<Left, Right, Scope, Joined> as EitherOr<Across<Right, Left, Scope, Joined>>>::Out,
>;

/// Does an expression use tables of `Tables`, some of which is not in `Outer`, and no other table?
pub trait UsesOnly<Tables, Outer> {
    /// `Fail` where it does not.
    type Verdict: Verdict;
}

impl<E, Tables, Outer> UsesOnly<Tables, Outer> for E
where
    E: InScope<Tables> + InScope<Outer>,
    <E as InScope<Outer>>::Verdict: Opposite,
{
    type Verdict =
        Both<<E as InScope<Tables>>::Verdict, <<E as InScope<Outer>>::Verdict as Opposite>::Verdict>;
}

/// From a verdict to its opposite.
pub trait Opposite {
    /// `Fail` where this is [`Valid`].
    type Verdict: Verdict;
}

impl Opposite for Valid {
    type Verdict = Fail<()>;
}

impl<C> Opposite for Fail<C> {
    type Verdict = Valid;
}

/// This verdict, or else another.
pub trait EitherOr<Other> {
    /// `Valid` where one of them is.
    type Out: Verdict;
}

impl<Other> EitherOr<Other> for Valid {
    type Out = Valid;
}

impl<C, Other: Verdict> EitherOr<Other> for Fail<C> {
    type Out = Other;
}

/// A verdict on the condition of FULL JOIN.
#[diagnostic::on_unimplemented(
    message = "FULL JOIN of `{Table}` needs an equality of a value of its left side and a value of its right side",
    label = "no `=` of both sides among the conditions that AND joins",
    note = "the server merges or hashes the sides of a FULL JOIN; write one as `left.eq(right)`, and join others by `.and(..)`",
    note = "rule S10, see `relvar::docs::rules::S10`"
)]
pub trait JoinedByEquality<Table> {}

#[diagnostic::do_not_recommend]
impl<Table> JoinedByEquality<Table> for Valid {}
