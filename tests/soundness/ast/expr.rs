//! Expressions.

use super::super::value::{Ty, Value};
use super::{Direction, Query, SourceId};

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
    /// `lower(range)`: NULL of a range without one
    RangeLower,
    /// `upper(range)`
    RangeUpper,
    /// `range @> int4`
    RangeIncludes,
    /// `range && range`
    RangeOverlaps,
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
    /// `array_agg(x)`
    ArrayAgg,
    /// `string_agg(x, ';')`
    StringAgg,
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
    /// `lag(x, n)`
    LagBy(i64),
    /// `lead(x, n)`
    LeadBy(i64),
    /// `nth_value(x, n)`
    Nth(i64),
    /// `ntile(n)`
    Ntile(i64),
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
    /// DISTINCT
    pub distinct: bool,
    /// ORDER BY
    pub order: Vec<(Expr, Direction)>,
    /// FILTER
    pub filter: Option<Expr>,
}

/// Where the frame of a window begins or ends.
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

impl Aggregate {
    /// An aggregate without modifiers.
    pub fn plain(function: Aggregator, argument: Option<Expr>) -> Self {
        Aggregate { function, argument, distinct: false, order: Vec::new(), filter: None }
    }

    fn parts(&self) -> Vec<&Expr> {
        let order = self.order.iter().map(|(by, _)| by);
        self.argument.iter().chain(order).chain(&self.filter).collect()
    }
}

/// What a frame counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FrameUnit {
    /// ROWS
    Rows,
    /// GROUPS
    Groups,
    /// RANGE
    Range,
}

/// EXCLUDE
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exclusion {
    /// NO OTHERS
    Nothing,
    /// CURRENT ROW
    Current,
    /// GROUP
    Group,
    /// TIES
    Ties,
}

/// The frame of a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WindowFrame {
    /// What it counts.
    pub unit: FrameUnit,
    /// Where it begins.
    pub from: Bound,
    /// Where it ends.
    pub to: Bound,
    /// What is left out of it.
    pub exclusion: Exclusion,
}

impl WindowFrame {
    /// Does it begin or end so many rows away? The number is a parameter.
    pub fn has_value(&self) -> bool {
        let counted = |bound| matches!(bound, Bound::Preceding(_) | Bound::Following(_));
        counted(self.from) || counted(self.to)
    }

    /// Can it be without rows?
    pub fn can_be_empty(&self) -> bool {
        let reaches_back = matches!(self.from, Bound::Start | Bound::Preceding(_) | Bound::Current);
        let reaches_on = matches!(self.to, Bound::End | Bound::Following(_) | Bound::Current);
        let own = matches!(self.exclusion, Exclusion::Nothing | Exclusion::Ties);
        !(reaches_back && reaches_on && own)
    }
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
    /// ROWS, GROUPS or RANGE BETWEEN
    pub frame: Option<WindowFrame>,
    /// The letter under which the WINDOW clause has it.
    pub named: Option<char>,
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
    /// `grouping(..)`
    Grouping(Vec<Expr>),
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
            Expr::Grouping(keys) => keys.iter().collect(),
            Expr::Aggregate(aggregate) => aggregate.parts(),
            Expr::Over(over) => {
                let inner: Vec<&Expr> = match &over.function {
                    Windowed::Ranking(_, argument) => argument.iter().map(|argument| &**argument).collect(),
                    Windowed::Aggregate(aggregate) => aggregate.parts(),
                };
                let order = over.order.iter().map(|(by, _)| by);
                inner.into_iter().chain(&over.partition).chain(order).collect()
            }
        }
    }

    /// Is there an aggregate in it, that of a window function aside?
    pub fn has_aggregate(&self) -> bool {
        matches!(self, Expr::Aggregate(_) | Expr::Grouping(_))
            || self.parts().into_iter().any(Expr::has_aggregate)
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

    /// Does the library know it again when it is written a second time? A CASE it does not.
    pub fn is_comparable(&self) -> bool {
        fn has_case(expr: &Expr) -> bool {
            matches!(expr, Expr::Case(..)) || expr.parts().into_iter().any(has_case)
        }
        !self.has_value() && !has_case(self)
    }

    /// Is there a parameter in it? The server tells `$1` from `$2`, so such an expression is equal to no other.
    pub fn has_value(&self) -> bool {
        let own = match self {
            Expr::Value(..) | Expr::Like(..) | Expr::InList(..) => true,
            Expr::Aggregate(aggregate) => aggregate.function == Aggregator::StringAgg,
            Expr::Over(over) => {
                let frame = over.frame.filter(|_| over.named.is_none());
                let called = match &over.function {
                    Windowed::Ranking(ranking, _) => matches!(
                        ranking,
                        Ranking::LagBy(_) | Ranking::LeadBy(_) | Ranking::Nth(_) | Ranking::Ntile(_)
                    ),
                    Windowed::Aggregate(aggregate) => aggregate.function == Aggregator::StringAgg,
                };
                called || frame.is_some_and(|frame| frame.has_value())
            }
            _ => false,
        };
        own || self.has_subquery() || self.parts().into_iter().any(Expr::has_value)
    }
}
