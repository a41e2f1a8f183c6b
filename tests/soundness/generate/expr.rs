//! Expressions of a wanted type.

use super::super::value::Value;
use super::*;

impl Generator {
    /// An expression of this type for the query at hand.
    pub(super) fn expr(&mut self, ty: Ty, depth: usize, allowed: Allowed) -> Expr {
        if ty == Ty::Bool && depth > 0 && self.random.chance(70) {
            return self.condition(depth, allowed);
        }
        if allowed.windows
            && self.random.chance(35)
            && let Some(over) = self.over(ty)
        {
            return over;
        }
        if allowed.aggregates
            && self.frame().group.is_some()
            && self.random.chance(50)
            && let Some(aggregate) = self.aggregate(ty)
        {
            return aggregate;
        }
        if ty == Ty::Int4 && allowed.aggregates && !self.frame().sets.is_empty() && self.random.chance(25) {
            let mut keys = self.frame().sets.clone();
            self.random.shuffle(&mut keys);
            keys.truncate(1 + self.random.below(2));
            return Expr::Grouping(keys);
        }
        if depth == 0 || self.random.chance(40) {
            return self.leaf(ty);
        }
        self.composite(ty, depth - 1, allowed)
    }

    /// A column of this type or of what is grouped, or a value.
    pub(super) fn leaf(&mut self, ty: Ty) -> Expr {
        if self.random.chance(85) {
            let own: Vec<Expr> = match &self.frame().group {
                Some(covered) => covered.iter().filter(|expr| self.ty(expr) == ty).cloned().collect(),
                None => self.typed_columns(&self.frame().sources, ty),
            };
            if let Some(own) = self.random.try_pick(&own) {
                return own.clone();
            }
        }
        let outer = if self.frame().alone { Vec::new() } else { self.outer_columns(ty) };
        if self.random.chance(50)
            && let Some(outer) = self.random.try_pick(&outer)
        {
            return outer.clone();
        }
        self.value(ty)
    }

    /// A column of a query around, or a value.
    pub(super) fn outer_value(&mut self, ty: Ty) -> Expr {
        let outer = self.outer_columns(ty);
        match self.random.try_pick(&outer) {
            Some(outer) if self.random.chance(80) => outer.clone(),
            _ => self.value(ty),
        }
    }

    pub(super) fn value(&mut self, ty: Ty) -> Expr {
        Expr::Value(ty, literal::value(&mut self.random, ty))
    }

    fn typed_columns(&self, sources: &[SourceId], ty: Ty) -> Vec<Expr> {
        let columns = self.columns_of(sources).into_iter();
        columns.filter(|(_, other)| *other == ty).map(|(column, _)| column).collect()
    }

    /// The columns of the queries around that can be seen from here.
    fn outer_columns(&self, ty: Ty) -> Vec<Expr> {
        let mut columns = Vec::new();
        let mut hidden = self.frame().hidden.clone();
        for frame in self.frames.iter().rev().skip(1) {
            if !frame.closed {
                let seen: Vec<SourceId> =
                    frame.sources.iter().copied().filter(|source| !hidden.contains(source)).collect();
                let typed = self.typed_columns(&seen, ty).into_iter();
                columns
                    .extend(typed.filter(|column| {
                        frame.group.as_ref().is_none_or(|covered| covered.contains(column))
                    }));
            }
            hidden.extend(&frame.hidden);
        }
        columns
    }

    fn composite(&mut self, ty: Ty, depth: usize, allowed: Allowed) -> Expr {
        if allowed.subqueries
            && self.frames.len() < self.nesting
            && self.random.chance(12)
            && let Some(query) = self.one_row_query(ty)
        {
            return Expr::Scalar(Subquery(Box::new(query)));
        }
        match self.random.below(10) {
            0 => self.case(ty, depth, allowed),
            1..3 => self.choice(ty, depth, allowed),
            _ => self.computed(ty, depth, allowed),
        }
    }

    fn case(&mut self, ty: Ty, depth: usize, allowed: Allowed) -> Expr {
        let mut branches = vec![(self.condition(depth, allowed), self.expr(ty, depth, allowed))];
        if self.random.chance(50) {
            let narrower = self.narrower(ty);
            branches.push((self.condition(depth, allowed), self.expr(narrower, depth, allowed)));
        }
        let strings = matches!(ty, Ty::Text | Ty::Varchar);
        if !strings {
            self.random.shuffle(&mut branches);
        }
        // Of two types of character strings, that of ELSE is the one of the whole.
        let other = if strings { ty } else { self.narrower(ty) };
        let otherwise = self.random.chance(70).then(|| Box::new(self.expr(other, depth, allowed)));
        Expr::Case(branches, otherwise)
    }

    /// This type, or one that becomes it beside it.
    pub(super) fn narrower(&mut self, ty: Ty) -> Ty {
        if self.random.chance(70) { ty } else { *self.random.pick(ty.narrower()) }
    }

    fn choice(&mut self, ty: Ty, depth: usize, allowed: Allowed) -> Expr {
        const CHOICES: &[Choice] =
            &[Choice::Coalesce, Choice::Coalesce, Choice::Greatest, Choice::Least, Choice::Nullif];
        let choice = match *self.random.pick(CHOICES) {
            Choice::Nullif if ty == Ty::Varchar => Choice::Coalesce,
            choice => choice,
        };
        let other = if choice == Choice::Nullif { ty } else { self.narrower(ty) };
        let (left, right) = (self.expr(ty, depth, allowed), self.expr(other, depth, allowed));
        let swapped = !matches!(ty, Ty::Text | Ty::Varchar) && self.random.chance(40);
        let (left, right) = if swapped { (right, left) } else { (left, right) };
        Expr::Choice(choice, Box::new(left), Box::new(right))
    }

    /// A function or an operator that gives this type.
    fn computed(&mut self, ty: Ty, depth: usize, allowed: Allowed) -> Expr {
        let of = |this: &mut Self, ty: Ty| this.expr(ty, depth, allowed);
        match ty {
            Ty::Bool => match self.random.below(5) {
                1 => Expr::Call(Function::RangeIncludes, vec![of(self, Ty::Int4range), of(self, Ty::Int4)]),
                2 => Expr::Call(
                    Function::RangeOverlaps,
                    vec![of(self, Ty::Int4range), of(self, Ty::Int4range)],
                ),
                0 => {
                    let list = *self.random.pick(&[Ty::Int4s, Ty::Texts]);
                    let function = *self.random.pick(&[Function::Includes, Function::Overlaps]);
                    Expr::Call(function, vec![of(self, list), of(self, list)])
                }
                _ => self.condition(depth, allowed),
            },
            Ty::Int2 | Ty::Int8 | Ty::Numeric | Ty::Float8 => self.number(ty, depth, allowed),
            Ty::Int4 => match self.random.below(11) {
                10 => {
                    let function = *self.random.pick(&[Function::RangeLower, Function::RangeUpper]);
                    Expr::Call(function, vec![of(self, Ty::Int4range)])
                }
                0 => Expr::Call(Function::Length, vec![of(self, Ty::Text)]),
                1 => Expr::Call(Function::Strpos, vec![of(self, Ty::Text), of(self, Ty::Text)]),
                2 => {
                    let list = *self.random.pick(&[Ty::Int4s, Ty::Texts]);
                    Expr::Call(Function::Cardinality, vec![of(self, list)])
                }
                3 => {
                    let at = Expr::Value(Ty::Int4, Value::Int(self.random.between(0, 3)));
                    Expr::Call(Function::Subscript, vec![of(self, Ty::Int4s), at])
                }
                4 => {
                    let (left, right) = (of(self, Ty::Date), of(self, Ty::Date));
                    Expr::Arithmetic(Arithmetic::Minus, Box::new(left), Box::new(right), Ty::Int4)
                }
                _ => self.number(ty, depth, allowed),
            },
            Ty::Text => match self.random.below(9) {
                0 => Expr::Call(Function::Lower, vec![of(self, Ty::Text)]),
                1 => Expr::Call(Function::Upper, vec![of(self, Ty::Text)]),
                2 => Expr::Call(Function::Reverse, vec![of(self, Ty::Text)]),
                3 => {
                    let count = Expr::Value(Ty::Int4, Value::Int(self.random.between(0, 3)));
                    Expr::Call(Function::Left, vec![of(self, Ty::Text), count])
                }
                4 => {
                    let three = vec![of(self, Ty::Text), of(self, Ty::Text), of(self, Ty::Text)];
                    Expr::Call(Function::Replace, three)
                }
                5 => {
                    let from = *self.random.pick(&[Ty::Int4, Ty::Int2, Ty::Bool, Ty::Varchar]);
                    Expr::Cast(Ty::Text, Box::new(of(self, from)))
                }
                6 => {
                    let (left, right) = (of(self, Ty::Varchar), of(self, Ty::Varchar));
                    Expr::Choice(Choice::Nullif, Box::new(left), Box::new(right))
                }
                _ => Expr::Call(Function::Concat, vec![of(self, Ty::Text), of(self, Ty::Text)]),
            },
            Ty::Date => {
                let days = Expr::Value(Ty::Int4, Value::Int(self.random.between(-3, 3)));
                let operator = *self.random.pick(&[Arithmetic::Plus, Arithmetic::Minus]);
                Expr::Arithmetic(operator, Box::new(of(self, Ty::Date)), Box::new(days), Ty::Date)
            }
            Ty::Int4s | Ty::Texts => Expr::Call(Function::Join, vec![of(self, ty), of(self, ty)]),
            Ty::Interval => {
                let operator = *self.random.pick(&[Arithmetic::Plus, Arithmetic::Minus]);
                let (left, right) = (of(self, ty), of(self, ty));
                Expr::Arithmetic(operator, Box::new(left), Box::new(right), ty)
            }
            Ty::Varchar | Ty::Timestamptz | Ty::Genre | Ty::Uuid | Ty::Jsonb | Ty::Int4range => {
                self.choice(ty, depth, allowed)
            }
        }
    }

    /// Arithmetic that stays in its range: factors and divisors are small values.
    fn number(&mut self, ty: Ty, depth: usize, allowed: Allowed) -> Expr {
        let left = self.expr(ty, depth, allowed);
        match self.random.below(10) {
            0 => Expr::Call(Function::Abs, vec![left]),
            1 => Expr::Call(Function::Negate, vec![left]),
            2 if matches!(ty, Ty::Int4 | Ty::Int8 | Ty::Numeric | Ty::Float8) => {
                let from = match ty {
                    Ty::Int4 => Ty::Int2,
                    Ty::Int8 => *self.random.pick(&[Ty::Int2, Ty::Int4]),
                    _ => *self.random.pick(&[Ty::Int2, Ty::Int4, Ty::Int8]),
                };
                Expr::Cast(ty, Box::new(self.expr(from, depth, allowed)))
            }
            3 if ty != Ty::Float8 => {
                let right = self.small(ty);
                Expr::Arithmetic(Arithmetic::Times, Box::new(left), Box::new(right), ty)
            }
            4 if ty.is_integer() => {
                let operator = *self.random.pick(&[Arithmetic::DividedBy, Arithmetic::Modulo]);
                let right = self.small(ty);
                Expr::Arithmetic(operator, Box::new(left), Box::new(right), ty)
            }
            _ => {
                let other = match ty {
                    Ty::Int4 => *self.random.pick(&[Ty::Int4, Ty::Int4, Ty::Int2]),
                    Ty::Int8 => *self.random.pick(&[Ty::Int8, Ty::Int4, Ty::Int2]),
                    Ty::Numeric => *self.random.pick(&[Ty::Numeric, Ty::Int4, Ty::Int8]),
                    _ => ty,
                };
                let operator = *self.random.pick(&[Arithmetic::Plus, Arithmetic::Minus]);
                let right = self.expr(other, depth, allowed);
                let (left, right) = if self.random.chance(80) { (left, right) } else { (right, left) };
                Expr::Arithmetic(operator, Box::new(left), Box::new(right), ty)
            }
        }
    }

    fn small(&mut self, ty: Ty) -> Expr {
        let number = *self.random.pick(&[2, 3, -2]);
        let value = if ty == Ty::Numeric { Value::Number(number.into()) } else { Value::Int(number) };
        Expr::Value(ty, value)
    }

    /// An aggregate that gives this type.
    pub(super) fn aggregate(&mut self, ty: Ty) -> Option<Expr> {
        self.aggregate_of(ty, Allowed::PLAIN, true).map(|aggregate| Expr::Aggregate(Box::new(aggregate)))
    }

    /// An aggregate whose arguments are of the rows of a group, or of the groups where `rows` is not.
    pub(super) fn aggregate_of(&mut self, ty: Ty, allowed: Allowed, rows: bool) -> Option<Aggregate> {
        let group = self.frame().group.clone();
        let alone = std::mem::replace(&mut self.frame_mut().alone, true);
        if rows {
            self.frame_mut().group = None;
        }
        let aggregate = self.aggregate_of_rows(ty, allowed, rows);
        self.frame_mut().group = group;
        self.frame_mut().alone = alone;
        aggregate
    }

    fn aggregate_of_rows(&mut self, ty: Ty, allowed: Allowed, rows: bool) -> Option<Aggregate> {
        let function = match ty {
            Ty::Int8 => *self.random.pick(&[
                Aggregator::CountRows,
                Aggregator::Count,
                Aggregator::CountDistinct,
                Aggregator::Sum,
                Aggregator::Max,
            ]),
            Ty::Numeric => {
                *self.random.pick(&[Aggregator::Sum, Aggregator::Average, Aggregator::Min, Aggregator::Max])
            }
            Ty::Float8 => *self.random.pick(&[Aggregator::Sum, Aggregator::Min, Aggregator::Max]),
            Ty::Bool => *self.random.pick(&[Aggregator::BoolAnd, Aggregator::BoolOr]),
            Ty::Varchar | Ty::Uuid | Ty::Jsonb | Ty::Int4range => return None,
            Ty::Interval => *self.random.pick(&[Aggregator::Sum, Aggregator::Min, Aggregator::Max]),
            Ty::Text => *self.random.pick(&[Aggregator::Min, Aggregator::Max, Aggregator::StringAgg]),
            Ty::Int4s | Ty::Texts => *self.random.pick(&[Aggregator::Max, Aggregator::ArrayAgg]),
            _ => *self.random.pick(&[Aggregator::Min, Aggregator::Max]),
        };
        // A window has no DISTINCT.
        let function = match function {
            Aggregator::CountDistinct if !rows => Aggregator::Count,
            // And what it puts together has no order of its own.
            Aggregator::StringAgg | Aggregator::ArrayAgg if !rows => Aggregator::Max,
            function => function,
        };
        let of = match (function, ty) {
            (Aggregator::CountRows, _) => None,
            (Aggregator::Count | Aggregator::CountDistinct, _) => Some(self.any_type()),
            (Aggregator::Sum, Ty::Int8) => Some(*self.random.pick(&[Ty::Int2, Ty::Int4])),
            (Aggregator::Sum, Ty::Numeric) => Some(*self.random.pick(&[Ty::Int8, Ty::Numeric])),
            (Aggregator::Average, _) => Some(*self.random.pick(&[Ty::Int2, Ty::Int4, Ty::Int8, Ty::Numeric])),
            (Aggregator::ArrayAgg, Ty::Int4s) => Some(Ty::Int4),
            (Aggregator::ArrayAgg, _) => Some(Ty::Text),
            _ => Some(ty),
        };
        let mut aggregate = Aggregate::plain(function, of.map(|of| self.expr(of, 1, allowed)));
        if let (Aggregator::ArrayAgg, Some(argument), Some(of)) = (function, &mut aggregate.argument, of)
            && self.facts(argument).null
        {
            // NULL would be an element of the array.
            let other = self.value(of);
            *argument = Expr::Choice(Choice::Coalesce, Box::new(argument.clone()), Box::new(other));
        }
        if rows && self.random.chance(25) {
            let twice = matches!(function, Aggregator::Sum | Aggregator::Average | Aggregator::Min);
            let known = aggregate.argument.as_ref().is_some_and(Expr::is_comparable);
            aggregate.distinct = known && (twice || function == Aggregator::ArrayAgg);
        }
        if rows {
            aggregate.order = self.aggregate_order(&aggregate);
        }
        aggregate.filter = self.random.chance(20).then(|| self.condition(1, Allowed::PLAIN));
        Some(aggregate)
    }

    /// ORDER BY of an aggregate, where what it gives depends on it or by chance. What ends in the argument itself, or in
    /// the keys of all tables, is certain.
    fn aggregate_order(&mut self, aggregate: &Aggregate) -> Vec<(Expr, Direction)> {
        let ordered = matches!(aggregate.function, Aggregator::ArrayAgg | Aggregator::StringAgg);
        let Some(argument) = &aggregate.argument else { return Vec::new() };
        let counts = aggregate.function == Aggregator::CountDistinct;
        if counts || !(ordered || self.random.chance(10)) {
            return Vec::new();
        }
        // A value alone orders nothing, and there is nothing to be ordered.
        if matches!(argument, Expr::Value(..)) {
            return Vec::new();
        }
        let mut order = Vec::new();
        if !aggregate.distinct {
            let columns = self.columns_of(&self.frame().sources.clone());
            if let (Some(keys), true) = (self.keys(), self.random.chance(60)) {
                order.push((self.random.pick(&columns).0.clone(), self.direction()));
                order.extend(keys.into_iter().map(|key| (key, self.direction())).collect::<Vec<_>>());
                return order;
            }
            if self.random.chance(30) {
                order.push((self.random.pick(&columns).0.clone(), self.direction()));
            }
        }
        order.push((argument.clone(), self.direction()));
        order
    }
}
