//! Features that depend on how a dialect keeps the values of a type: their order, and whether they are one value.

use std::marker::PhantomData;

use crate::expr::ops::order::OrderTerm;
use crate::kernel::*;
use crate::render::{Sqlite, SupportedBy, on_postgres};
use crate::row::OrderList;

/// A comparison by the order of the type `Type`: `<` and its kin, BETWEEN.
#[derive(Clone, Copy, Debug)]
pub struct OrderingOf<Type>(PhantomData<Type>);

impl<Type: SqlType> SupportedBy<Sqlite> for OrderingOf<Type> {
    type Verdict = Blaming<<Type::Kept as KeptAs>::Compared, Self>;
}

on_postgres!(OrderingOf<Type>);

/// The test for NULL, `F`, of a value of the type `Type`.
#[derive(Clone, Copy, Debug)]
pub struct TestsNull<F, Type>(PhantomData<(F, Type)>);

impl<F, Type: SqlType> SupportedBy<Sqlite> for TestsNull<F, Type> {
    type Verdict = Blaming<<Type::Kept as KeptAs>::NullTested, F>;
}

on_postgres!(TestsNull<F, Type>);

/// How messages call ORDER BY of a value of the type `Type`.
#[derive(Clone, Copy, Debug)]
pub struct OrderByOf<Type>(PhantomData<Type>);

/// ORDER BY these terms.
#[derive(Clone, Copy, Debug)]
pub struct Sorts<Terms>(PhantomData<Terms>);

impl<Terms: OrderList<Items: SortedTerms>> SupportedBy<Sqlite> for Sorts<Terms> {
    type Verdict = <Terms::Items as SortedTerms>::Verdict;
}

on_postgres!(Sorts<Terms>);

/// Can each of these terms be sorted by, as it is kept?
pub trait SortedTerms {
    /// The culprit is an [`OrderByOf`].
    type Verdict: Verdict;
}

impl SortedTerms for Nil {
    type Verdict = Valid;
}

impl<Head: SortedTerms, Tail: SortedTerms> SortedTerms for Cons<Head, Tail> {
    type Verdict = Both<Head::Verdict, Tail::Verdict>;
}

impl<E: Expression> SortedTerms for E {
    type Verdict = SortedBy<E::SqlType>;
}

impl<Direction, E: Expression> SortedTerms for OrderTerm<Direction, E> {
    type Verdict = SortedBy<E::SqlType>;
}

/// The verdict on a term of the type `Type`.
type SortedBy<Type> = Blaming<<<Type as SqlType>::Kept as KeptAs>::Sorted, OrderByOf<Type>>;
