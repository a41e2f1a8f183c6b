//! Rows that no table has, as a table: VALUES, several arrays, an array of JSON objects (PostgreSQL manual, sections 7.7,
//! 9.19 and 9.16).

use std::marker::PhantomData;

use typenum::B1;

use super::*;
use crate::backend::{Backend, Values};
use crate::check::*;
use crate::expr::{DerivedColumn, Unlabelled};
use crate::kernel::*;
use crate::render::{Dialect, Render, Rope, Support, SupportedBy};
use crate::row::{Computed, Elements, FitOf, Fits, SelectList, Shaped, ShapedColumns};

/// `VALUES (..), (..)`: rows of Rust values and expressions.
#[derive(Clone, Copy, Debug)]
pub struct ValuesRows<Rows>(Rows);

/// Up to 32 rows of one row struct.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a list of rows for VALUES",
    label = "expected an array of 1 to 32 `row!(Struct {{ field: value, .. }})`",
    note = "more rows than that, or so many as are known at run time, are arrays: `unnest_rows(row!(Struct {{ field: list, .. }}))`"
)]
pub trait RowList {
    /// One row.
    type Row;
}

/// The text of the rows.
pub trait RowListText<D: Dialect>: RowList {
    /// Does the dialect have all that they use?
    type Support: Verdict;
    /// `(..), (..)`
    const ROPE: &'static Rope;
}

macro_rules! row_lists {
    ($($length:literal)*) => { $(
        impl<Row> RowList for [Row; $length] {
            type Row = Row;
        }

        impl<D: Dialect, Row: Render<D>> RowListText<D> for [Row; $length] {
            type Support = Row::Support;
            const ROPE: &'static Rope = &Rope::List(
                ", ",
                &[&Rope::Join(&[&Rope::Literal("("), Row::ROPE, &Rope::Literal(")")]); $length],
            );
        }
    )* };
}

row_lists! { 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 }

/// `VALUES (..), (..)` as a query that can be a table: `.derived()` or `.cte()`.
///
/// ```
/// # relvar::doc_schema!();
/// use relvar::prelude::*;
/// #[derive(relvar::Row)]
/// struct Grade { letter: String, points: i32 }
///
/// let grade = values_of([
///     row!(Grade { letter: val::<Text, _>("A"), points: val::<Int4, _>(50) }),
///     row!(Grade { letter: val::<Text, _>("B"), points: val::<Int4, _>(20) }),
/// ])
/// .derived();
/// let sql = users.inner_join(grade.on(users::age.ge(grade.points))).select((users::name, grade.letter));
/// assert_eq!(
///     sql.sql::<Postgres>(),
///     "SELECT users.name, grade.letter FROM users INNER JOIN \
///      (VALUES ($1, $2), ($3, $4)) AS grade (letter, points) ON users.age >= grade.points",
/// );
/// ```
#[relvar_macros::brief]
pub fn values_of<Rows>(rows: Rows) -> ValuesRows<Rows>
where
    Rows: RowList,
    Rows::Row: Shaped + InScope<Nil> + SelectList + crate::row::ItemLevel + Fits<Nil, NotGrouped>,
    ScopeOf<Rows::Row, Nil>: InFrom<Culprit<ScopeOf<Rows::Row, Nil>>>,
    <crate::row::LevelOfList<Rows::Row> as Level>::NoAggregate: NoAggregate<VALUES>,
    <crate::row::LevelOfList<Rows::Row> as Level>::NoWindow: NoWindow<VALUES>,
    Culprit<FitOf<Rows::Row, Nil, NotGrouped>>: MisfitParts,
    FitOf<Rows::Row, Nil, NotGrouped>: FieldsFit<
            MisfitName<FitOf<Rows::Row, Nil, NotGrouped>>,
            MisfitType<FitOf<Rows::Row, Nil, NotGrouped>>,
            MisfitRust<FitOf<Rows::Row, Nil, NotGrouped>>,
        >,
{
    ValuesRows(rows)
}

impl<Rows> Refers for ValuesRows<Rows> {
    type Outer = Nil;
    type Uses = NoUse;
}

impl<Rows: RowList<Row: Shaped>> ShapedQuery for ValuesRows<Rows> {
    type Shape = <Rows::Row as Shaped>::Shape;
    const NAMES: &'static Rope = <Rows::Row as Shaped>::NAMES;
}

impl<Reference, Rows> TableQuery<Reference> for ValuesRows<Rows>
where
    Rows: RowList<Row: ShapedColumns<Reference, Nil, NotGrouped, Computed>>,
{
    type Columns = <Rows::Row as ShapedColumns<Reference, Nil, NotGrouped, Computed>>::Columns;
    const COLUMNS: &'static Self::Columns =
        <Rows::Row as ShapedColumns<Reference, Nil, NotGrouped, Computed>>::COLUMNS;
}

impl<Rows> AsTable for ValuesRows<Rows> where Self: ShapedQuery {}

impl<D: Dialect, Rows: RowListText<D>> Render<D> for ValuesRows<Rows> {
    type Support = Rows::Support;
    const ROPE: &'static Rope = &Rope::Join(&[&Rope::Literal("VALUES "), Rows::ROPE]);
}

impl<B: Backend, Row: Values<B>, const LENGTH: usize> Values<B> for ValuesRows<[Row; LENGTH]> {
    fn values(&self, parameters: &mut B::Parameters) {
        for row in &self.0 {
            row.values(parameters);
        }
    }
}

/// `unnest(array, array, ..)`: one row per place in the arrays.
#[derive(Clone, Copy, Debug)]
pub struct UnnestRows<Row>(Row);

/// The columns of `Row`'s arrays, as those of its own table.
type ElementColumns<Row> = <Row as ShapedColumns<RecordReference<Row>, Nil, NotGrouped, Elements>>::Columns;
/// Do they fit the struct?
type ElementFit<Row> = FitOf<ElementColumns<Row>, OnlyTable<RecordReference<Row>>, NotGrouped>;

/// `unnest(array, array, ..)` of several arrays as a query that can be a table: the arrays by the names of a struct. Any
/// number of rows is one constant text. Where one array is shorter, its column is NULL; so every field is an `Option`.
///
/// ```
/// # relvar::doc_schema!();
/// use relvar::prelude::*;
/// #[derive(relvar::Row)]
/// struct Pair { id: Option<i32>, name: Option<String> }
///
/// let pair = unnest_rows(row!(Pair {
///     id: val::<Array<Int4>, _>(vec![1, 2]),
///     name: val::<Array<Text>, _>(vec!["Ann", "Bob"])
/// }))
/// .derived();
/// let sql = pair.query().select((pair.id, pair.name));
/// assert_eq!(
///     sql.sql::<Postgres>(),
///     "SELECT pair.id, pair.name FROM (SELECT * FROM unnest($1, $2)) AS pair (id, name)",
/// );
/// ```
#[relvar_macros::brief]
pub fn unnest_rows<Row>(arrays: Row) -> UnnestRows<Row>
where
    Row: Shaped + InScope<Nil>,
    Row: ShapedColumns<RecordReference<Row>, Nil, NotGrouped, Elements>,
    ElementColumns<Row>: Fits<OnlyTable<RecordReference<Row>>, NotGrouped>,
    ScopeOf<Row, Nil>: InFrom<Culprit<ScopeOf<Row, Nil>>>,
    Culprit<ElementFit<Row>>: MisfitParts,
    ElementFit<Row>:
        FieldsFit<MisfitName<ElementFit<Row>>, MisfitType<ElementFit<Row>>, MisfitRust<ElementFit<Row>>>,
{
    UnnestRows(arrays)
}

impl<Row> Refers for UnnestRows<Row> {
    type Outer = Nil;
    type Uses = NoUse;
}

impl<Row: Shaped> ShapedQuery for UnnestRows<Row> {
    type Shape = Row::Shape;
    const NAMES: &'static Rope = Row::NAMES;
}

impl<Reference, Row: ShapedColumns<Reference, Nil, NotGrouped, Elements>> TableQuery<Reference>
    for UnnestRows<Row>
{
    type Columns = Row::Columns;
    const COLUMNS: &'static Row::Columns = Row::COLUMNS;
}

impl<Row> AsTable for UnnestRows<Row> where Self: ShapedQuery {}

impl<D: Dialect, Row: Render<D>> Render<D> for UnnestRows<Row>
where
    functions::SetReturningFunctions: SupportedBy<D>,
{
    type Support = Both<Support<functions::SetReturningFunctions, D>, Row::Support>;
    const ROPE: &'static Rope =
        &Rope::Join(&[&Rope::Literal("SELECT * FROM unnest("), Row::ROPE, &Rope::Literal(")")]);
}

impl<B: Backend, Row: Values<B>> Values<B> for UnnestRows<Row> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.0.values(parameters);
    }
}

/// A column of an SQL type, and nothing of its value: for [`json_to_recordset`]. It may be NULL.
pub struct Given<Type>(PhantomData<Type>);

/// A column of the SQL type `Type` in [`json_to_recordset`].
pub fn json_member<Type: SqlType>() -> Given<Type> {
    Given(PhantomData)
}

#[diagnostic::do_not_recommend]
impl<Type: SqlType> Expression for Given<Type> {
    type SqlType = Type;
    type Level = ConstantLevel;
}

impl<Scope, Group, Type> NullIn<Scope, Group> for Given<Type> {
    type Null = B1;
}

/// `json_to_recordset(array)`: the members of an array of JSON objects.
pub struct Records<Type, Row, Argument, Outer> {
    argument: Argument,
    kind: PhantomData<(Type, Row, Outer)>,
}

impl<Type, Row, Argument: Clone, Outer> Clone for Records<Type, Row, Argument, Outer> {
    fn clone(&self) -> Self {
        Records { argument: self.argument.clone(), kind: PhantomData }
    }
}

impl<Type, Row, Argument: Copy, Outer> Copy for Records<Type, Row, Argument, Outer> {}

/// `json` or `jsonb`.
pub trait RecordSource: SqlType + FromJson {}

#[cfg(feature = "with-serde_json-1")]
impl RecordSource for crate::types::Json {}

#[cfg(feature = "with-serde_json-1")]
impl RecordSource for crate::types::Jsonb {}

/// Which function makes records of JSON.
pub trait FromJson {
    /// `SELECT * FROM json_to_recordset(`
    const OPEN: &'static str;
}

#[cfg(feature = "with-serde_json-1")]
impl FromJson for crate::types::Json {
    const OPEN: &'static str = "SELECT * FROM json_to_recordset(";
}

#[cfg(feature = "with-serde_json-1")]
impl FromJson for crate::types::Jsonb {
    const OPEN: &'static str = "SELECT * FROM jsonb_to_recordset(";
}

/// A single record: for [`json_to_record`].
pub struct OnlyOne<Type>(PhantomData<Type>);

#[cfg(feature = "with-serde_json-1")]
impl FromJson for OnlyOne<crate::types::Json> {
    const OPEN: &'static str = "SELECT * FROM json_to_record(";
}

#[cfg(feature = "with-serde_json-1")]
impl FromJson for OnlyOne<crate::types::Jsonb> {
    const OPEN: &'static str = "SELECT * FROM jsonb_to_record(";
}

type RecordReference<Row> = crate::expr::Named<<Row as Shaped>::Shape, Unlabelled>;
type RecordColumns<Row> = <Row as ShapedColumns<RecordReference<Row>, Nil, NotGrouped, Computed>>::Columns;
type RecordFit<Row> = FitOf<RecordColumns<Row>, OnlyTable<RecordReference<Row>>, NotGrouped>;

macro_rules! recordset {
    ($(#[$doc:meta])* $name:ident [$($outer:ident)?] $scope:ty, $kind:ty) => {
        $(#[$doc])*
        #[relvar_macros::brief]
        pub fn $name<Argument, Row $(, $outer: FromItem)?>(
            $( $name: $outer, )?
            array: Argument,
            row: Row,
        ) -> Records<$kind, Row, Argument, $scope>
        where
            Argument: Expression<SqlType: RecordSource> + InScope<$scope>,
            Row: Shaped + ShapedColumns<RecordReference<Row>, Nil, NotGrouped, Computed>,
            RecordColumns<Row>: Fits<OnlyTable<RecordReference<Row>>, NotGrouped>,
            ScopeOf<Argument, $scope>: InFrom<Culprit<ScopeOf<Argument, $scope>>>,
            Culprit<RecordFit<Row>>: MisfitParts,
            RecordFit<Row>: FieldsFit<MisfitName<RecordFit<Row>>, MisfitType<RecordFit<Row>>, MisfitRust<RecordFit<Row>>>,
        {
            let _ = row;
            $( let _: $outer = $name; )?
            Records { argument: array, kind: PhantomData }
        }
    };
}

recordset! {
    /// `json_to_recordset(array)` or `jsonb_to_recordset(array)` as a query that can be a table: the members of a JSON
    /// array of objects that are called like the fields of a struct. Each may be missing, and so NULL.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// #[derive(relvar::Row)]
    /// struct Item { name: Option<String>, price: Option<i32> }
    ///
    /// let item = json_to_recordset(
    ///     val::<Jsonb, _>(serde_json::json!([{"name": "a", "price": 1}])),
    ///     row!(Item { name: json_member::<Text>(), price: json_member::<Int4>() }),
    /// )
    /// .derived();
    /// assert_eq!(
    ///     item.query().select(item.name).sql::<Postgres>(),
    ///     "SELECT item.name FROM (SELECT * FROM jsonb_to_recordset($1) AS record (name text, price int4)) \
    ///      AS item (name, price)",
    /// );
    /// ```
    json_to_recordset [] Nil, Argument::SqlType
}

recordset! {
    /// Like [`json_to_recordset`], of a column of `outer`: for `.lateral()` beside that table in FROM.
    json_to_recordset_of [Outer] Correlated<Nil, Outer>, Argument::SqlType
}

recordset! {
    /// `json_to_record(object)` or `jsonb_to_record(object)` as a query that can be a table of one row: like
    /// [`json_to_recordset`], of a single object.
    ///
    /// ```
    /// use relvar::prelude::*;
    /// #[derive(relvar::Row)]
    /// struct Item { name: Option<String> }
    ///
    /// let item = json_to_record(
    ///     val::<Json, _>(serde_json::json!({"name": "a"})),
    ///     row!(Item { name: json_member::<Text>() }),
    /// )
    /// .derived();
    /// assert_eq!(
    ///     item.query().select(item.name).sql::<Postgres>(),
    ///     "SELECT item.name FROM (SELECT * FROM json_to_record($1) AS record (name text)) AS item (name)",
    /// );
    /// ```
    json_to_record [] Nil, OnlyOne<Argument::SqlType>
}

recordset! {
    /// Like [`json_to_record`], of a column of `outer`: for `.lateral()` beside that table in FROM.
    json_to_record_of [Outer] Correlated<Nil, Outer>, OnlyOne<Argument::SqlType>
}

impl<Type, Row, Argument, Outer> Refers for Records<Type, Row, Argument, Outer> {
    type Outer = Outer;
    type Uses = NoUse;
}

impl<Type, Row: Shaped, Argument, Outer> ShapedQuery for Records<Type, Row, Argument, Outer> {
    type Shape = Row::Shape;
    const NAMES: &'static Rope = Row::NAMES;
}

impl<Reference, Type, Row, Argument, Outer> TableQuery<Reference> for Records<Type, Row, Argument, Outer>
where
    Row: ShapedColumns<Reference, Nil, NotGrouped, Computed>,
{
    type Columns = Row::Columns;
    const COLUMNS: &'static Row::Columns = Row::COLUMNS;
}

impl<Type, Row, Argument, Outer> AsTable for Records<Type, Row, Argument, Outer> where Self: ShapedQuery {}

impl<D, Type, Row, Argument, Outer> Render<D> for Records<Type, Row, Argument, Outer>
where
    D: Dialect,
    Type: FromJson,
    Argument: Render<D>,
    Row: Shaped
        + ShapedColumns<RecordReference<Row>, Nil, NotGrouped, Computed, Columns: SelectList<Items: Members>>,
    functions::SetReturningFunctions: SupportedBy<D>,
{
    type Support = Both<Support<functions::SetReturningFunctions, D>, Argument::Support>;
    const ROPE: &'static Rope = &Rope::Join(&[
        &Rope::Literal(Type::OPEN),
        Argument::ROPE,
        &Rope::Literal(") AS record ("),
        <<RecordColumns<Row> as SelectList>::Items as Members>::ROPE,
        &Rope::Literal(")"),
    ]);
}

impl<B: Backend, Type, Row, Argument: Values<B>, Outer> Values<B> for Records<Type, Row, Argument, Outer> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.argument.values(parameters);
    }
}

/// Columns with their types: `name text, price int4`.
pub trait Members {
    /// Separated by commas.
    const ROPE: &'static Rope;
}

impl Members for Nil {
    const ROPE: &'static Rope = &Rope::Empty;
}

impl<Reference, Field: FieldName, Type: SqlType, Null, Tail: Members> Members
    for Cons<DerivedColumn<Reference, Field, Type, Null>, Tail>
{
    const ROPE: &'static Rope = &Rope::List(
        ", ",
        &[
            &Rope::Join(&[&Rope::Name(Field::NAME), &Rope::Literal(" "), crate::expr::Spelled::<Type>::ROPE]),
            Tail::ROPE,
        ],
    );
}
