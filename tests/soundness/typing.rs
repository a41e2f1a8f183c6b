//! Types and nullability of generated expressions, from the PostgreSQL manual and from nothing that the library says.

use super::ast::*;
use super::value::Ty;

/// What is known about an expression: its type, and whether it may be NULL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    /// Its type.
    pub ty: Ty,
    /// May it be NULL?
    pub null: bool,
}

/// How an expression stands in its query.
#[derive(Clone, Copy, Debug)]
pub struct Place<'p> {
    /// The tables of the program.
    pub sources: &'p [Source],
    /// Can the group of an aggregate be without rows? That of GROUP BY cannot.
    pub empty_group: bool,
}

impl Place<'_> {
    /// The type of an expression.
    pub fn ty(&self, expr: &Expr) -> Ty {
        self.facts(expr).ty
    }

    /// May one of these be NULL?
    fn any<'e>(&self, list: impl IntoIterator<Item = &'e Expr>) -> bool {
        list.into_iter().any(|expr| self.facts(expr).null)
    }

    /// The type of an expression and whether it may be NULL.
    pub fn facts(&self, expr: &Expr) -> Facts {
        let facts = |ty, null| Facts { ty, null };
        match expr {
            Expr::Column(source, at) => {
                let source = &self.sources[*source];
                let field = &source.fields[*at];
                facts(field.ty, field.null || source.outer)
            }
            Expr::Value(ty, value) => facts(*ty, value.is_null()),
            Expr::Wrong(_, ty) => facts(*ty, false),
            Expr::Distinct(..) | Expr::Test(..) | Expr::Exists(_) => facts(Ty::Bool, false),
            Expr::Compare(..)
            | Expr::And(..)
            | Expr::Or(..)
            | Expr::Not(_)
            | Expr::Between(..)
            | Expr::Like(..)
            | Expr::InList(..) => facts(Ty::Bool, self.any(expr.parts())),
            Expr::InQuery(_, left, query) | Expr::Quantified(_, _, left, query) => {
                let column = query_facts(self.sources, &query.0)[0];
                facts(Ty::Bool, self.facts(left).null || column.null)
            }
            Expr::Scalar(query) => facts(query_facts(self.sources, &query.0)[0].ty, true),
            Expr::Arithmetic(_, left, right, ty) => facts(*ty, self.any([&**left, &**right])),
            Expr::Case(branches, otherwise) => {
                let values = branches.iter().map(|(_, value)| value);
                let null = otherwise.is_none() || self.any(values.chain(otherwise.as_deref()));
                facts(self.ty(&branches[0].1), null)
            }
            Expr::Choice(choice, left, right) => {
                let (left, right) = (self.facts(left), self.facts(right));
                let nullif = *choice == Choice::Nullif;
                // `varchar` has no `=` of its own: the values are compared as `text`, and so is what comes out.
                let ty = if nullif && left.ty == Ty::Varchar { Ty::Text } else { left.ty };
                facts(ty, nullif || left.null && right.null)
            }
            Expr::Call(function, arguments) => {
                let ty = match function {
                    Function::Lower
                    | Function::Upper
                    | Function::Concat
                    | Function::Reverse
                    | Function::Replace
                    | Function::Left => Ty::Text,
                    Function::Length | Function::Strpos | Function::Cardinality => Ty::Int4,
                    Function::Abs | Function::Negate | Function::Join => self.ty(&arguments[0]),
                    Function::Includes | Function::Overlaps => Ty::Bool,
                    Function::Subscript => match self.ty(&arguments[0]) {
                        Ty::Int4s => Ty::Int4,
                        _ => Ty::Text,
                    },
                };
                facts(ty, *function == Function::Subscript || self.any(arguments))
            }
            Expr::Cast(ty, inner) => facts(*ty, self.facts(inner).null),
            Expr::Aggregate(aggregate) => self.aggregate(aggregate, self.empty_group),
            Expr::Over(over) => self.over(over),
        }
    }

    fn aggregate(&self, aggregate: &Aggregate, empty: bool) -> Facts {
        let argument = aggregate.argument.as_ref().map(|argument| self.facts(argument));
        let ty = match (aggregate.function, argument.map(|argument| argument.ty)) {
            (Aggregator::Sum, Some(ty)) => ty.sum().unwrap_or(ty),
            (Aggregator::Average, Some(ty)) => ty.average().unwrap_or(ty),
            (Aggregator::Min | Aggregator::Max, Some(ty)) => ty,
            (Aggregator::BoolAnd | Aggregator::BoolOr, _) => Ty::Bool,
            _ => Ty::Int8,
        };
        let counts = matches!(
            aggregate.function,
            Aggregator::CountRows | Aggregator::Count | Aggregator::CountDistinct
        );
        let nothing = empty || aggregate.filter.is_some();
        Facts { ty, null: !counts && (nothing || argument.is_some_and(|argument| argument.null)) }
    }

    fn over(&self, over: &Over) -> Facts {
        // A frame that ends before the current row or begins after it can be empty.
        let empty = over.rows.is_some_and(|(from, to)| {
            let reaches_back = matches!(from, Bound::Start | Bound::Preceding(_) | Bound::Current);
            let reaches_on = matches!(to, Bound::End | Bound::Following(_) | Bound::Current);
            !(reaches_back && reaches_on)
        });
        match &over.function {
            Windowed::Aggregate(aggregate) => self.aggregate(aggregate, empty),
            Windowed::Ranking(ranking, argument) => {
                let argument = argument.as_ref().map(|argument| self.facts(argument));
                let (ty, null) = argument.map_or((Ty::Int8, false), |argument| (argument.ty, argument.null));
                match ranking {
                    Ranking::RowNumber | Ranking::Rank | Ranking::DenseRank => {
                        Facts { ty: Ty::Int8, null: false }
                    }
                    Ranking::Lag | Ranking::Lead => Facts { ty, null: true },
                    Ranking::First | Ranking::Last => Facts { ty, null: null || empty },
                }
            }
        }
    }
}

/// The columns of a query that has a select list.
pub fn query_facts(sources: &[Source], query: &Query) -> Vec<Facts> {
    match query {
        Query::Select(select) => {
            let place = Place { sources, empty_group: select.group.is_empty() };
            select.list.iter().flatten().map(|expr| place.facts(expr)).collect()
        }
        Query::Set(set) => {
            let (left, right) = (query_facts(sources, &set.left), query_facts(sources, &set.right));
            let pairs = left.iter().zip(&right);
            pairs.map(|(left, right)| Facts { ty: left.ty, null: left.null || right.null }).collect()
        }
    }
}
