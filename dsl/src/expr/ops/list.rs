//! Comparison with every element of an array, which is one parameter whatever its length, and with every row of a subquery
//! (PostgreSQL manual, sections 9.23 and 9.24).

use super::super::*;
use crate::check::{
    ALL, ANY, AggregatesOwnRows, BelowTop, ComparableRightOf, IN, NoNullInside, Nullability, Reads,
};
use crate::kernel::{Both, Culprit, Expression, Given, SqlType, TypeName, Valid, Verdict};
use crate::types::{Array, Bool, Comparable, Equality, ListType, Ordered};

/// `ANY(array)` or `ALL(array)`, whose elements are `Element`. Those of an expression may be NULL, which `Nulls` says.
#[derive(Clone, Copy, Debug)]
pub struct Elements<Quantifier, Element, Nulls = Strict>(
    std::marker::PhantomData<(Quantifier, Element, Nulls)>,
);

/// `ANY`: some element.
#[derive(Clone, Copy, Debug)]
pub struct Any;

/// `ALL`: every element.
#[derive(Clone, Copy, Debug)]
pub struct All;

/// Where the elements come from: a list of Rust values, which has no NULL, or an array of SQL.
pub trait ElementNulls: 'static {
    /// What the dialect must have for it.
    type Feature;
}

impl ElementNulls for Strict {
    type Feature = crate::render::Everywhere;
}

impl ElementNulls for MaybeNull {
    type Feature = crate::render::Arrays;
}

/// Before the text of a JSON array whose elements are of this type. JSON has no bytes, so they are hexadecimal digits in it; and
/// SQLite reads some numbers with a fraction as their neighbours, so their bits are an integer, of which the driver's function makes
/// the number again.
const fn json_elements(name: TypeName) -> &'static str {
    match name.base().name.as_bytes() {
        b"bytea" | b"uuid" => "(SELECT unhex(value) FROM json_each(",
        b"float4" | b"float8" => "(SELECT relvar_real(value) FROM json_each(",
        _ => "(SELECT value FROM json_each(",
    }
}

macro_rules! quantifiers {
    ($($name:ident $open:literal;)*) => { $(
        impl<Element: SqlType, Nulls: ElementNulls> Function for Elements<$name, Element, Nulls> {
            type Id<Rest: crate::kernel::Identity> = crate::__id!($name, Rest);
            type SqlType = Element;
            type Nulls = Nulls;
            type Feature = Nulls::Feature;
            const WORDS: &'static [&'static str] = &[$open, ")"];
            // The elements of a JSON array, as which a driver sends a list where there are no arrays.
            const ELSEWHERE: &'static [(&'static str, &'static [&'static str])] =
                &[("sqlite", &[json_elements(Element::NAME), "))"])];
        }
    )* };
}

quantifiers! {
    Any "ANY(";
    All "ALL(";
}

/// `IN`
#[derive(Clone, Copy, Debug)]
pub struct In;

/// `NOT IN`
#[derive(Clone, Copy, Debug)]
pub struct NotIn;

macro_rules! memberships {
    ($($name:ident $text:literal $precedence:ident;)*) => { $(
        memberships! { @operator $name $text $precedence Everywhere [] }
    )* };
    // memberships! { @operator In " IN " PATTERN Everywhere [] }: one operator, its feature and its other words
    (@operator $name:ident $text:literal $precedence:ident $feature:ident [$($elsewhere:literal)?]) => {
        impl Operator for $name {
            type Id<Rest: crate::kernel::Identity> = crate::__id!($name, Rest);
            type Nulls = Strict;
            type Pins = crate::check::PinsNothing;
            type Feature = crate::render::$feature;
            const TEXT: &'static str = $text;
            const ELSEWHERE: &'static [(&'static str, &'static str)] = &[$(("sqlite", $elsewhere))?];
            const PRECEDENCE: u8 = crate::render::precedence::$precedence;
        }

        impl<Left, Right> ResultOf<Left, Right> for $name {
            type SqlType = Bool;
        }
    };
}

memberships! {
    In " IN " PATTERN;
    NotIn " NOT IN " PATTERN;
}

/// An operator beside `ANY (query)` or `ALL (query)`.
#[derive(Clone, Copy, Debug)]
pub struct OverRows<Op>(std::marker::PhantomData<Op>);

macro_rules! quantified {
    // quantified! { " = ": EqualAny " = ANY " Everywhere " IN ", EqualAll " = ALL " Arrays; }
    ($($text:literal: $($name:ident $over_rows:literal $feature:ident $($elsewhere:literal)?),+;)*) => { $($(
        #[doc = concat!("`left", $over_rows, "(..)`")]
        #[derive(Clone, Copy, Debug)]
        pub struct $name;

        memberships! { @operator $name $text COMPARISON $feature [$($elsewhere)?] }

        impl Operator for OverRows<$name> {
            type Id<Rest: crate::kernel::Identity> = crate::__id!($name, Rest);
            type Nulls = Strict;
            type Pins = crate::check::PinsNothing;
            type Feature = quantified!(@over_rows $feature $name);
            const TEXT: &'static str = $over_rows;
            const ELSEWHERE: &'static [(&'static str, &'static str)] = &[$(("sqlite", $elsewhere))?];
            const PRECEDENCE: u8 = crate::render::precedence::COMPARISON;
        }
    )+)* };
    // = ANY is IN, and <> ALL is NOT IN.
    (@over_rows Everywhere $name:ident) => { crate::render::Everywhere };
    (@over_rows Arrays $name:ident) => { crate::render::OnPostgres<$name> };
}

// They are operators of their own, because `=` beside ANY does not fix the left side to one value.
quantified! {
    " = ": EqualAny " = ANY " Everywhere " IN ", EqualAll " = ALL " Arrays;
    " <> ": NotEqualAny " <> ANY " Arrays, NotEqualAll " <> ALL " Everywhere " NOT IN ";
    " < ": LessAny " < ANY " Arrays, LessAll " < ALL " Arrays;
    " <= ": LessOrEqualAny " <= ANY " Arrays, LessOrEqualAll " <= ALL " Arrays;
    " > ": GreaterAny " > ANY " Arrays, GreaterAll " > ALL " Arrays;
    " >= ": GreaterOrEqualAny " >= ANY " Arrays, GreaterOrEqualAll " >= ALL " Arrays;
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
    label = "expected a slice, an array or a `Vec` of values of SQL type `{Element}`",
    note = "rules T1, T8, see `relvar::docs::rules`"
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

/// What stands in `ANY (..)` and `ALL (..)`, right of a value of the SQL type `Element`: a list of Rust values, which is one
/// parameter, an expression that is an array, or a query with one column.
#[diagnostic::on_unimplemented(
    message = "ANY and ALL take a list of values of SQL type `{Element}`, an array of it, or a query with one column",
    label = "expected a slice, an array or a `Vec` of values of SQL type `{Element}`, an array of SQL, or a query with one column",
    note = "rules T1, T6, T8, see `relvar::docs::rules`"
)]
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait QuantifiedOver<Element> {
    /// The type that `Element` is compared with.
    type Type;
    /// See [`Subquery::Access`].
    type Access;
    /// `Fail` where a NULL may be among the rows of a query.
    type NeverNull: Verdict;
    /// `Fail` with an aggregate of a query that belongs to a query around it.
    type Owned: Verdict;
    /// The condition.
    type Condition<Op, Quantifier, Left>;
    /// `left Op Quantifier (self)`
    fn condition<Op, Quantifier, Left>(self, left: Left) -> Self::Condition<Op, Quantifier, Left>;
}

macro_rules! quantified_lists {
    ($([$($generics:tt)*] $list:ty;)*) => { $(
        #[diagnostic::do_not_recommend]
        impl<$($generics)* Element, Item: super::super::Operand<Element>> QuantifiedOver<Element> for $list {
            type Type = Element;
            type Access = Reads;
            type NeverNull = Valid;
            type Owned = Valid;
            type Condition<Op, Quantifier, Left> =
                Infix<Op, Left, Call<Elements<Quantifier, Element>, Arguments<Bind<ListType<Item, Element>, Self>, ()>>>;

            fn condition<Op, Quantifier, Left>(self, left: Left) -> Self::Condition<Op, Quantifier, Left> {
                Infix::new(left, Call::new(Arguments(Bind::new(self), ())))
            }
        }
    )* };
}

quantified_lists! {
    [] Vec<Item>;
    ['a,] &'a Vec<Item>;
    ['a,] &'a [Item];
    [const LENGTH: usize,] [Item; LENGTH];
    ['a, const LENGTH: usize,] &'a [Item; LENGTH];
}

/// An array whose elements are compared with `Element`.
#[diagnostic::on_unimplemented(
    message = "ANY and ALL compare SQL type `{Element}` with an array of it, and SQL type `{Self}` is none",
    label = "expected `Array<{Element}>` right of ANY or ALL",
    note = "rules T6, T8, see `relvar::docs::rules`"
)]
pub trait ArrayOf<Element> {}

#[diagnostic::do_not_recommend]
impl<Element, Type: Comparable<Element>> ArrayOf<Element> for Array<Type> {}

macro_rules! quantified_arrays {
    ($([$($generics:tt)*] $shape:ty;)*) => { $(
        #[diagnostic::do_not_recommend]
        impl<$($generics)*, Element> QuantifiedOver<Element> for $shape
        where
            Self: Expression<SqlType: ArrayOf<Element>>,
        {
            type Type = Element;
            type Access = Reads;
            type NeverNull = Valid;
            type Owned = Valid;
            type Condition<Op, Quantifier, Left> =
                Infix<Op, Left, Call<Elements<Quantifier, Element, MaybeNull>, Arguments<Self, ()>>>;

            fn condition<Op, Quantifier, Left>(self, left: Left) -> Self::Condition<Op, Quantifier, Left> {
                Infix::new(left, Call::new(Arguments(self, ())))
            }
        }
    )* };
}

quantified_arrays! {
    [C] TableColumn<C>;
    [Reference, C] AliasColumn<Reference, C>;
    [Reference, Field, Kind, Bit] DerivedColumn<Reference, Field, Kind, Bit>;
    [Kind, Value, Bit] Bind<Kind, Value, Bit>;
    [Sign, First, Second] Infix<Sign, First, Second>;
    [Inner] AssumeNotNull<Inner>;
    [Function, Given] Call<Function, Given>;
    [Function, Input] Aggregate<Function, Input>;
    [Branches, Else, Widest] Case<Branches, Else, Widest>;
    [Kind, Inner] Cast<Kind, Inner>;
    [Kind, Parts] Raw<Kind, Parts>;
}

/// `left Op Quantifier (of)`
pub type QuantifiedBy<Of, Left, Op, Quantifier> =
    <Of as QuantifiedOver<<Left as Expression>::SqlType>>::Condition<Op, Quantifier, Left>;

// As verdicts of two, and through `Given`: the compiler explains an associated type of the argument at length.

/// The verdict on the aggregates of a query beside ANY and ALL.
pub type OwnedBy<Of, Left> = Both<Valid, <Of as QuantifiedOver<<Left as Expression>::SqlType>>::Owned>;
/// The verdict on the aggregates of a query beside IN.
pub type OwnedIn<Query> = Both<Valid, <Query as SingleColumn>::Aggregates>;
/// The verdict on NULLs among the rows of a query beside ANY and ALL.
pub type NullBeside<Of, Left> = Both<Valid, <Of as QuantifiedOver<<Left as Expression>::SqlType>>::NeverNull>;
/// The type that the left side is compared with.
pub type TypeBeside<Of, Left> =
    <Valid as Given<<Of as QuantifiedOver<<Left as Expression>::SqlType>>::Type>>::Type;
/// What the WITH clause of a query beside ANY and ALL does.
pub type AccessBeside<Of, Left> =
    <Valid as Given<<Of as QuantifiedOver<<Left as Expression>::SqlType>>::Access>>::Type;

/// One method, on one line: a message that quotes it is brief.
macro_rules! comparison {
    ($method:ident($capability:ident) $operator:ident $quantifier:ident $word:ident: $doc:literal) => {
        #[doc = $doc]
        #[relvar_macros::brief]
        fn $method<Of>(self, of: Of) -> QuantifiedBy<Of, Self, $operator, $quantifier>
        where
            Of: QuantifiedOver<Self::SqlType>,
            TypeBeside<Of, Self>: ComparableRightOf<$word, Self::SqlType>,
            AccessBeside<Of, Self>: BelowTop,
            OwnedBy<Of, Self>: AggregatesOwnRows<Culprit<OwnedBy<Of, Self>>>,
            Self::SqlType: $capability,
        {
            of.condition(self)
        }
    };
}

/// Membership in a list and in a subquery, and comparison with every element of them.
///
/// The right side is a list of Rust values, which is one parameter whatever its length; an array of SQL; or a query with one
/// column.
///
/// ```
/// # relvar::doc_schema!();
/// use relvar::prelude::*;
/// let sql = users.filter(users::age.gt_all(vec![18, 30])).select(users::name).sql::<Postgres>();
/// assert_eq!(sql, "SELECT users.name FROM users WHERE users.age > ALL($1)");
/// let others = users.alias::<'b'>();
/// let oldest = users.filter(users::age.ge_all(others.filter(others.age.is_not_null()).select(others.age)));
/// assert_eq!(
///     oldest.select(users::name).sql::<Postgres>(),
///     "SELECT users.name FROM users WHERE users.age >= ALL \
///      (SELECT users_b.age FROM users AS users_b WHERE users_b.age IS NOT NULL)",
/// );
/// ```
#[relvar_macros::brief]
pub trait MembershipOperators: Expression {
    comparison!(eq_any(Equality) EqualAny Any ANY: "`self = ANY (of)`: equal to some element; false for an empty list. `SOME` is the same word.");
    comparison!(ne_any(Equality) NotEqualAny Any ANY: "`self <> ANY (of)`: different from some element.");
    comparison!(lt_any(Ordered) LessAny Any ANY: "`self < ANY (of)`: less than some element.");
    comparison!(le_any(Ordered) LessOrEqualAny Any ANY: "`self <= ANY (of)`: less than some element, or equal to it.");
    comparison!(gt_any(Ordered) GreaterAny Any ANY: "`self > ANY (of)`: greater than some element.");
    comparison!(ge_any(Ordered) GreaterOrEqualAny Any ANY: "`self >= ANY (of)`: greater than some element, or equal to it.");
    comparison!(eq_all(Equality) EqualAll All ALL: "`self = ALL (of)`: equal to every element; true for an empty list.");
    comparison!(lt_all(Ordered) LessAll All ALL: "`self < ALL (of)`: less than every element.");
    comparison!(le_all(Ordered) LessOrEqualAll All ALL: "`self <= ALL (of)`: less than every element, or equal to it.");
    comparison!(gt_all(Ordered) GreaterAll All ALL: "`self > ALL (of)`: greater than every element.");
    comparison!(ge_all(Ordered) GreaterOrEqualAll All ALL: "`self >= ALL (of)`: greater than every element, or equal to it.");

    /// `self <> ALL (of)`: different from every element; true for an empty list. It is never true where a subquery gives a
    /// NULL, so the column of one must not be nullable.
    fn ne_all<Of>(self, of: Of) -> QuantifiedBy<Of, Self, NotEqualAll, All>
    where
        Of: QuantifiedOver<Self::SqlType>,
        NullBeside<Of, Self>: NoNullInside,
        TypeBeside<Of, Self>: ComparableRightOf<ALL, Self::SqlType>,
        AccessBeside<Of, Self>: BelowTop,
        OwnedBy<Of, Self>: AggregatesOwnRows<Culprit<OwnedBy<Of, Self>>>,
        Self::SqlType: Equality,
    {
        of.condition(self)
    }

    /// `self IN (SELECT ..)`
    fn is_in<Query: SingleColumn>(self, query: Query) -> Quantified<In, Self, Query::Query>
    where
        Query::SqlType: ComparableRightOf<IN, Self::SqlType>,
        OwnedIn<Query>: AggregatesOwnRows<Culprit<OwnedIn<Query>>>,
        ColumnAccess<Query>: BelowTop,
        Self::SqlType: Equality,
    {
        Quantified::new(self, query.query())
    }

    /// `self NOT IN (SELECT ..)`. It is never true where the subquery gives a NULL, so its column must not be nullable.
    fn is_not_in<Query: SingleColumn>(self, query: Query) -> Quantified<NotIn, Self, Query::Query>
    where
        Query::Null: Nullability<NeverNull: NoNullInside>,
        Query::SqlType: ComparableRightOf<IN, Self::SqlType>,
        OwnedIn<Query>: AggregatesOwnRows<Culprit<OwnedIn<Query>>>,
        ColumnAccess<Query>: BelowTop,
        Self::SqlType: Equality,
    {
        Quantified::new(self, query.query())
    }
}

impl<E: Expression> MembershipOperators for E {}
