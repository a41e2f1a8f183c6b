//! Do the branches of a UNION, INTERSECT or EXCEPT go together?
//!
//! PostgreSQL manual, sections 7.4 and 10.5: as many columns in each, of types that have a common one. The result's
//! column is nullable where it is in some branch.

use std::marker::PhantomData;

use typenum::{Bit, Or};

use super::HasType;
use crate::kernel::*;
use crate::row::OutputColumn;
use crate::types::*;

/// The common type of a column's two branches.
pub trait CommonType<Right> {
    /// The type; `Self` where there is none.
    type Type: SqlType;
    /// `Fail` where there is none.
    type Verdict: Verdict;
}

/// The types are the same.
pub struct Same;

/// The types differ: look for a family that has both.
pub struct Differ;

impl<Left: SqlType, Right: SqlType> CommonType<Right> for Left
where
    IfSame<Left::Id, Right::Id, Same, Differ>: CommonStep<Left, Right>,
{
    type Type = <IfSame<Left::Id, Right::Id, Same, Differ> as CommonStep<Left, Right>>::Type;
    type Verdict = <IfSame<Left::Id, Right::Id, Same, Differ> as CommonStep<Left, Right>>::Verdict;
}

/// One step of [`CommonType`].
pub trait CommonStep<Left, Right> {
    /// See [`CommonType::Type`].
    type Type: SqlType;
    /// See [`CommonType::Verdict`].
    type Verdict: Verdict;
}

impl<Left: SqlType, Right> CommonStep<Left, Right> for Same {
    type Type = Left;
    type Verdict = Valid;
}

impl<Left, Right> CommonStep<Left, Right> for Differ
where
    Families: CommonIn<Left, Right>,
{
    type Type = <Families as CommonIn<Left, Right>>::Type;
    type Verdict = <Families as CommonIn<Left, Right>>::Verdict;
}

/// Types of which each casts implicitly to the later ones: the later one is the common type.
pub struct Widening<Types>(PhantomData<Types>);

/// Types that cast implicitly to each other: the first branch's is the common type.
pub struct FirstOf<Types>(PhantomData<Types>);

type Families =
    crate::__list!(Widening<Numbers>, FirstOf<crate::__list!(Text, Varchar, Char)>, Widening<Times>,);

#[cfg(feature = "with-rust_decimal-1")]
type Numbers = crate::__list!(Int2, Int4, Int8, Numeric, Float4, Float8);
#[cfg(not(feature = "with-rust_decimal-1"))]
type Numbers = crate::__list!(Int2, Int4, Int8, Float4, Float8);

#[cfg(feature = "with-jiff-0_2")]
type Times = crate::__list!(Date, Timestamp, Timestamptz);
#[cfg(not(feature = "with-jiff-0_2"))]
type Times = Nil;

/// Looks for a family with both types.
pub trait CommonIn<Left, Right> {
    /// See [`CommonType::Type`].
    type Type: SqlType;
    /// See [`CommonType::Verdict`].
    type Verdict: Verdict;
}

impl<Left: SqlType, Right> CommonIn<Left, Right> for Nil {
    type Type = Left;
    type Verdict = Fail<Right>;
}

impl<Left, Right, Family, Rest> CommonIn<Left, Right> for Cons<Family, Rest>
where
    Family: CommonOf<Left, Right, Rest>,
{
    type Type = Family::Type;
    type Verdict = Family::Verdict;
}

/// What a family says, or else the rest of the families.
pub trait CommonOf<Left, Right, Otherwise> {
    /// See [`CommonType::Type`].
    type Type: SqlType;
    /// See [`CommonType::Verdict`].
    type Verdict: Verdict;
}

impl<Left, Right, Otherwise, Types> CommonOf<Left, Right, Otherwise> for FirstOf<Types>
where
    Left: SqlType,
    Right: SqlType,
    Types: HasType<Left::Id> + HasType<Right::Id>,
    (<Types as HasType<Left::Id>>::Answer, <Types as HasType<Right::Id>>::Answer):
        IfBoth<Common<Left>, Otherwise, Left, Right>,
{
    type Type = <(<Types as HasType<Left::Id>>::Answer, <Types as HasType<Right::Id>>::Answer) as IfBoth<
        Common<Left>,
        Otherwise,
        Left,
        Right,
    >>::Type;
    type Verdict =
        <(<Types as HasType<Left::Id>>::Answer, <Types as HasType<Right::Id>>::Answer) as IfBoth<
            Common<Left>,
            Otherwise,
            Left,
            Right,
        >>::Verdict;
}

impl<Left, Right, Otherwise, Types> CommonOf<Left, Right, Otherwise> for Widening<Types>
where
    Left: SqlType,
    Right: SqlType,
    Types: HasType<Left::Id> + HasType<Right::Id> + Later<Left, Right>,
    (<Types as HasType<Left::Id>>::Answer, <Types as HasType<Right::Id>>::Answer):
        IfBoth<Common<Types::Type>, Otherwise, Left, Right>,
{
    type Type = <(<Types as HasType<Left::Id>>::Answer, <Types as HasType<Right::Id>>::Answer) as IfBoth<
        Common<Types::Type>,
        Otherwise,
        Left,
        Right,
    >>::Type;
    type Verdict =
        <(<Types as HasType<Left::Id>>::Answer, <Types as HasType<Right::Id>>::Answer) as IfBoth<
            Common<Types::Type>,
            Otherwise,
            Left,
            Right,
        >>::Verdict;
}

/// The common type.
pub struct Common<Type>(PhantomData<Type>);

/// `Then` where both answers are yes, else what the families `Otherwise` say.
pub trait IfBoth<Then, Otherwise, Left, Right> {
    /// See [`CommonType::Type`].
    type Type: SqlType;
    /// See [`CommonType::Verdict`].
    type Verdict: Verdict;
}

impl<Type: SqlType, Otherwise, Left, Right> IfBoth<Common<Type>, Otherwise, Left, Right> for (Yes, Yes) {
    type Type = Type;
    type Verdict = Valid;
}

macro_rules! not_both {
    ($($left:ident $right:ident;)*) => { $(
        impl<Then, Otherwise: CommonIn<Left, Right>, Left, Right> IfBoth<Then, Otherwise, Left, Right>
            for ($left, $right)
        {
            type Type = Otherwise::Type;
            type Verdict = Otherwise::Verdict;
        }
    )* };
}

not_both! { Yes No; No Yes; No No; }

/// The one of two types that stands later in this list.
pub trait Later<Left, Right> {
    /// The type; the first one where the list is at its end.
    type Type: SqlType;
}

impl<Left: SqlType, Right> Later<Left, Right> for Nil {
    type Type = Left;
}

impl<Left: SqlType, Right: SqlType, Head: SqlType, Tail: Later<Left, Right>> Later<Left, Right>
    for Cons<Head, Tail>
where
    IfSame<Head::Id, Left::Id, Right, IfSame<Head::Id, Right::Id, Left, Tail::Type>>: SqlType,
{
    type Type = IfSame<Head::Id, Left::Id, Right, IfSame<Head::Id, Right::Id, Left, Tail::Type>>;
}

/// Two lists of output columns, column by column.
pub trait Merge<Right> {
    /// The columns of the result: as many as `Self` has.
    type Columns;
    /// `Fail` where one has more columns than the other.
    type Arity: Verdict;
    /// `Fail` where a column has no common type. The culprit is [`Unmatched`].
    type Types: Verdict;
    /// `Fail` where a column's type has no `=`. The culprit is the type.
    type Equal: Verdict;
}

/// The culprit: a branch has more columns.
pub struct MoreColumns;

/// The culprit: column `E` is of type `Left` in the first branch and of type `Right` in the second.
pub struct Unmatched<E, Left, Right>(PhantomData<(E, Left, Right)>);

impl Merge<Nil> for Nil {
    type Columns = Nil;
    type Arity = Valid;
    type Types = Valid;
    type Equal = Valid;
}

impl<Head, Tail> Merge<Cons<Head, Tail>> for Nil {
    type Columns = Nil;
    type Arity = Fail<MoreColumns>;
    type Types = Valid;
    type Equal = Valid;
}

impl<Head, Tail> Merge<Nil> for Cons<Head, Tail> {
    type Columns = Self;
    type Arity = Fail<MoreColumns>;
    type Types = Valid;
    type Equal = Valid;
}

impl<E, Type, Null, Tail, Other, OtherType, OtherNull, OtherTail>
    Merge<Cons<OutputColumn<Other, OtherType, OtherNull>, OtherTail>>
    for Cons<OutputColumn<E, Type, Null>, Tail>
where
    Type: CommonType<OtherType>,
    Null: std::ops::BitOr<OtherNull, Output: Bit>,
    Tail: Merge<OtherTail>,
{
    type Columns = Cons<OutputColumn<E, Type::Type, Or<Null, OtherNull>>, Tail::Columns>;
    type Arity = Tail::Arity;
    type Types = Both<Blaming<Type::Verdict, Unmatched<E, Type, OtherType>>, Tail::Types>;
    type Equal = Both<<Type::Type as SqlType>::Equal, Tail::Equal>;
}

/// The culprit taken apart, so that the message can name all three.
pub trait UnmatchedParts {
    /// The column.
    type Column;
    /// Its type in the first branch.
    type Left;
    /// Its type in the second.
    type Right;
}

impl UnmatchedParts for () {
    type Column = ();
    type Left = ();
    type Right = ();
}

impl<E, L, R> UnmatchedParts for Unmatched<E, L, R> {
    type Column = E;
    type Left = L;
    type Right = R;
}

/// A verdict on the number of columns.
#[diagnostic::on_unimplemented(
    message = "each {Operator} query must have the same number of columns",
    label = "the two queries differ in their number of columns",
    note = "rule T10, see `relvar::docs::rules::T10`"
)]
pub trait SameArity<Operator> {}

#[diagnostic::do_not_recommend]
impl<Operator> SameArity<Operator> for Valid {}

/// A verdict on the types of the columns.
#[diagnostic::on_unimplemented(
    message = "{Operator} types `{Left}` and `{Right}` of column `{Column}` cannot be matched",
    label = "column `{Column}` is `{Left}` in the first query and `{Right}` in this one",
    note = "the integers, `numeric` and the floats widen, so do dates and timestamps; everything else needs a `.cast::<Type>()`",
    note = "rule T10, see `relvar::docs::rules::T10`"
)]
pub trait TypesMatch<Operator, Column, Left, Right> {}

#[diagnostic::do_not_recommend]
impl<Operator, Column, Left, Right> TypesMatch<Operator, Column, Left, Right> for Valid {}

/// A verdict on comparing rows.
#[diagnostic::on_unimplemented(
    message = "SQL type `{Type}` has no `=` operator, so {Clause} cannot compare it",
    label = "{Clause} compares values of `{Type}`",
    note = "`json` has no equality in PostgreSQL; `jsonb` has",
    note = "rule T4, see `relvar::docs::rules::T4`"
)]
pub trait ComparedBy<Clause, Type> {}

#[diagnostic::do_not_recommend]
impl<Clause, Type> ComparedBy<Clause, Type> for Valid {}

/// A verdict on a table's own row as the row of the result.
#[diagnostic::on_unimplemented(
    message = "{Operator}: column `{Column}` differs between the queries in type or nullability, so the row is not the table's own",
    label = "`{Column}` is another one in this query",
    note = "choose the columns of both queries with `.select(..)`",
    note = "rule T10, see `relvar::docs::rules::T10`"
)]
pub trait SameRow<Operator, Column> {}

#[diagnostic::do_not_recommend]
impl<Operator, Column> SameRow<Operator, Column> for Valid {}

/// A verdict on the ORDER BY of the whole.
#[diagnostic::on_unimplemented(
    message = "ORDER BY of a UNION, INTERSECT or EXCEPT takes output columns only, and `{Term}` is none",
    label = "`{Term}` is not selected by the first query",
    note = "select the expression in each query; `.order_by_output(|row| ..)` names columns by their place in the row",
    note = "rule C13, see `relvar::docs::rules::C13`"
)]
pub trait OutputsOnly<Term> {}

#[diagnostic::do_not_recommend]
impl<Term> OutputsOnly<Term> for Valid {}
