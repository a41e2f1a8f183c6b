//! Rows of INSERT with fields that may be absent: an absent one is left to the column's DEFAULT.
//!
//! No array can say DEFAULT. So rows are grouped by the columns that they have: one INSERT per group, all of them in one
//! statement, which is done as a whole or not at all.

use std::borrow::Borrow;
use std::marker::PhantomData;

use super::many_rows::{NUMBERED, elements};
use super::{ArrayPlace, ConflictText, InsertRow, Keeps, Returned, SourceRows, SpellRows};
use crate::backend::{Backend, Encode, SqlText, Values};
use crate::check::OnlyTable;
use crate::kernel::*;
use crate::render::{DefaultsOfManyRows, Dialect, Render, Rope, Support, SupportedBy, Writer};
use crate::stmt::Insert;
use crate::types::Int4;

/// A column of rows with optional fields.
#[derive(Clone, Copy, Debug)]
pub struct SparseColumn {
    /// Its name in SQL.
    pub name: Name,
    /// Its type, or that of its elements.
    pub sql_type: TypeName,
    /// Is a value for it OVERRIDING SYSTEM VALUE?
    pub overrides: bool,
    /// The bit that says that it is absent; 0 where it is always there.
    pub absent: u128,
}

/// A struct with fields that may be absent; `#[derive(Insert)]` implements it.
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait SparseRow<T>: InsertRow<T> {
    /// The columns of all fields, in order.
    const COLUMNS: &'static [SparseColumn];
    /// The bits of the absent ones.
    fn absent(&self) -> u128;
}

/// The values of such structs, for the driver `B`.
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait SparseValues<B: Backend, T>: SparseRow<T> + Sized {
    /// Appends the value of one field.
    fn value(&self, column: usize, parameters: &mut B::Parameters);
    /// Appends the values of one field of all rows as an array; NULL where a value is absent.
    fn array<'row>(
        rows: impl ExactSizeIterator<Item = &'row Self>,
        column: usize,
        parameters: &mut B::Parameters,
    ) where
        Self: 'row;
}

impl<T, Row: SparseRow<T>> SparseRow<T> for &Row {
    const COLUMNS: &'static [SparseColumn] = Row::COLUMNS;

    fn absent(&self) -> u128 {
        (**self).absent()
    }
}

impl<B: Backend, T, Row: SparseValues<B, T>> SparseValues<B, T> for &Row {
    fn value(&self, column: usize, parameters: &mut B::Parameters) {
        (**self).value(column, parameters);
    }

    fn array<'row>(
        rows: impl ExactSizeIterator<Item = &'row Self>,
        column: usize,
        parameters: &mut B::Parameters,
    ) where
        Self: 'row,
    {
        Row::array(rows.map(|row| &**row), column, parameters);
    }
}

/// One such struct.
#[derive(Clone, Copy, Debug)]
pub struct OneSparse<T, Row> {
    row: Row,
    table: PhantomData<T>,
}

impl<T, Row> OneSparse<T, Row> {
    #[doc(hidden)]
    pub fn new(row: Row) -> Self {
        OneSparse { row, table: PhantomData }
    }
}

/// Any number of such structs, which `Rows` holds.
#[derive(Clone, Copy, Debug)]
pub struct SparseRows<Rows, T, Row> {
    rows: Rows,
    kind: PhantomData<(T, Row)>,
}

impl<Rows, T, Row> Keeps<Rows> for SparseRows<Rows, T, Row> {
    fn keep(rows: Rows) -> Self {
        SparseRows { rows, kind: PhantomData }
    }
}

impl<T, Row> SourceRows for OneSparse<T, Row> {
    type AtMostOne = Valid;
}

/// The columns that a row has whose absent ones are `absent`.
fn present<T, Row: SparseRow<T>>(absent: u128) -> impl Iterator<Item = (usize, &'static SparseColumn)> {
    Row::COLUMNS.iter().enumerate().filter(move |(_, column)| column.absent & absent == 0)
}

/// Those of them that are no arrays.
fn plain<T, Row: SparseRow<T>>(absent: u128) -> impl Iterator<Item = (usize, &'static SparseColumn)> {
    present::<T, Row>(absent).filter(|(_, column)| !column.sql_type.array)
}

/// Those of them that are arrays.
fn nested<T, Row: SparseRow<T>>(absent: u128) -> impl Iterator<Item = (usize, &'static SparseColumn)> {
    present::<T, Row>(absent).filter(|(_, column)| column.sql_type.array)
}

/// What a statement of many rows begins with.
const INSERT: &str = "INSERT INTO ";

/// `INSERT INTO users (email, name)`
fn push_into<D: Dialect, T: Table, Row: SparseRow<T>>(writer: &mut Writer<D>, insert: &str, absent: u128) {
    writer.push_str(insert);
    writer.push(T::FROM);
    let mut before = " (";
    let mut overrides = false;
    for (_, column) in present::<T, Row>(absent) {
        writer.push_str(before);
        writer.push(&Rope::Name(column.name));
        overrides |= column.overrides;
        before = ", ";
    }
    if before == ", " {
        writer.push_str(")");
    }
    if overrides && D::OVERRIDING {
        writer.push_str(" OVERRIDING SYSTEM VALUE");
    }
}

impl<B: Backend, T, Row: SparseValues<B, T>> Values<B> for OneSparse<T, Row> {
    fn values(&self, parameters: &mut B::Parameters) {
        for (index, _) in present::<T, Row>(self.row.absent()) {
            self.row.value(index, parameters);
        }
    }
}

impl<D, T, List, Row, Conflict, R> SpellRows<D, Insert<T, List, Self, Conflict, R>> for OneSparse<T, Row>
where
    D: Dialect,
    T: Table,
    Row: SparseRow<T>,
    Conflict: ConflictText<T, D>,
    R: Render<D>,
{
    type Support = Both<Conflict::Support, R::Support>;

    fn text(&self) -> SqlText {
        let mut writer = Writer::<D>::default();
        let absent = self.row.absent();
        push_into::<D, T, Row>(&mut writer, Conflict::INSERT, absent);
        let mut before = " VALUES (";
        for _ in present::<T, Row>(absent) {
            writer.push_str(before);
            writer.placeholder();
            before = ", ";
        }
        writer.push_str(if before == ", " { ")" } else { " DEFAULT VALUES" });
        writer.push(Conflict::ROPE);
        writer.push(R::ROPE);
        SqlText::Rendered(writer.finish().into())
    }
}

/// The rows of one statement by the columns that they have.
struct Groups {
    /// What is absent, each once, in ascending order.
    sets: Vec<u128>,
}

impl Groups {
    fn of<T, Row: SparseRow<T>>(rows: &[Row]) -> Self {
        let mut sets: Vec<u128> = rows.iter().map(SparseRow::<T>::absent).collect();
        sets.sort_unstable();
        sets.dedup();
        if sets.is_empty() {
            sets.push(0);
        }
        Groups { sets }
    }

    /// The bits of the columns that no row has.
    fn never(&self) -> u128 {
        self.sets.iter().fold(u128::MAX, |all, set| all & set)
    }

    /// The number of the group of a row.
    fn number(&self, absent: u128) -> i32 {
        self.sets.binary_search(&absent).ok().and_then(|at| i32::try_from(at).ok()).unwrap_or(-1)
    }

    /// Is the number of its group sent with each row? Also where a row has no column at all.
    fn are_numbered<T, Row: SparseRow<T>>(&self) -> bool {
        self.sets.len() > 1 || plain::<T, Row>(self.never()).next().is_none()
    }
}

impl<Rows: Borrow<[Row]>, T, Row: SparseRow<T>> SourceRows for SparseRows<Rows, T, Row> {
    type AtMostOne = Fail<crate::check::ManyRows>;

    fn places<List: ArrayPlace>(&self, columns: &[&str]) -> Option<Vec<usize>> {
        let never = Groups::of::<T, Row>(self.rows.borrow()).never();
        let arrays: Vec<&str> = plain::<T, Row>(never).map(|(_, column)| column.name.text).collect();
        columns.iter().map(|column| arrays.iter().position(|found| found == column)).collect()
    }

    fn repeats(&self) -> usize {
        Groups::of::<T, Row>(self.rows.borrow()).sets.len()
    }
}

impl<B, Rows, T, Row> Values<B> for SparseRows<Rows, T, Row>
where
    B: Backend,
    Rows: Borrow<[Row]>,
    Row: SparseValues<B, T>,
    i32: Encode<B, Int4>,
{
    fn values(&self, parameters: &mut B::Parameters) {
        let rows = self.rows.borrow();
        let groups = Groups::of::<T, Row>(rows);
        let never = groups.never();
        for (index, _) in plain::<T, Row>(never) {
            Row::array(rows.iter(), index, parameters);
        }
        if groups.are_numbered::<T, Row>() {
            let numbers: Vec<i32> = rows.iter().map(|row| groups.number(row.absent())).collect();
            B::push_each::<Int4, i32>(parameters, numbers.iter());
        }
        for (index, _) in nested::<T, Row>(never) {
            Row::array(rows.iter(), index, parameters);
        }
    }
}

impl<D, T, List, Rows, Row, Conflict, R> SpellRows<D, Insert<T, List, Self, Conflict, R>>
    for SparseRows<Rows, T, Row>
where
    D: Dialect,
    T: Table,
    Rows: Borrow<[Row]>,
    Row: SparseRow<T>,
    Conflict: ConflictText<T, D>,
    R: Render<D> + Returned<OnlyTable<T>>,
    DefaultsOfManyRows: SupportedBy<D>,
{
    type Support = Both<Support<DefaultsOfManyRows, D>, Both<Conflict::Support, R::Support>>;

    fn text(&self) -> SqlText {
        let groups = Groups::of::<T, Row>(self.rows.borrow());
        let mut width = 0;
        <R as Returned<OnlyTable<T>>>::COLUMNS.for_each(&mut |_| width += 1);
        let writer = match groups.sets.as_slice() {
            [only] => one_group::<D, T, Row>(*only, &groups, [Conflict::ROPE, R::ROPE]),
            _ => several_groups::<D, T, Row>(&groups, [Conflict::ROPE, R::ROPE], width),
        };
        SqlText::Rendered(writer.finish().into())
    }
}

/// `INSERT INTO t (a, b) SELECT c0, c1 FROM UNNEST($1, $2) ..`: `after` follows the rows.
fn one_group<D: Dialect, T: Table, Row: SparseRow<T>>(
    absent: u128,
    groups: &Groups,
    after: [&Rope; 2],
) -> Writer<D> {
    let mut writer = Writer::default();
    push_into::<D, T, Row>(&mut writer, INSERT, absent);
    push_selected::<D, T, Row>(&mut writer, absent);
    writer.push_str(" FROM ");
    push_relation::<D, T, Row>(&mut writer, groups);
    writer.push_str(" ORDER BY n");
    after.iter().for_each(|piece| writer.push(piece));
    writer
}

/// `WITH r AS (..), i0 (o0) AS (INSERT ..), i1 (o0) AS (INSERT ..) SELECT ..`: the rows come back in the order in which they
/// were given.
fn several_groups<D: Dialect, T: Table, Row: SparseRow<T>>(
    groups: &Groups,
    after: [&Rope; 2],
    width: usize,
) -> Writer<D> {
    let outputs: Vec<String> = (0..width).map(|index| format!("o{index}")).collect();
    let outputs = outputs.join(", ");
    let mut writer = Writer::default();
    writer.push_str("WITH r AS (SELECT * FROM ");
    push_relation::<D, T, Row>(&mut writer, groups);
    writer.push_str(")");
    for (number, absent) in groups.sets.iter().enumerate() {
        writer.push_str(&match width {
            0 => format!(", i{number} AS ("),
            _ => format!(", i{number} ({outputs}) AS ("),
        });
        push_into::<D, T, Row>(&mut writer, INSERT, *absent);
        push_selected::<D, T, Row>(&mut writer, *absent);
        writer.push_str(&format!(" FROM r WHERE s = {number} ORDER BY n"));
        after.iter().for_each(|piece| writer.push(piece));
        writer.push_str(if width == 0 { " RETURNING 1)" } else { ")" });
    }
    let mut before = " ";
    if width > 0 {
        writer.push_str(&format!(" SELECT {outputs} FROM ("));
        before = "";
    }
    for number in 0..groups.sets.len() {
        writer.push_str(before);
        writer.push_str(&match width {
            0 => format!("SELECT FROM i{number}"),
            _ => format!(
                "SELECT {outputs}, (ARRAY(SELECT n FROM r WHERE s = {number} ORDER BY n))[row_number() OVER ()] AS n \
                 FROM i{number}"
            ),
        });
        before = " UNION ALL ";
    }
    if width > 0 {
        writer.push_str(") AS i ORDER BY n");
    }
    writer
}

/// ` SELECT c0, c1`
fn push_selected<D: Dialect, T, Row: SparseRow<T>>(writer: &mut Writer<D>, absent: u128) {
    writer.push_str(" SELECT");
    let mut before = " ";
    for (index, _) in present::<T, Row>(absent) {
        writer.push_str(&format!("{before}c{index}"));
        before = ", ";
    }
}

/// The arrays as a relation of all rows, with the number of each row's group as `s` and its own as `n`. A column that is an
/// array is a relation of its own, as in [`ManyRows`](super::ManyRows).
fn push_relation<D: Dialect, T, Row: SparseRow<T>>(writer: &mut Writer<D>, groups: &Groups) {
    let never = groups.never();
    let mut names: Vec<String> = plain::<T, Row>(never).map(|(index, _)| format!("c{index}")).collect();
    if groups.are_numbered::<T, Row>() {
        names.push("s".to_owned());
    }
    let composite = plain::<T, Row>(never).any(|(_, column)| column.sql_type.is_composite());
    let (open, between, close) = match composite {
        true => (format!("{NUMBERED}unnest("), "), unnest(", ")) AS u)"),
        false => ("UNNEST(".to_owned(), ", ", ") WITH ORDINALITY"),
    };
    writer.push_str(&open);
    for index in 0..names.len() {
        writer.push_str(if index == 0 { "" } else { between });
        writer.placeholder();
    }
    writer.push_str(&format!("{close} AS p ({}, n)", names.join(", ")));
    for (index, column) in nested::<T, Row>(never) {
        let (open, between, close) = elements(&column.sql_type);
        writer.push_str(
            " NATURAL FULL JOIN (SELECT abs(k), CASE WHEN min(k) > 0 THEN (array_agg(v ORDER BY o))[2:] END FROM ",
        );
        writer.push_str(open);
        writer.placeholder();
        writer.push_str(between);
        writer.placeholder();
        writer.push_str(&format!("{close} AS e (v, k, o) GROUP BY 1) AS a{index} (n, c{index})"));
    }
}
