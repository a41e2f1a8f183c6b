//! Membership: in an array of any length, which is one parameter, and in a subquery.

use super::super::{
    Arguments, Bind, Call, Function, Infix, Operator, Quantified, ResultOf, SingleColumn, Strict,
};
use crate::check::{AggregatesOwnRows, NoNullInside, Nullability, OwnAggregates};
use crate::kernel::{Culprit, Expression, SqlType};
use crate::types::{Array, Bool, Comparable, Equality};

/// `ANY(array)` or `ALL(array)`, whose elements are `Element`.
#[derive(Clone, Copy, Debug)]
pub struct Elements<Quantifier, Element>(std::marker::PhantomData<(Quantifier, Element)>);

/// `ANY`: some element.
#[derive(Clone, Copy, Debug)]
pub struct Any;

/// `ALL`: every element.
#[derive(Clone, Copy, Debug)]
pub struct All;

macro_rules! quantifiers {
    ($($name:ident $open:literal;)*) => { $(
        impl<Element: SqlType> Function for Elements<$name, Element> {
            type Id<Rest> = crate::__id!($name, Rest);
            type SqlType = Element;
            type Nulls = Strict;
            type Feature = crate::render::Arrays;
            const WORDS: &'static [&'static str] = &[$open, ")"];
        }
    )* };
}

quantifiers! {
    Any "ANY(";
    All "ALL(";
}

/// `=` beside `ANY`: unlike `=`, it does not fix the left side to one value.
#[derive(Clone, Copy, Debug)]
pub struct EqualAny;

/// `<>` beside `ALL`.
#[derive(Clone, Copy, Debug)]
pub struct NotEqualAll;

/// `IN`
#[derive(Clone, Copy, Debug)]
pub struct In;

/// `NOT IN`
#[derive(Clone, Copy, Debug)]
pub struct NotIn;

macro_rules! memberships {
    ($($name:ident $text:literal $precedence:ident;)*) => { $(
        impl Operator for $name {
            type Id<Rest> = crate::__id!($name, Rest);
            type Nulls = Strict;
            type Pins = crate::check::PinsNothing;
            type Feature = crate::render::Everywhere;
            const TEXT: &'static str = $text;
            const PRECEDENCE: u8 = crate::render::precedence::$precedence;
        }

        impl<Left, Right> ResultOf<Left, Right> for $name {
            type SqlType = Bool;
        }
    )* };
}

memberships! {
    EqualAny " = " COMPARISON;
    NotEqualAll " <> " COMPARISON;
    In " IN " PATTERN;
    NotIn " NOT IN " PATTERN;
}

/// `self = ANY($n)`
pub type IsAnyOf<Left, List> = Infix<EqualAny, Left, ListCall<Any, Left, List>>;
/// `self <> ALL($n)`
pub type IsNoneOf<Left, List> = Infix<NotEqualAll, Left, ListCall<All, Left, List>>;
/// `ANY($n)` or `ALL($n)`
pub type ListCall<Quantifier, Left, List> = Call<
    Elements<Quantifier, <Left as Expression>::SqlType>,
    Arguments<Bind<Array<<Left as Expression>::SqlType>, List>, ()>,
>;

/// A list of Rust values of the SQL type `Element`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a list of values of SQL type `{Element}`",
    label = "expected a slice, an array or a `Vec` of values of SQL type `{Element}`"
)]
pub trait ListOf<Element> {}

#[diagnostic::do_not_recommend]
impl<Element, Item: super::super::Operand<Element>> ListOf<Element> for Vec<Item> {}
#[diagnostic::do_not_recommend]
impl<Element, Item: super::super::Operand<Element>> ListOf<Element> for &Vec<Item> {}
#[diagnostic::do_not_recommend]
impl<Element, Item: super::super::Operand<Element>> ListOf<Element> for &[Item] {}
#[diagnostic::do_not_recommend]
impl<Element, Item: super::super::Operand<Element>, const LENGTH: usize> ListOf<Element> for [Item; LENGTH] {}
#[diagnostic::do_not_recommend]
impl<Element, Item: super::super::Operand<Element>, const LENGTH: usize> ListOf<Element> for &[Item; LENGTH] {}

/// Membership in a list and in a subquery.
pub trait MembershipOperators: Expression {
    /// `self = ANY($n)`: one parameter, whatever the list's length; false for an empty list.
    fn eq_any<List: ListOf<Self::SqlType>>(self, list: List) -> IsAnyOf<Self, List>
    where
        Self::SqlType: Equality,
    {
        Infix::new(self, Call::new(Arguments(Bind::new(list), ())))
    }

    /// `self <> ALL($n)`: true for an empty list.
    fn ne_all<List: ListOf<Self::SqlType>>(self, list: List) -> IsNoneOf<Self, List>
    where
        Self::SqlType: Equality,
    {
        Infix::new(self, Call::new(Arguments(Bind::new(list), ())))
    }

    /// `self IN (SELECT ..)`
    fn is_in<Query: SingleColumn + OwnAggregates>(self, query: Query) -> Quantified<In, Self, Query>
    where
        Query::SqlType: Comparable<Self::SqlType>,
        Query::Owned: AggregatesOwnRows<Culprit<Query::Owned>>,
        Self::SqlType: Equality,
    {
        Quantified::new(self, query)
    }

    /// `self NOT IN (SELECT ..)`. It is never true where the subquery gives a NULL, so its column must not be nullable.
    fn is_not_in<Query: SingleColumn + OwnAggregates>(self, query: Query) -> Quantified<NotIn, Self, Query>
    where
        Query::Null: Nullability<NeverNull: NoNullInside>,
        Query::SqlType: Comparable<Self::SqlType>,
        Query::Owned: AggregatesOwnRows<Culprit<Query::Owned>>,
        Self::SqlType: Equality,
    {
        Quantified::new(self, query)
    }
}

impl<E: Expression> MembershipOperators for E {}
