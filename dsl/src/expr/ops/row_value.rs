//! Row values: `(a, b) = (c, d)`, `(a, b) IN (SELECT ..)` (PostgreSQL manual, sections 4.2.13, 9.23 and 9.24.5).

use std::marker::PhantomData;

use typenum::{Bit, Or};

use super::super::*;
use super::list::{In, NotIn};
use crate::backend::{Backend, Encode, Values};
use crate::check::{AggregatesOwnRows, AtMostOneValue, BelowTop, NoNullInside, Nullability};
use crate::kernel::*;
use crate::render::{Arrays, Dialect, Render, Rope, Support, SupportedBy};
use crate::row::OutputColumn;
use crate::types::{AnyRow, Array, Equality, Flat, Ordered};

/// The SQL type of a row value, whose columns have the types of the tuple `Types`.
#[derive(Clone, Copy, Debug)]
pub struct ROW<Types>(PhantomData<Types>);

/// `(a, b)`
#[derive(Clone, Copy, Debug)]
pub struct RowConstructor<Types>(PhantomData<Types>);

/// A row value.
pub type RowValue<Types, Args> = Call<RowConstructor<Types>, Args>;

/// A tuple of 2 to 8 expressions.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a tuple of expressions",
    label = "expected a tuple of 2 to 8 expressions",
    note = "rule T13, see `relvar::docs::rules::T13`"
)]
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait RowItems {
    /// The row value.
    type Value;
    /// Makes it.
    fn row_value(self) -> Self::Value;
}

/// `(a, b)`: a row value, compared column by column with a tuple of expressions and values, with the rows of a subquery, or
/// with a list of tuples. `<` and its kin compare as words in a dictionary: the first columns that differ decide.
///
/// ```
/// # relvar::doc_schema!();
/// use relvar::prelude::*;
/// let later = posts.filter(row_of((posts::user_id, posts::id)).gt((7, 100))).select(posts::title);
/// assert_eq!(later.sql::<Postgres>(), "SELECT posts.title FROM posts WHERE (posts.user_id, posts.id) > ($1, $2)");
/// let written = users.filter(row_of((users::id, users::name)).is_in(posts.select((posts::user_id, posts::title))));
/// assert_eq!(
///     written.count().sql::<Postgres>(),
///     "SELECT count(*) FROM users WHERE (users.id, users.name) IN (SELECT posts.user_id, posts.title FROM posts)",
/// );
/// let listed = users.filter(row_of((users::id, users::name)).eq_any(vec![(1, "Ann"), (2, "Bob")])).count();
/// assert_eq!(
///     listed.sql::<Postgres>(),
///     "SELECT count(*) FROM users WHERE (users.id, users.name) IN (SELECT * FROM unnest($1, $2))",
/// );
/// ```
pub fn row_of<Items: RowItems>(items: Items) -> Items::Value {
    items.row_value()
}

/// The types of a row's columns as a list.
pub trait RowTypeList {
    /// The list.
    type List;
}

/// The columns of a query as a row.
pub trait RowTypes {
    /// Its type.
    type Row: SqlType + RowTypeList;
    /// `B1` where some column may be NULL.
    type Null: Bit;
}

/// A query of two columns or more, whose rows are row values. All that is asked of it as an argument is here, so that what is
/// no such query is one mistake.
#[diagnostic::on_unimplemented(
    message = "a subquery beside a row value must SELECT 2 to 8 columns",
    label = "select a tuple, such as `.select((users::id, users::name))`",
    note = "rule T13, see `relvar::docs::rules::T13`"
)]
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait RowColumns: Subquery {
    /// The type of a row.
    type Row: SqlType + RowTypeList;
    /// `B1` where some column may be NULL.
    type Null: Bit;
    /// `Fail` where the query can give more than one row.
    type OneRow: Verdict;
    /// See [`OwnAggregates::Owned`](crate::check::OwnAggregates::Owned).
    type Aggregates: Verdict;
    /// See [`Subquery::Access`].
    type Writing;
    /// The query.
    type Query;
    /// As one of row values.
    fn rows(self) -> AsRow<Self::Query>;
}

/// What the WITH clause of the argument `Query` does. (The compiler explains an associated type of an argument at length.)
pub type RowAccess<Query> = <Valid as Given<<Query as RowColumns>::Writing>>::Type;
/// The type of a row of the argument `Query`.
pub type RowTypeOf<Query> = <Valid as Given<<Query as RowColumns>::Row>>::Type;
/// The verdict on the aggregates of the argument `Query`.
pub type RowOwned<Query> = Both<Valid, <Query as RowColumns>::Aggregates>;

/// A query as one of row values.
#[derive(Clone, Copy, Debug)]
pub struct AsRow<Query>(pub(crate) Query);

impl<Query: Subquery> Subquery for AsRow<Query> {
    type Outer = Query::Outer;
    type Access = Query::Access;
}

#[diagnostic::do_not_recommend]
impl<Query: RowColumns> SingleColumn for AsRow<Query> {
    type SqlType = Query::Row;
    type Null = Query::Null;
    type OneRow = Query::OneRow;
    type Aggregates = Query::Aggregates;
    super::super::single_column!();
}

impl<D: Dialect, Query: Render<D>> Render<D> for AsRow<Query> {
    type Support = Query::Support;
    const ROPE: &'static Rope = Query::ROPE;
}

impl<B: Backend, Query: Values<B>> Values<B> for AsRow<Query> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.0.values(parameters);
    }
}

/// `(SELECT a, b ..)` as a row value, for the right side of a comparison: NULL where the query gives no row.
///
/// ```
/// # relvar::doc_schema!();
/// use relvar::prelude::*;
/// let first = posts.order_by(posts::id).first().select((posts::user_id, posts::title));
/// let sql = users.filter(row_of((users::id, users::name)).eq(scalar_row(first))).count();
/// assert_eq!(
///     sql.sql::<Postgres>(),
///     "SELECT count(*) FROM users WHERE (users.id, users.name) = \
///      (SELECT posts.user_id, posts.title FROM posts ORDER BY posts.id LIMIT 1)",
/// );
/// ```
///
/// More than one row would be an error of the server, so it must be a query of at most one: see
/// [`scalar`].
#[relvar_macros::brief]
pub fn scalar_row<Query: RowColumns>(query: Query) -> Scalar<AsRow<Query::Query>>
where
    Query::Aggregates: AggregatesOwnRows<Culprit<Query::Aggregates>>,
    Query::OneRow: AtMostOneValue<Culprit<Query::OneRow>>,
    RowAccess<Query>: BelowTop,
{
    Scalar { query: query.rows() }
}

/// Like [`scalar_row`], for a query that gives at most one row for a reason that the compiler cannot know. More than one
/// row is an error of the server when the statement runs.
#[relvar_macros::brief]
pub fn scalar_row_checked<Query: RowColumns>(query: Query) -> Scalar<AsRow<Query::Query>>
where
    Query::Aggregates: AggregatesOwnRows<Culprit<Query::Aggregates>>,
    RowAccess<Query>: BelowTop,
{
    Scalar { query: query.rows() }
}

/// The rows of a list of tuples: `SELECT * FROM unnest($1, $2)`.
#[derive(Clone, Copy, Debug)]
pub struct RowsOf<Types, Item, List> {
    rows: List,
    kind: PhantomData<(Types, Item)>,
}

impl<Types, Item, List> Subquery for RowsOf<Types, Item, List> {
    type Outer = Nil;
    type Access = crate::check::Reads;
}

#[diagnostic::do_not_recommend]
impl<Types, Item, List> SingleColumn for RowsOf<Types, Item, List>
where
    ROW<Types>: SqlType,
{
    type SqlType = ROW<Types>;
    type Null = typenum::B0;
    type OneRow = Fail<crate::check::ManyRows>;
    type Aggregates = Valid;
    super::super::single_column!();
}

impl<D: Dialect, Types: RowParameters, Item, List> Render<D> for RowsOf<Types, Item, List>
where
    Arrays: SupportedBy<D>,
{
    type Support = Support<Arrays, D>;
    const ROPE: &'static Rope = &Rope::Join(&[
        &Rope::Literal("SELECT * FROM unnest("),
        &Rope::List(", ", Types::ROPES),
        &Rope::Literal(")"),
    ]);
}

/// The arrays of a list of rows, as parameters.
pub trait RowParameters {
    /// One for each column.
    const ROPES: &'static [&'static Rope];
}

/// A tuple of Rust values for a row of the types `Types`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a row of values of the SQL types `{Types}`",
    label = "expected a tuple of values of the SQL types `{Types}`",
    note = "rule T13, see `relvar::docs::rules::T13`"
)]
pub trait RowOperand<Types> {}

/// Are the columns of two rows compared with each other? Total, on lists of types.
pub trait ComparedWith<Right> {
    /// `Fail` where their numbers or types differ.
    type Verdict: Verdict;
}

impl ComparedWith<Nil> for Nil {
    type Verdict = Valid;
}

impl<Type, Rest> ComparedWith<Cons<Type, Rest>> for Nil {
    type Verdict = Fail<Type>;
}

impl<Type, Rest> ComparedWith<Nil> for Cons<Type, Rest> {
    type Verdict = Fail<Type>;
}

impl<Left, Right, LeftRest, RightRest> ComparedWith<Cons<Right, RightRest>> for Cons<Left, LeftRest>
where
    Left: crate::check::CommonType<Right>,
    LeftRest: ComparedWith<RightRest>,
{
    type Verdict = Both<<Left as crate::check::CommonType<Right>>::Verdict, LeftRest::Verdict>;
}

/// The verdict on the comparison of two rows.
pub type ComparedRows<Left, Right> =
    <<Left as RowTypeList>::List as ComparedWith<<Right as RowTypeList>::List>>::Verdict;

/// A verdict on the comparison of two rows.
#[diagnostic::on_unimplemented(
    message = "row values `{Left}` and `{Right}` cannot be compared: they differ in number or types of columns",
    label = "the rows of this subquery are `{Right}`",
    note = "rule T13, see `relvar::docs::rules::T13`"
)]
pub trait SameColumns<Left, Right> {}

#[diagnostic::do_not_recommend]
impl<Left, Right> SameColumns<Left, Right> for Valid {}

#[relvar_macros::brief]
impl<Types, Args> RowValue<Types, Args>
where
    ROW<Types>: RowTypeList + Equality,
{
    /// `(a, b) IN (SELECT c, d ..)`
    pub fn is_in<Query: RowColumns>(self, query: Query) -> Quantified<In, Self, AsRow<Query::Query>>
    where
        RowAccess<Query>: BelowTop,
        RowOwned<Query>: AggregatesOwnRows<Culprit<RowOwned<Query>>>,
        <ROW<Types> as RowTypeList>::List: ComparedWith<<Query::Row as RowTypeList>::List>,
        ComparedRows<ROW<Types>, RowTypeOf<Query>>: SameColumns<ROW<Types>, RowTypeOf<Query>>,
    {
        Quantified::new(self, query.rows())
    }

    /// `(a, b) NOT IN (SELECT c, d ..)`. It is hardly ever true where the subquery gives a NULL, so none of its columns may be
    /// nullable.
    pub fn is_not_in<Query: RowColumns>(self, query: Query) -> Quantified<NotIn, Self, AsRow<Query::Query>>
    where
        Query::Null: Nullability<NeverNull: NoNullInside>,
        RowAccess<Query>: BelowTop,
        RowOwned<Query>: AggregatesOwnRows<Culprit<RowOwned<Query>>>,
        <ROW<Types> as RowTypeList>::List: ComparedWith<<Query::Row as RowTypeList>::List>,
        ComparedRows<ROW<Types>, RowTypeOf<Query>>: SameColumns<ROW<Types>, RowTypeOf<Query>>,
    {
        Quantified::new(self, query.rows())
    }

    /// `(a, b) IN (SELECT * FROM unnest($1, $2))`: one of the rows of a list; false for an empty list. One text for a list of
    /// any length.
    pub fn eq_any<Item, List>(self, rows: List) -> Quantified<In, Self, RowsOf<Types, Item, List>>
    where
        List: AsRef<[Item]>,
        Item: RowOperand<Types>,
    {
        Quantified::new(self, RowsOf { rows, kind: PhantomData })
    }
}

macro_rules! row_values {
    (@arguments) => { () };
    (@arguments $first:ty, $($rest:ty,)*) => { Arguments<$first, row_values!(@arguments $($rest,)*)> };
    (@values $tuple:ident $make:ident) => { () };
    (@values $tuple:ident $make:ident $first:tt $($rest:tt)*) => {
        Arguments($tuple.$first.$make(), row_values!(@values $tuple $make $($rest)*))
    };
    (@equal $only:ident) => { $only::Equal };
    (@equal $first:ident $($rest:ident)+) => { Both<$first::Equal, row_values!(@equal $($rest)+)> };
    (@compared $only:ident) => { <$only::Kept as KeptAs>::Compared };
    (@compared $first:ident $($rest:ident)+) => {
        Both<<$first::Kept as KeptAs>::Compared, row_values!(@compared $($rest)+)>
    };
    // row_values! { [A X N 0, B Y M 1] }: everything for `(a, b)`
    ($([$($kind:ident $item:ident $null:ident $from:ident $index:tt),+])*) => { $(
        impl<$($kind: SqlType),+> SqlType for ROW<($($kind,)+)> {
            type Rust = ($($kind::Rust,)+);
            type Id = Never;
            type Equal = row_values!(@equal $($kind)+);
            type Kept = SideBySide<row_values!(@compared $($kind)+)>;
            const NAME: TypeName = TypeName::built_in("record");
        }

        impl<$($kind),+> RowTypeList for ROW<($($kind,)+)> {
            type List = crate::__list!($($kind),+);
        }

        #[diagnostic::do_not_recommend]
        impl<$($kind: SqlType),+> AnyRow for ROW<($($kind,)+)> {}
        #[diagnostic::do_not_recommend]
        impl<$($kind: Equality),+> Equality for ROW<($($kind,)+)> {
            type Equated = Self;
        }
        #[diagnostic::do_not_recommend]
        impl<$($kind: Ordered),+> Ordered for ROW<($($kind,)+)> {}

        impl<$($kind: SqlType),+> Function for RowConstructor<($($kind,)+)> {
            type Id<Rest: crate::kernel::Identity> = crate::__id!(RowConstructor, Rest);
            type SqlType = ROW<($($kind,)+)>;
            type Nulls = Strict;
            type Feature = crate::render::Everywhere;
            const WORDS: &'static [&'static str] = &["(", ")"];
        }

        impl<$($item: Expression),+> RowItems for ($($item,)+) {
            type Value = RowValue<($($item::SqlType,)+), row_values!(@arguments $($item,)+)>;
            fn row_value(self) -> Self::Value {
                Call::new(row_values!(@values self itself $($index)+))
            }
        }

        #[diagnostic::do_not_recommend]
        impl<$($kind: SqlType,)+ $($item: Operand<$kind>),+> Operand<ROW<($($kind,)+)>> for ($($item,)+) {
            type Expression = RowValue<($($kind,)+), row_values!(@arguments $($item::Expression,)+)>;
            fn operand(self) -> Self::Expression {
                Call::new(row_values!(@values self operand $($index)+))
            }
        }

        #[diagnostic::do_not_recommend]
        impl<Null, Column, $($kind: SqlType,)+ $($item: Storable<$kind, Null, Column>),+>
            Storable<ROW<($($kind,)+)>, Null, Column> for ($($item,)+)
        {
            type Expression = RowValue<($($kind,)+), row_values!(@arguments $($item::Expression,)+)>;
            fn store(self) -> Self::Expression {
                Call::new(row_values!(@values self store $($index)+))
            }
        }

        impl<$($from,)+ $($kind: SqlType,)+ $($null),+> RowTypes
            for crate::__list!($(OutputColumn<$from, $kind, $null>),+)
        where
            OrAll: OrOf<crate::__list!($($null),+)>,
        {
            type Row = ROW<($($kind,)+)>;
            type Null = <OrAll as OrOf<crate::__list!($($null),+)>>::Null;
        }

        impl<$($kind: SqlType),+> RowParameters for ($($kind,)+) {
            const ROPES: &'static [&'static Rope] = &[$(&Rope::Parameter(&<Array<$kind>>::NAME)),+];
        }

        #[diagnostic::do_not_recommend]
        impl<$($kind: Flat,)+ $($item: Operand<$kind>),+> RowOperand<($($kind,)+)> for ($($item,)+) {}

        impl<Driver, List, $($kind: SqlType,)+ $($item: Encode<Driver, $kind>),+> Values<Driver>
            for RowsOf<($($kind,)+), ($($item,)+), List>
        where
            Driver: Backend,
            List: AsRef<[($($item,)+)]>,
        {
            fn values(&self, parameters: &mut Driver::Parameters) {
                let rows = self.rows.as_ref();
                $( Driver::push_each::<$kind, $item>(parameters, rows.iter().map(|row| &row.$index)); )+
            }
        }
    )* };
}

/// An expression as it is.
trait Itself: Sized {
    fn itself(self) -> Self {
        self
    }
}

impl<E: Expression> Itself for E {}

/// Is some bit of a list set?
pub trait OrOf<Bits> {
    /// The bit.
    type Null: Bit;
}

/// The bits of a list together.
pub struct OrAll;

impl OrOf<Nil> for OrAll {
    type Null = typenum::B0;
}

impl<First: Bit, Rest> OrOf<Cons<First, Rest>> for OrAll
where
    OrAll: OrOf<Rest>,
    First: std::ops::BitOr<<OrAll as OrOf<Rest>>::Null, Output: Bit>,
{
    type Null = Or<First, <OrAll as OrOf<Rest>>::Null>;
}

row_values! {
    [A X0 N0 E0 0, B X1 N1 E1 1]
    [A X0 N0 E0 0, B X1 N1 E1 1, C X2 N2 E2 2]
    [A X0 N0 E0 0, B X1 N1 E1 1, C X2 N2 E2 2, D X3 N3 E3 3]
    [A X0 N0 E0 0, B X1 N1 E1 1, C X2 N2 E2 2, D X3 N3 E3 3, E X4 N4 E4 4]
    [A X0 N0 E0 0, B X1 N1 E1 1, C X2 N2 E2 2, D X3 N3 E3 3, E X4 N4 E4 4, F X5 N5 E5 5]
    [A X0 N0 E0 0, B X1 N1 E1 1, C X2 N2 E2 2, D X3 N3 E3 3, E X4 N4 E4 4, F X5 N5 E5 5, G X6 N6 E6 6]
    [A X0 N0 E0 0, B X1 N1 E1 1, C X2 N2 E2 2, D X3 N3 E3 3, E X4 N4 E4 4, F X5 N5 E5 5, G X6 N6 E6 6, H X7 N7 E7 7]
}
