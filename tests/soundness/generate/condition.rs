//! Conditions.

use super::super::value::Value;
use super::*;

const COMPARISONS: &[Comparison] = &[
    Comparison::Equal,
    Comparison::NotEqual,
    Comparison::Less,
    Comparison::LessOrEqual,
    Comparison::Greater,
    Comparison::GreaterOrEqual,
];

impl Generator {
    /// A condition for the query at hand.
    pub(super) fn condition(&mut self, depth: usize, allowed: Allowed) -> Expr {
        if depth == 0 {
            return self.simple(0, allowed);
        }
        if allowed.subqueries && self.frames.len() < self.nesting && self.random.chance(25) {
            return self.subquery(depth - 1, allowed);
        }
        match self.random.below(10) {
            0 | 1 => {
                let (left, right) = (self.condition(depth - 1, allowed), self.condition(depth - 1, allowed));
                Expr::And(Box::new(left), Box::new(right))
            }
            2 | 3 => {
                let (left, right) = (self.condition(depth - 1, allowed), self.condition(depth - 1, allowed));
                Expr::Or(Box::new(left), Box::new(right))
            }
            4 => Expr::Not(Box::new(self.condition(depth - 1, allowed))),
            _ => self.simple(depth - 1, allowed),
        }
    }

    /// A type that some column has, if that is possible.
    fn present_type(&mut self) -> Ty {
        let present = match &self.frame().group {
            Some(covered) => covered.iter().map(|expr| self.ty(expr)).collect::<Vec<_>>(),
            None => {
                let sources = self.frame().sources.clone();
                self.columns_of(&sources).into_iter().map(|(_, ty)| ty).collect()
            }
        };
        match self.random.try_pick(&present) {
            Some(ty) => *ty,
            None => self.any_type(),
        }
    }

    fn simple(&mut self, depth: usize, allowed: Allowed) -> Expr {
        let ty = self.present_type();
        match self.random.below(20) {
            0 | 1 => {
                let test = *self.random.pick(&[Test::Null, Test::NotNull]);
                Expr::Test(test, Box::new(self.expr(ty, depth, allowed)))
            }
            2 => {
                let tests = &[
                    Test::True,
                    Test::NotTrue,
                    Test::False,
                    Test::NotFalse,
                    Test::Unknown,
                    Test::NotUnknown,
                ];
                let test = *self.random.pick(tests);
                Expr::Test(test, Box::new(self.expr(Ty::Bool, depth, allowed)))
            }
            3 => {
                let three = [0; 3].map(|_| self.expr(ty, depth, allowed));
                Expr::Between(self.random.chance(30), self.random.chance(30), Box::new(three))
            }
            4 => {
                let text = *self.random.pick(&[Ty::Text, Ty::Text, Ty::Varchar]);
                let inner = Box::new(self.expr(text, depth, allowed));
                let pattern = literal::pattern(&mut self.random);
                Expr::Like(self.random.chance(30), self.random.chance(30), inner, pattern)
            }
            5 if !matches!(ty, Ty::Int4s | Ty::Texts) => {
                let length = self.random.below(4);
                let list = (0..length).map(|_| literal::value(&mut self.random, ty)).collect();
                Expr::InList(self.random.chance(40), Box::new(self.expr(ty, depth, allowed)), list)
            }
            6 => {
                let left = Box::new(self.expr(ty, depth, allowed));
                let right = match self.random.chance(25) {
                    true => Expr::Value(ty, Value::Null),
                    false => self.expr(ty, depth, allowed),
                };
                Expr::Distinct(self.random.chance(50), left, Box::new(right))
            }
            7 => {
                let list = *self.random.pick(&[Ty::Int4s, Ty::Texts]);
                let function = *self.random.pick(&[Function::Includes, Function::Overlaps]);
                Expr::Call(function, vec![self.expr(list, depth, allowed), self.expr(list, depth, allowed)])
            }
            8 => self.leaf(Ty::Bool),
            _ => {
                let other = *self.random.pick(ty.comparable());
                let left = self.expr(ty, depth, allowed);
                // Mostly a column with a value, which holds for some rows.
                let right = match self.random.chance(50) {
                    true => self.value(ty),
                    false => self.expr(other, depth, allowed),
                };
                Expr::Compare(*self.random.pick(COMPARISONS), Box::new(left), Box::new(right))
            }
        }
    }

    fn subquery(&mut self, depth: usize, allowed: Allowed) -> Expr {
        let nesting = (self.nesting - 1).saturating_sub(self.frames.len());
        let inner = Allowed { subqueries: false, ..allowed };
        match self.random.below(5) {
            0 | 1 => Expr::Exists(Subquery(Box::new(self.any_query(nesting)))),
            2 | 3 => {
                let ty = self.present_type();
                let left = Box::new(self.expr(ty, depth, inner));
                let query = self.column_query(ty, nesting);
                let null = super::super::typing::query_facts(&self.program.sources, &query)[0].null;
                // NOT IN wants a column without NULL.
                Expr::InQuery(!null && self.random.chance(50), left, Subquery(Box::new(query)))
            }
            _ => {
                let ty = self.present_type();
                let left = Box::new(self.expr(ty, depth, inner));
                let query = self.column_query(ty, nesting);
                let comparison = *self.random.pick(COMPARISONS);
                let null = super::super::typing::query_facts(&self.program.sources, &query)[0].null;
                let all = self.random.chance(50) && !(null && comparison == Comparison::NotEqual);
                Expr::Quantified(comparison, all, left, Subquery(Box::new(query)))
            }
        }
    }
}
