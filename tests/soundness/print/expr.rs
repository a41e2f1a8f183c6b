//! Expressions.

use super::query::directed;
use super::*;

impl Printer<'_> {
    /// Several expressions as one argument.
    pub(super) fn exprs(&self, exprs: &[Expr]) -> String {
        list(&exprs.iter().map(|expr| self.expr(expr)).collect::<Vec<_>>())
    }

    fn ty(&self, expr: &Expr) -> Ty {
        self.place(true).ty(expr)
    }

    /// An expression where a value of the type `ty` is expected: a Rust value needs no more words there.
    fn operand(&self, expr: &Expr, ty: Ty) -> String {
        match expr {
            Expr::Value(own, Value::Null) => rust_value(*own, &Value::Null),
            Expr::Value(own, value) if *own == ty => rust_value(*own, value),
            _ => self.expr(expr),
        }
    }

    /// An expression that stands by itself.
    pub(super) fn expr(&self, expr: &Expr) -> String {
        let beside = |left: &Expr, method: &str, right: &Expr| {
            format!("{}.{method}({})", self.expr(left), self.operand(right, self.ty(left)))
        };
        match expr {
            Expr::Column(source, at) => self.column(*source, *at),
            Expr::Wrong(text, _) => text.clone(),
            Expr::Value(ty, value) => format!("val::<{}, _>({})", ty.marker(), rust_value(*ty, value)),
            Expr::Compare(comparison, left, right) => beside(left, compared(*comparison), right),
            Expr::Distinct(true, left, right) => beside(left, "is_distinct_from", right),
            Expr::Distinct(false, left, right) => beside(left, "is_not_distinct_from", right),
            Expr::And(left, right) => beside(left, "and", right),
            Expr::Or(left, right) => beside(left, "or", right),
            Expr::Not(inner) => format!("not({})", self.expr(inner)),
            Expr::Test(test, inner) => {
                let method = match test {
                    Test::Null => "is_null",
                    Test::NotNull => "is_not_null",
                    Test::True => "is_true",
                    Test::NotTrue => "is_not_true",
                    Test::False => "is_false",
                    Test::NotFalse => "is_not_false",
                    Test::Unknown => "is_unknown",
                    Test::NotUnknown => "is_not_unknown",
                };
                format!("{}.{method}()", self.expr(inner))
            }
            Expr::Arithmetic(operator, left, right, _) => {
                let method = match operator {
                    Arithmetic::Plus => "add",
                    Arithmetic::Minus => "sub",
                    Arithmetic::Times => "mul",
                    Arithmetic::DividedBy => "div",
                    Arithmetic::Modulo => "rem",
                };
                let wanted = if self.ty(left) == Ty::Date { Ty::Int4 } else { self.ty(left) };
                format!("{}.{method}({})", self.expr(left), self.operand(right, wanted))
            }
            Expr::Between(negated, symmetric, three) => {
                let ty = self.ty(&three[0]);
                let not = if *negated { "not_" } else { "" };
                let symmetric = if *symmetric { "_symmetric" } else { "" };
                let (low, high) = (self.operand(&three[1], ty), self.operand(&three[2], ty));
                format!("{}.{not}between{symmetric}({low}, {high})", self.expr(&three[0]))
            }
            Expr::Like(negated, any_case, inner, pattern) => {
                let not = if *negated { "not_" } else { "" };
                let any_case = if *any_case { "i" } else { "" };
                format!("{}.{not}{any_case}like({pattern:?})", self.expr(inner))
            }
            Expr::InList(negated, left, items) => {
                let method = if *negated { "ne_all" } else { "eq_any" };
                let ty = self.ty(left);
                let items: Vec<String> = items.iter().map(|item| rust_value(ty, item)).collect();
                format!(
                    "{}.{method}(Vec::<{}>::from([{}]))",
                    self.expr(left),
                    item_type(ty),
                    items.join(", ")
                )
            }
            Expr::InQuery(negated, left, query) => {
                let method = if *negated { "is_not_in" } else { "is_in" };
                format!("{}.{method}({})", self.expr(left), self.query(&query.0, None))
            }
            Expr::Quantified(comparison, all, left, query) => {
                let quantifier = if *all { "all" } else { "any" };
                let query = self.query(&query.0, None);
                format!("{}.{}_{quantifier}({query})", self.expr(left), compared(*comparison))
            }
            Expr::Exists(query) => format!("exists({})", self.query(&query.0, None)),
            Expr::Scalar(query) => format!("scalar({})", self.query(&query.0, None)),
            Expr::Case(branches, otherwise) => {
                // What the branches so far have in common.
                let mut ty = self.ty(&branches[0].1);
                let mut text = format!("case({}, {})", self.expr(&branches[0].0), self.expr(&branches[0].1));
                for (condition, value) in &branches[1..] {
                    text += &format!(".when({}, {})", self.expr(condition), self.operand(value, ty));
                    ty = ty.common(self.ty(value));
                }
                match otherwise {
                    Some(otherwise) => text + &format!(".otherwise({})", self.operand(otherwise, ty)),
                    None => text + ".end()",
                }
            }
            Expr::Choice(choice, left, right) => {
                let function = match choice {
                    Choice::Coalesce => "coalesce",
                    Choice::Greatest => "greatest",
                    Choice::Least => "least",
                    Choice::Nullif => "nullif",
                };
                format!("{function}({}, {})", self.expr(left), self.operand(right, self.ty(left)))
            }
            Expr::Call(function, arguments) => self.call(*function, arguments),
            Expr::Cast(ty, inner) => format!("{}.cast::<{}>()", self.expr(inner), ty.marker()),
            Expr::Aggregate(aggregate) => self.aggregate(aggregate),
            Expr::Over(over) => self.over(over),
            Expr::Grouping(keys) => format!("grouping({})", self.exprs(keys)),
        }
    }

    fn call(&self, function: Function, arguments: &[Expr]) -> String {
        let argument = |at: usize| self.expr(&arguments[at]);
        let infix = |method: &str| {
            format!("{}.{method}({})", argument(0), self.operand(&arguments[1], self.ty(&arguments[0])))
        };
        let plain = |name: &str| {
            let arguments: Vec<String> = arguments.iter().map(|argument| self.expr(argument)).collect();
            format!("relvar::fns::{name}({})", arguments.join(", "))
        };
        match function {
            Function::Lower => plain("lower"),
            Function::Upper => plain("upper"),
            Function::Length => plain("length"),
            Function::Concat | Function::Join => infix("concat"),
            Function::Reverse => plain("text::reverse"),
            Function::Replace => plain("text::replace"),
            Function::Strpos => plain("text::strpos"),
            Function::Left => plain("text::left"),
            Function::Abs => plain("math::abs"),
            Function::Negate => format!("{}.negate()", argument(0)),
            Function::Cardinality => plain("array::cardinality"),
            Function::Includes => infix("includes"),
            Function::Overlaps => infix("overlaps"),
            Function::Subscript => plain("array::subscript"),
            Function::RangeLower => plain("range::lower"),
            Function::RangeUpper => plain("range::upper"),
            Function::RangeIncludes => infix("includes"),
            Function::RangeOverlaps => infix("overlaps"),
        }
    }

    fn aggregate(&self, aggregate: &Aggregate) -> String {
        let function = match aggregate.function {
            Aggregator::CountRows => "count_rows",
            Aggregator::Count => "count",
            Aggregator::CountDistinct => "count_distinct",
            Aggregator::Sum => "sum",
            Aggregator::Average => "avg",
            Aggregator::Min => "min",
            Aggregator::Max => "max",
            Aggregator::BoolAnd => "bool_and",
            Aggregator::BoolOr => "bool_or",
            Aggregator::ArrayAgg => "array_agg",
            Aggregator::StringAgg => "string_agg",
        };
        let argument = aggregate.argument.as_ref().map(|argument| self.expr(argument)).unwrap_or_default();
        let more = if aggregate.function == Aggregator::StringAgg { ", \";\"" } else { "" };
        let mut text = format!("{function}({argument}{more})");
        if aggregate.distinct {
            text += ".distinct()";
        }
        if !aggregate.order.is_empty() {
            text += &format!(".order_by({})", self.terms(&aggregate.order));
        }
        if let Some(filter) = &aggregate.filter {
            text += &format!(".filter({})", self.expr(filter));
        }
        text
    }

    fn terms(&self, order: &[(Expr, Direction)]) -> String {
        let terms = order.iter().map(|(by, direction)| format!("{}{}", self.expr(by), directed(*direction)));
        list(&terms.collect::<Vec<_>>())
    }

    fn over(&self, over: &Over) -> String {
        let function = match &over.function {
            Windowed::Aggregate(aggregate) => self.aggregate(aggregate),
            Windowed::Ranking(ranking, argument) => {
                let function = match ranking {
                    Ranking::RowNumber => "row_number",
                    Ranking::Rank => "rank",
                    Ranking::DenseRank => "dense_rank",
                    Ranking::Lag => "lag",
                    Ranking::Lead => "lead",
                    Ranking::First => "first_value",
                    Ranking::Last => "last_value",
                    Ranking::LagBy(_) => "lag_offset",
                    Ranking::LeadBy(_) => "lead_offset",
                    Ranking::Nth(_) => "nth_value",
                    Ranking::Ntile(_) => "ntile",
                };
                let argument = argument.as_ref().map(|argument| self.expr(argument)).unwrap_or_default();
                match ranking {
                    Ranking::LagBy(rows) | Ranking::LeadBy(rows) | Ranking::Nth(rows) => {
                        format!("{function}({argument}, {rows})")
                    }
                    Ranking::Ntile(parts) => format!("{function}({parts})"),
                    _ => format!("{function}({argument})"),
                }
            }
        };
        format!("{function}.over({})", self.window(over))
    }

    /// The definition of a window; one with a letter is the same wherever it stands.
    pub(super) fn window(&self, over: &Over) -> String {
        let mut window = "window()".to_owned();
        if !over.partition.is_empty() {
            window += &format!(".partition_by({})", self.exprs(&over.partition));
        }
        if !over.order.is_empty() {
            window += &format!(".order_by({})", self.terms(&over.order));
        }
        if let Some(WindowFrame { unit, from, to, exclusion }) = over.frame {
            let unit = match unit {
                FrameUnit::Rows => "rows",
                FrameUnit::Groups => "groups",
                FrameUnit::Range => "range",
            };
            let exclusion = match exclusion {
                Exclusion::Nothing => "",
                Exclusion::Current => ".exclude_current_row()",
                Exclusion::Group => ".exclude_group()",
                Exclusion::Ties => ".exclude_ties()",
            };
            window += &format!(".{unit}({}, {}){exclusion}", bound(from, true), bound(to, false));
        }
        if let Some(letter) = over.named {
            window += &format!(".named::<'{letter}'>()");
        }
        window
    }
}

fn bound(bound: Bound, start: bool) -> String {
    match bound {
        Bound::Start => "unbounded_preceding()".to_owned(),
        Bound::Preceding(rows) => format!("preceding({rows})"),
        Bound::Current => "current_row()".to_owned(),
        Bound::Following(rows) => format!("following({rows})"),
        Bound::End if start => "current_row()".to_owned(),
        Bound::End => "unbounded_following()".to_owned(),
    }
}

fn compared(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Equal => "eq",
        Comparison::NotEqual => "ne",
        Comparison::Less => "lt",
        Comparison::LessOrEqual => "le",
        Comparison::Greater => "gt",
        Comparison::GreaterOrEqual => "ge",
    }
}

/// The Rust type of a value in a list.
fn item_type(ty: Ty) -> &'static str {
    match ty {
        Ty::Text | Ty::Varchar => "&'static str",
        ty => ty.rust(),
    }
}

/// A value in Rust.
pub(in crate::soundness) fn rust_value(ty: Ty, value: &Value) -> String {
    match value {
        Value::Null if ty == Ty::Texts => "None::<Vec<&'static str>>".to_owned(),
        Value::Null => format!("None::<{}>", item_type(ty)),
        Value::Bool(truth) => truth.to_string(),
        Value::Int(number) => format!("{number}_{}", ty.rust()),
        Value::Number(number) => format!("dec(\"{number}\")"),
        Value::Float(number) => format!("{number:?}_f64"),
        Value::Text(text) if ty == Ty::Uuid => format!("guid({text:?})"),
        Value::Text(text) if ty == Ty::Jsonb => format!("json_of({text:?})"),
        Value::Text(text) if ty == Ty::Int4range => {
            format!("span({})", text.trim_matches(['[', ')']).replace(',', ", "))
        }
        Value::Text(text) => format!("{text:?}"),
        Value::Days(days) => format!("days({days})"),
        Value::Date(date) => format!("jiff::civil::date({}, {}, {})", date.year(), date.month(), date.day()),
        Value::Moment(moment) => format!("moment({})", moment.as_second()),
        Value::Genre(genre) => format!("Genre::{genre:?}"),
        Value::List(items) => {
            let item = if ty == Ty::Int4s { Ty::Int4 } else { Ty::Text };
            let items: Vec<String> = items.iter().map(|value| rust_value(item, value)).collect();
            format!("Vec::<{}>::from([{}])", item_type(item), items.join(", "))
        }
    }
}
