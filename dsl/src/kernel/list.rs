//! Type-level lists: FROM clauses, select lists, keys.

use std::marker::PhantomData;

/// The end of a list.
#[derive(Clone, Copy, Debug)]
pub struct Nil;

/// `Head` before `Tail`.
#[derive(Clone, Copy, Debug)]
pub struct Cons<Head, Tail>(PhantomData<(Head, Tail)>);

/// One list after another.
pub trait Append<Other> {
    /// Both.
    type List;
}

impl<Other> Append<Other> for Nil {
    type List = Other;
}

impl<Head, Tail: Append<Other>, Other> Append<Other> for Cons<Head, Tail> {
    type List = Cons<Head, Tail::List>;
}

/// A FROM clause's entry: the table reference, whether an outer join made it nullable, and whether it belongs to an
/// outer query (and is not part of this FROM).
#[derive(Clone, Copy, Debug)]
pub struct Entry<Reference, Null, Outer>(PhantomData<(Reference, Null, Outer)>);

/// A list written as a list: `list![A, B]` is `Cons<A, Cons<B, Nil>>`.
#[doc(hidden)]
#[macro_export]
macro_rules! __list {
    () => { $crate::kernel::Nil };
    ($head:ty $(, $tail:ty)* $(,)?) => { $crate::kernel::Cons<$head, $crate::__list!($($tail),*)> };
}

/// A clause that was not given.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unset;
