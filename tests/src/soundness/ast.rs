//! The generated programs as trees: what the printer spells and the interpreter computes.

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

/// A comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `=`
    Equal,
    /// `<>`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
}

/// Arithmetic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arithmetic {
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `*`
    Times,
    /// `/`
    DividedBy,
    /// `%`
    Modulo,
}

/// `IS TRUE` and the like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Test {
    /// `IS NULL`
    Null,
    /// `IS NOT NULL`
    NotNull,
    /// `IS TRUE`
    True,
    /// `IS NOT TRUE`
    NotTrue,
    /// `IS FALSE`
    False,
    /// `IS NOT FALSE`
    NotFalse,
    /// `IS UNKNOWN`
    Unknown,
    /// `IS NOT UNKNOWN`
    NotUnknown,
}

/// A function of two values of one type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// `coalesce`
    Coalesce,
    /// `greatest`
    Greatest,
    /// `least`
    Least,
    /// `nullif`
    Nullif,
}

/// Functions and operators that are NULL where an argument is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    /// `lower(text)`
    Lower,
    /// `upper(text)`
    Upper,
    /// `length(text)`
    Length,
    /// `text || text`
    Concat,
    /// `reverse(text)`
    Reverse,
    /// `replace(text, text, text)`
    Replace,
    /// `strpos(text, text)`
    Strpos,
    /// `left(text, int4)`
    Left,
    /// `abs(number)`
    Abs,
    /// `- number`
    Negate,
    /// `cardinality(array)`
    Cardinality,
    /// `array @> array`
    Includes,
    /// `array && array`
    Overlaps,
    /// `array || array`
    Join,
    /// `subscript(array, int4)`: NULL outside of the array
    Subscript,
}

/// The aggregates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aggregator {
    /// `count(*)`
    CountRows,
    /// `count(x)`
    Count,
    /// `count(DISTINCT x)`
    CountDistinct,
    /// `sum(x)`
    Sum,
    /// `avg(x)`
    Average,
    /// `min(x)`
    Min,
    /// `max(x)`
    Max,
    /// `bool_and(x)`
    BoolAnd,
    /// `bool_or(x)`
    BoolOr,
}

/// Window functions that are no aggregates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ranking {
    /// `row_number()`
    RowNumber,
    /// `rank()`
    Rank,
    /// `dense_rank()`
    DenseRank,
    /// `lag(x)`
    Lag,
    /// `lead(x)`
    Lead,
    /// `first_value(x)`
    First,
    /// `last_value(x)`
    Last,
}

/// What stands before OVER.
#[derive(Clone, Debug, PartialEq)]
pub enum Windowed {
    /// A ranking function, with its argument.
    Ranking(Ranking, Option<Box<Expr>>),
    /// An aggregate.
    Aggregate(Box<Aggregate>),
}

/// An aggregate.
#[derive(Clone, Debug, PartialEq)]
pub struct Aggregate {
    /// Which one.
    pub function: Aggregator,
    /// Its argument.
    pub argument: Option<Expr>,
    /// FILTER
    pub filter: Option<Expr>,
}

/// Where the frame of a window begins or ends, counted in rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// UNBOUNDED PRECEDING
    Start,
    /// `n PRECEDING`
    Preceding(i64),
    /// CURRENT ROW
    Current,
    /// `n FOLLOWING`
    Following(i64),
    /// UNBOUNDED FOLLOWING
    End,
}

/// A window function with its window.
#[derive(Clone, Debug, PartialEq)]
pub struct Over {
    /// What is computed.
    pub function: Windowed,
    /// PARTITION BY
    pub partition: Vec<Expr>,
    /// ORDER BY
    pub order: Vec<(Expr, Direction)>,
    /// ROWS BETWEEN
    pub rows: Option<(Bound, Bound)>,
}

/// A query as a value or a condition.
#[derive(Clone, Debug)]
pub struct Subquery(pub Box<Query>);

/// Two subqueries are never the same expression, for the server as for the library.
impl PartialEq for Subquery {
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

/// An expression.
#[derive(Clone, Debug, PartialEq)]
pub enum Expr {
    /// A column: the table reference and the place in it.
    Column(SourceId, usize),
    /// A parameter.
    Value(Ty, Value),
    /// A comparison.
    Compare(Comparison, Box<Expr>, Box<Expr>),
    /// `IS [NOT] DISTINCT FROM`; true is DISTINCT.
    Distinct(bool, Box<Expr>, Box<Expr>),
    /// AND
    And(Box<Expr>, Box<Expr>),
    /// OR
    Or(Box<Expr>, Box<Expr>),
    /// NOT
    Not(Box<Expr>),
    /// `IS ..`
    Test(Test, Box<Expr>),
    /// Arithmetic of numbers and dates; the type of the result.
    Arithmetic(Arithmetic, Box<Expr>, Box<Expr>, Ty),
    /// BETWEEN: NOT?, SYMMETRIC?
    Between(bool, bool, Box<[Expr; 3]>),
    /// LIKE: NOT?, without regard to case?
    Like(bool, bool, Box<Expr>, String),
    /// `= ANY(list)`, or `<> ALL(list)` where true.
    InList(bool, Box<Expr>, Vec<Value>),
    /// `IN (query)`, or `NOT IN` where true.
    InQuery(bool, Box<Expr>, Subquery),
    /// A comparison with ANY of a query, or with ALL where true.
    Quantified(Comparison, bool, Box<Expr>, Subquery),
    /// EXISTS
    Exists(Subquery),
    /// A query as a value.
    Scalar(Subquery),
    /// CASE: conditions with their values, ELSE.
    Case(Vec<(Expr, Expr)>, Option<Box<Expr>>),
    /// A choice between two values.
    Choice(Choice, Box<Expr>, Box<Expr>),
    /// A function.
    Call(Function, Vec<Expr>),
    /// CAST
    Cast(Ty, Box<Expr>),
    /// An aggregate.
    Aggregate(Box<Aggregate>),
    /// A window function.
    Over(Box<Over>),
    /// A mistake, as the program writes it, with the type that it would have.
    Wrong(String, Ty),
}

impl Expr {
    /// The expressions right inside of it, without those of subqueries.
    pub fn parts(&self) -> Vec<&Expr> {
        match self {
            Expr::Column(..) | Expr::Value(..) | Expr::Exists(_) | Expr::Scalar(_) | Expr::Wrong(..) => {
                Vec::new()
            }
            Expr::Compare(_, left, right)
            | Expr::Distinct(_, left, right)
            | Expr::And(left, right)
            | Expr::Or(left, right)
            | Expr::Arithmetic(_, left, right, _)
            | Expr::Choice(_, left, right) => vec![left, right],
            Expr::Not(inner)
            | Expr::Test(_, inner)
            | Expr::Like(_, _, inner, _)
            | Expr::InList(_, inner, _)
            | Expr::InQuery(_, inner, _)
            | Expr::Quantified(_, _, inner, _)
            | Expr::Cast(_, inner) => vec![inner],
            Expr::Between(_, _, three) => three.iter().collect(),
            Expr::Case(branches, otherwise) => {
                let branches = branches.iter().flat_map(|(condition, value)| [condition, value]);
                branches.chain(otherwise.as_deref()).collect()
            }
            Expr::Call(_, arguments) => arguments.iter().collect(),
            Expr::Aggregate(aggregate) => aggregate.argument.iter().chain(&aggregate.filter).collect(),
            Expr::Over(over) => {
                let inner: Vec<&Expr> = match &over.function {
                    Windowed::Ranking(_, argument) => argument.iter().map(|argument| &**argument).collect(),
                    Windowed::Aggregate(aggregate) => {
                        aggregate.argument.iter().chain(&aggregate.filter).collect()
                    }
                };
                let order = over.order.iter().map(|(by, _)| by);
                inner.into_iter().chain(&over.partition).chain(order).collect()
            }
        }
    }

    /// Is there an aggregate in it, that of a window function aside?
    pub fn has_aggregate(&self) -> bool {
        matches!(self, Expr::Aggregate(_)) || self.parts().into_iter().any(Expr::has_aggregate)
    }

    /// Is there a window function in it?
    pub fn has_window(&self) -> bool {
        matches!(self, Expr::Over(_)) || self.parts().into_iter().any(Expr::has_window)
    }

    /// Is there a subquery in it?
    pub fn has_subquery(&self) -> bool {
        let own =
            matches!(self, Expr::Exists(_) | Expr::Scalar(_) | Expr::InQuery(..) | Expr::Quantified(..));
        own || self.parts().into_iter().any(Expr::has_subquery)
    }

    /// Is there a parameter in it? The server tells `$1` from `$2`, so such an expression is equal to no other.
    pub fn has_value(&self) -> bool {
        let own = matches!(self, Expr::Value(..) | Expr::Like(..) | Expr::InList(..));
        own || self.has_subquery() || self.parts().into_iter().any(Expr::has_value)
    }
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
