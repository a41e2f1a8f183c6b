//! Verdicts: every check is a *total* type function that ends in [`Valid`] or in [`Fail`] with its culprit.
//!
//! The method that asks for the check carries one flat bound on the verdict, so the compiler's error is one sentence
//! about the user's own argument, without a chain of "required for".

use std::marker::PhantomData;

/// The check passed.
pub struct Valid;

/// The check failed because of `Culprit`, which the message names.
pub struct Fail<Culprit>(PhantomData<Culprit>);

/// [`Valid`] or [`Fail`].
pub trait Verdict {
    /// What the message names; `()` where there is nothing to name.
    type Culprit;
}

impl Verdict for Valid {
    type Culprit = ();
}

impl<C> Verdict for Fail<C> {
    type Culprit = C;
}

/// The check failed because the common table expression `Table` is not where a statement can use it. It is told from
/// [`Fail`] because it is found where text is put together, beside the features that a dialect lacks.
pub struct Missing<Table>(PhantomData<Table>);

impl<Table> Verdict for Missing<Table> {
    type Culprit = Table;
}

impl<Table, Other> Also<Other> for Missing<Table> {
    type Out = Self;
}

/// The culprit of a verdict.
pub type Culprit<V> = <V as Verdict>::Culprit;

/// Both checks; the first failure wins.
pub trait Also<Other> {
    /// The verdict of both.
    type Out: Verdict;
}

impl<Other: Verdict> Also<Other> for Valid {
    type Out = Other;
}

impl<C, Other> Also<Other> for Fail<C> {
    type Out = Self;
}

/// The verdict of both `A` and `B`.
pub type Both<A, B> = <A as Also<B>>::Out;

/// A later check that only counts where this one passed: one mistake, one error.
pub trait Then<Later> {
    /// The later verdict, or `Valid` where this one already failed.
    type Out: Verdict;
}

impl<Later: Verdict> Then<Later> for Valid {
    type Out = Later;
}

impl<C, Later> Then<Later> for Fail<C> {
    type Out = Valid;
}

/// `Later`, asked only where `Earlier` passed.
pub type IfValid<Earlier, Later> = <Earlier as Then<Later>>::Out;

/// The same verdict with another culprit.
pub trait Blame<C> {
    /// `Valid` where `Self` is, else `Fail<C>`.
    type Out: Verdict;
}

impl<C> Blame<C> for Valid {
    type Out = Valid;
}

impl<Old, C> Blame<C> for Fail<Old> {
    type Out = Fail<C>;
}

/// `Verdict` with the culprit `C`.
pub type Blaming<V, C> = <V as Blame<C>>::Out;

/// Two ids are equal.
pub struct Yes;

/// Two ids differ.
pub struct No;

/// A type is itself: an equation between a projection and a type parameter, without a projection in a signature.
pub trait Is {
    /// `Self`.
    type Type;
}

impl<T> Is for T {
    type Type = T;
}
