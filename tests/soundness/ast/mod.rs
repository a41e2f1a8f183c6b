//! The generated programs as trees: what the printer spells and the interpreter computes.

mod expr;

pub use expr::*;

use super::value::{Ty, Value};

/// The number of a table reference within its program.
pub type SourceId = usize;

/// A program: one statement.
#[derive(Clone, Debug, Default)]
pub struct Program {
    /// Everything that stands in some FROM, by its number.
    pub sources: Vec<Source>,
    /// The queries of its WITH clause, in order.
    pub ctes: Vec<Cte>,
    /// What it does.
    pub statement: Option<Statement>,
    /// Is the row a struct that `row!` fills?
    pub as_struct: bool,
}

/// What a program does.
#[derive(Clone, Debug)]
pub enum Statement {
    /// It reads.
    Query(Query),
    /// It writes.
    Write(Write),
}

/// A common table expression.
#[derive(Clone, Debug)]
pub struct Cte {
    /// Its query.
    pub query: Query,
    /// Its columns.
    pub fields: Vec<Field>,
    /// How many table references there were before its first use.
    pub after: usize,
}

/// A column of a derived table.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// Its type.
    pub ty: Ty,
    /// May it be NULL, where its table has a row?
    pub null: bool,
}

/// A table reference.
#[derive(Clone, Debug)]
pub struct Source {
    /// What it is.
    pub kind: SourceKind,
    /// The letter of its alias.
    pub letter: Option<char>,
    /// Its columns.
    pub fields: Vec<Field>,
    /// Did an outer join make it nullable?
    pub outer: bool,
}

/// What stands in FROM.
#[derive(Clone, Debug)]
pub enum SourceKind {
    /// A table, by its number.
    Table(usize),
    /// A query.
    Derived(Box<Query>),
    /// A query that sees the tables on its left.
    Lateral(Box<Query>),
    /// A list of rows.
    Values(Vec<Vec<Value>>),
    /// The query of the WITH clause with this number.
    Cte(usize),
}

/// A query.
#[derive(Clone, Debug)]
pub enum Query {
    /// SELECT
    Select(Box<Select>),
    /// Two queries put together.
    Set(Box<SetQuery>),
}

/// UNION and its kin.
#[derive(Clone, Debug)]
pub struct SetQuery {
    /// Which one.
    pub operation: SetOperation,
    /// With duplicates?
    pub all: bool,
    /// The left query.
    pub left: Query,
    /// The right query.
    pub right: Query,
    /// ORDER BY output columns, by their places.
    pub order: Vec<(usize, Direction)>,
    /// LIMIT
    pub limit: Option<i64>,
}

/// UNION, INTERSECT, EXCEPT.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetOperation {
    /// In either.
    Union,
    /// In both.
    Intersect,
    /// In the left alone.
    Except,
}

/// SELECT, clause by clause.
#[derive(Clone, Debug, Default)]
pub struct Select {
    /// FROM
    pub from: From,
    /// WHERE, joined by AND.
    pub filters: Vec<Expr>,
    /// GROUP BY
    pub group: Vec<Expr>,
    /// HAVING
    pub having: Option<Expr>,
    /// The select list; none is the natural one.
    pub list: Option<Vec<Expr>>,
    /// DISTINCT
    pub distinct: Distinct,
    /// ORDER BY
    pub order: Vec<(OrderBy, Direction)>,
    /// LIMIT
    pub limit: Option<i64>,
    /// OFFSET
    pub offset: Option<i64>,
}

impl Select {
    /// Is there a grouping: GROUP BY, HAVING or an aggregate?
    pub fn is_grouped(&self) -> bool {
        let aggregates = |list: &Vec<Expr>| list.iter().any(Expr::has_aggregate);
        !self.group.is_empty()
            || self.having.is_some()
            || self.list.as_ref().is_some_and(aggregates)
            || self.order.iter().any(|(by, _)| matches!(by, OrderBy::Expr(by) if by.has_aggregate()))
    }
}

/// What ORDER BY names.
#[derive(Clone, Debug)]
pub enum OrderBy {
    /// An expression.
    Expr(Expr),
    /// An output column, by its place.
    Output(usize),
}

/// DISTINCT
#[derive(Clone, Debug, Default)]
pub enum Distinct {
    /// Not given.
    #[default]
    No,
    /// DISTINCT
    Rows,
    /// DISTINCT ON
    On(Vec<Expr>),
}

/// FROM
#[derive(Clone, Debug, Default)]
pub struct From {
    /// The first table.
    pub first: SourceId,
    /// What is joined to it.
    pub joins: Vec<Join>,
}

impl From {
    /// Its tables, in order.
    pub fn sources(&self) -> impl Iterator<Item = SourceId> + '_ {
        std::iter::once(self.first).chain(self.joins.iter().map(|join| join.source))
    }
}

/// A join.
#[derive(Clone, Debug)]
pub struct Join {
    /// Which one.
    pub kind: JoinKind,
    /// With what.
    pub source: SourceId,
    /// Its condition; none for CROSS.
    pub condition: Option<Expr>,
    /// Is the condition the foreign key, so that the program does not write it?
    pub by_key: bool,
}

/// The kinds of joins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JoinKind {
    /// INNER
    Inner,
    /// LEFT
    Left,
    /// RIGHT
    Right,
    /// FULL
    Full,
    /// CROSS
    Cross,
}

/// A direction of ORDER BY.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Direction {
    /// DESC
    pub descending: bool,
    /// NULLS FIRST
    pub nulls_first: bool,
    /// Does the program write no direction at all?
    pub bare: bool,
}

/// A statement that writes.
#[derive(Clone, Debug)]
pub enum Write {
    /// INSERT: the table reference, its columns, the rows, RETURNING.
    Insert(SourceId, Vec<usize>, Vec<Vec<Value>>, Vec<Expr>),
    /// UPDATE: the table reference, the assignments, WHERE, RETURNING.
    Update(SourceId, Vec<(usize, Expr)>, Option<Expr>, Vec<Expr>),
    /// DELETE: the table reference, WHERE, RETURNING.
    Delete(SourceId, Option<Expr>, Vec<Expr>),
}
