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
    /// What a grouping set leaves out.
    pub left_out: &'p [Expr],
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
        if self.left_out.contains(expr) {
            return Facts { null: true, ..Place { left_out: &[], ..*self }.facts(expr) };
        }
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
                let null = otherwise.is_none() || self.any(values(branches, otherwise));
                // ELSE goes before the branches where it is asked which type is the first.
                let types = otherwise.as_deref().into_iter().chain(branches.iter().map(|(_, value)| value));
                let types = types.map(|value| self.ty(value));
                facts(types.reduce(Ty::common).unwrap_or(Ty::Bool), null)
            }
            Expr::Choice(choice, left, right) => {
                let (left, right) = (self.facts(left), self.facts(right));
                let nullif = *choice == Choice::Nullif;
                // `varchar` has no `=` of its own: the values are compared as `text`, and so is what comes out.
                let ty = match nullif {
                    true if left.ty == Ty::Varchar => Ty::Text,
                    true => left.ty,
                    false => left.ty.common(right.ty),
                };
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
                    Function::RangeLower | Function::RangeUpper => Ty::Int4,
                    Function::Includes
                    | Function::Overlaps
                    | Function::RangeIncludes
                    | Function::RangeOverlaps => Ty::Bool,
                    Function::Subscript => match self.ty(&arguments[0]) {
                        Ty::Int4s => Ty::Int4,
                        _ => Ty::Text,
                    },
                };
                let maybe =
                    matches!(function, Function::Subscript | Function::RangeLower | Function::RangeUpper);
                facts(ty, maybe || self.any(arguments))
            }
            Expr::Cast(ty, inner) => facts(*ty, self.facts(inner).null),
            // It is computed from rows, in which nothing is left out.
            Expr::Aggregate(aggregate) => {
                Place { left_out: &[], ..*self }.aggregate(aggregate, self.empty_group)
            }
            Expr::Over(over) => self.over(over),
            Expr::Grouping(_) => facts(Ty::Int4, false),
        }
    }

    fn aggregate(&self, aggregate: &Aggregate, empty: bool) -> Facts {
        let argument = aggregate.argument.as_ref().map(|argument| self.facts(argument));
        let ty = match (aggregate.function, argument.map(|argument| argument.ty)) {
            (Aggregator::Sum, Some(ty)) => ty.sum().unwrap_or(ty),
            (Aggregator::Average, Some(ty)) => ty.average().unwrap_or(ty),
            (Aggregator::Min | Aggregator::Max, Some(ty)) => ty,
            (Aggregator::BoolAnd | Aggregator::BoolOr, _) => Ty::Bool,
            (Aggregator::ArrayAgg, Some(Ty::Int4)) => Ty::Int4s,
            (Aggregator::ArrayAgg, _) => Ty::Texts,
            (Aggregator::StringAgg, _) => Ty::Text,
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
        let empty = over.frame.is_some_and(|frame| frame.can_be_empty());
        match &over.function {
            Windowed::Aggregate(aggregate) => self.aggregate(aggregate, empty),
            Windowed::Ranking(ranking, argument) => {
                let argument = argument.as_ref().map(|argument| self.facts(argument));
                let (ty, null) = argument.map_or((Ty::Int8, false), |argument| (argument.ty, argument.null));
                match ranking {
                    Ranking::RowNumber | Ranking::Rank | Ranking::DenseRank => {
                        Facts { ty: Ty::Int8, null: false }
                    }
                    Ranking::Ntile(_) => Facts { ty: Ty::Int4, null: false },
                    Ranking::Lag
                    | Ranking::Lead
                    | Ranking::LagBy(_)
                    | Ranking::LeadBy(_)
                    | Ranking::Nth(_) => Facts { ty, null: true },
                    Ranking::First | Ranking::Last => Facts { ty, null: null || empty },
                }
            }
        }
    }
}

/// The values of a CASE.
fn values<'e>(
    branches: &'e [(Expr, Expr)],
    otherwise: &'e Option<Box<Expr>>,
) -> impl Iterator<Item = &'e Expr> {
    branches.iter().map(|(_, value)| value).chain(otherwise.as_deref())
}

/// The columns of a query that has a select list.
pub fn query_facts(sources: &[Source], query: &Query) -> Vec<Facts> {
    match query {
        Query::Select(select) => {
            let left_out = &select.left_out();
            let place = Place { sources, empty_group: select.has_empty_group(), left_out };
            select.list.iter().flatten().map(|expr| place.facts(expr)).collect()
        }
        Query::Set(set) => {
            let (left, right) = (query_facts(sources, &set.left), query_facts(sources, &set.right));
            let pairs = left.iter().zip(&right);
            pairs
                .map(|(left, right)| Facts { ty: left.ty.common(right.ty), null: left.null || right.null })
                .collect()
        }
    }
}
