//! The generated programs as trees: what the printer spells and the interpreter computes.

mod expr;
mod write;

pub use expr::*;
pub use write::*;

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
    /// Is the row a struct whose fields name the columns?
    pub by_name: bool,
    /// The row lock at its end.
    pub lock: Option<Lock>,
}

/// What a program does.
#[derive(Clone, Debug)]
pub enum Statement {
    /// It reads.
    Query(Query),
    /// It writes.
    Write(Write),
}

/// FOR UPDATE and its kin.
#[derive(Clone, Debug)]
pub struct Lock {
    /// The method.
    pub strength: &'static str,
    /// OF; none is every table.
    pub of: Vec<SourceId>,
    /// `.nowait()` or `.skip_locked()`
    pub wait: &'static str,
}

/// What a common table expression is made of.
#[derive(Clone, Debug)]
pub enum CteBody {
    /// A query, and `.materialized()` or the like.
    Query(Query, &'static str),
    /// The first term, the recursive term, and whether duplicates are kept.
    Recursive(Query, Query, bool),
    /// A statement that writes: the rows of RETURNING.
    Write(Write),
}

/// A common table expression.
#[derive(Clone, Debug)]
pub struct Cte {
    /// What gives its rows.
    pub body: CteBody,
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
    /// The row of this table that INSERT could not insert.
    Excluded(usize),
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
    /// The key of the one row that is wanted, by `find`; its conditions are the first ones of WHERE.
    pub find: Vec<Value>,
    /// WHERE, joined by AND.
    pub filters: Vec<Expr>,
    /// GROUP BY
    pub group: Vec<Expr>,
    /// ROLLUP and its kin, of more keys beside those of GROUP BY.
    pub sets: Option<(Sets, Vec<Expr>)>,
    /// HAVING
    pub having: Option<Expr>,
    /// The select list; none is the natural one.
    pub list: Option<Vec<Expr>>,
    /// What stands behind the list, each several values.
    pub extras: Vec<Extra>,
    /// DISTINCT
    pub distinct: Distinct,
    /// ORDER BY
    pub order: Vec<(OrderBy, Direction)>,
    /// LIMIT
    pub limit: Option<i64>,
    /// WITH TIES
    pub ties: bool,
    /// OFFSET
    pub offset: Option<i64>,
}

impl Select {
    /// What is grouped in some grouping set and left out in another: NULL there.
    pub fn left_out(&self) -> Vec<Expr> {
        let Some((sets, keys)) = &self.sets else { return Vec::new() };
        let sets = sets.of(keys.len());
        let somewhere = |at: &usize| sets.iter().any(|set| !set.contains(at));
        let keys = (0..keys.len()).filter(somewhere).map(|at| &keys[at]);
        keys.filter(|key| !self.group.contains(key)).cloned().collect()
    }

    /// Can a group be without rows? Only one of all rows can.
    pub fn has_empty_group(&self) -> bool {
        let all = |(sets, keys): &(Sets, Vec<Expr>)| sets.of(keys.len()).iter().any(Vec::is_empty);
        self.group.is_empty() && self.sets.as_ref().is_none_or(all)
    }

    /// Is there a grouping: GROUP BY, HAVING or an aggregate?
    pub fn is_grouped(&self) -> bool {
        let aggregates = |list: &Vec<Expr>| list.iter().any(Expr::has_aggregate);
        !self.group.is_empty()
            || self.sets.is_some()
            || self.having.is_some()
            || self.list.as_ref().is_some_and(aggregates)
            || self.order.iter().any(|(by, _)| matches!(by, OrderBy::Expr(by) if by.has_aggregate()))
    }
}

/// Several groupings at once.
#[derive(Clone, Debug)]
pub enum Sets {
    /// ROLLUP
    Rollup,
    /// CUBE
    Cube,
    /// GROUPING SETS, by the places of the keys.
    Lists(Vec<Vec<usize>>),
}

impl Sets {
    /// The places of the keys of each grouping.
    pub fn of(&self, keys: usize) -> Vec<Vec<usize>> {
        match self {
            Sets::Rollup => (0..=keys).map(|length| (0..length).collect()).collect(),
            Sets::Cube => (0..1_usize << keys)
                .map(|chosen| (0..keys).filter(|at| chosen & (1 << at) != 0).collect())
                .collect(),
            Sets::Lists(lists) => lists.clone(),
        }
    }
}

/// What stands in a select list and is no expression.
#[derive(Clone, Debug)]
pub enum Extra {
    /// The row of a table.
    Whole(SourceId),
    /// The rows of a query.
    Many(Query),
    /// The row of a query, if it gives one.
    One(Query),
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
    /// The places in the joined table of the columns of USING, which the condition compares.
    pub using: Vec<usize>,
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
