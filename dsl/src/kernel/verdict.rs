//! Verdicts: every check is a *total* type function that ends in [`Valid`] or in [`Fail`] with its culprit.
//!
//! The method that asks for the check carries one flat bound on the verdict, so the compiler's error is one sentence
//! about the user's own argument, without a chain of "required for".

use std::marker::PhantomData;

/// The check passed.
pub struct Valid;

/// The check failed because of `Culprit`, which the message names.
pub struct Fail<Culprit>(PhantomData<Culprit>);

/// [`Valid`] or [`Fail`], and what two of them are together. That is answered by associated types: a bound for each
/// pair of verdicts would be one more question for the compiler at every node of a query.
pub trait Verdict {
    /// What the message names; `()` where there is nothing to name.
    type Culprit;
    /// This check and `Other`; the first failure wins.
    type And<Other: Verdict>: Verdict;
    /// This check, of a statement that locks rows.
    type AndLocking: Verdict;
    /// `Later` where this check passed, or `Valid`: one mistake, one error.
    type Then<Later: Verdict>: Verdict;
    /// `Asked` where the statement locks rows, else `Valid`.
    type IfLocking<Asked: Verdict>: Verdict;
    /// The same verdict with the culprit `C`.
    type Blame<C>: Verdict;
    /// This check, where it is also known that `Function` writes: a failure stays one.
    type OrWriting<Function>: Verdict;
    /// `Handle`, the verdict of a handle on writing, where something in the statement writes; else [`Valid`].
    type WrittenOn<Handle: Verdict>: Verdict;
}

impl Verdict for Valid {
    type Culprit = ();
    type And<Other: Verdict> = Other;
    type AndLocking = Locking;
    type Then<Later: Verdict> = Later;
    type IfLocking<Asked: Verdict> = Valid;
    type Blame<C> = Self;
    type OrWriting<Function> = Writing<Function>;
    type WrittenOn<Handle: Verdict> = Valid;
}

impl<Found> Verdict for Fail<Found> {
    type Culprit = Found;
    type And<Other: Verdict> = Self;
    type AndLocking = Self;
    type Then<Later: Verdict> = Valid;
    type IfLocking<Asked: Verdict> = Valid;
    type Blame<C> = Fail<C>;
    type OrWriting<Function> = Self;
    type WrittenOn<Handle: Verdict> = Valid;
}

/// The check failed because the common table expression `Table` is not where a statement can use it. It is told from
/// [`Fail`] because it is found where text is put together, beside the features that a dialect lacks.
pub struct Missing<Table>(PhantomData<Table>);

impl<Table> Verdict for Missing<Table> {
    type Culprit = Table;
    type And<Other: Verdict> = Self;
    type AndLocking = Self;
    type Then<Later: Verdict> = Valid;
    type IfLocking<Asked: Verdict> = Valid;
    type Blame<C> = Fail<C>;
    type OrWriting<Function> = Self;
    type WrittenOn<Handle: Verdict> = Valid;
}

/// The check passed, and it came across `Function`, which writes: a handle that only reads refuses the statement. Like
/// [`Missing`], it is found where text is put together.
pub struct Writing<Function>(PhantomData<Function>);

impl<Function> Verdict for Writing<Function> {
    type Culprit = Function;
    type And<Other: Verdict> = Other::OrWriting<Function>;
    type AndLocking = LockingWriting<Function>;
    type Then<Later: Verdict> = Later::OrWriting<Function>;
    type IfLocking<Asked: Verdict> = Valid;
    type Blame<C> = Self;
    type OrWriting<Another> = Self;
    type WrittenOn<Handle: Verdict> = Handle;
}

/// The check passed, and the statement locks rows somewhere: a handle may still refuse that. It is found where text is put
/// together, because a locking clause may stand in any subquery.
pub struct Locking;

impl Verdict for Locking {
    type Culprit = ();
    type And<Other: Verdict> = Other::AndLocking;
    type AndLocking = Self;
    type Then<Later: Verdict> = Later;
    type IfLocking<Asked: Verdict> = Asked;
    type Blame<C> = Self;
    type OrWriting<Function> = LockingWriting<Function>;
    type WrittenOn<Handle: Verdict> = Valid;
}

/// Both [`Locking`] and [`Writing`].
pub struct LockingWriting<Function>(PhantomData<Function>);

impl<Function> Verdict for LockingWriting<Function> {
    type Culprit = Function;
    type And<Other: Verdict> = <Other::AndLocking as Verdict>::OrWriting<Function>;
    type AndLocking = Self;
    type Then<Later: Verdict> = <Later::AndLocking as Verdict>::OrWriting<Function>;
    type IfLocking<Asked: Verdict> = Asked;
    type Blame<C> = Self;
    type OrWriting<Another> = Self;
    type WrittenOn<Handle: Verdict> = Handle;
}

/// The culprit of a verdict.
pub type Culprit<V> = <V as Verdict>::Culprit;
/// The verdict of both `A` and `B`.
pub type Both<A, B> = <A as Verdict>::And<B>;
/// The verdict of all of them; the first failure wins.
macro_rules! all {
    ($only:ty) => { $only };
    ($first:ty, $($rest:ty),+) => { $crate::kernel::Both<$first, $crate::kernel::all!($($rest),+)> };
}
pub(crate) use all;

/// `Later`, asked only where `Earlier` passed.
pub type IfValid<Earlier, Later> = <Earlier as Verdict>::Then<Later>;
/// `V` with the culprit `C`.
pub type Blaming<V, C> = <V as Verdict>::Blame<C>;

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

/// The same for an equation with a projection of a method's argument: the compiler explains one of those at length, step
/// by step of the chain that the argument was made by.
pub trait Given<T> {
    /// `T`.
    type Type;
}

impl<T> Given<T> for Valid {
    type Type = T;
}
