//! Window functions.

use super::*;

impl Generator {
    /// A window function that gives this type.
    pub(super) fn over(&mut self, ty: Ty) -> Option<Expr> {
        let grouped = self.frame().group.is_some();
        let inner = Allowed { aggregates: grouped, windows: false, subqueries: false };
        let partition = if self.random.chance(60) { vec![self.key(inner)] } else { Vec::new() };
        let mut order = Vec::new();
        for _ in 0..self.random.below(3) {
            let key = self.key(inner);
            order.push((key, self.direction()));
        }
        // Which row is before which, and what a frame of rows holds, is certain where the order tells all apart.
        let keys = if grouped { None } else { self.keys() };
        let certain = keys.is_some() && self.random.chance(50);
        for key in keys.into_iter().flatten().filter(|_| certain) {
            order.push((key, self.direction()));
        }
        let rows = (certain && self.random.chance(40)).then(|| self.frame_of_rows());
        let ranking = match ty {
            Ty::Int8 if certain => Some(*self.random.pick(&[
                Ranking::RowNumber,
                Ranking::Rank,
                Ranking::DenseRank,
                Ranking::Lag,
            ])),
            Ty::Int8 => Some(*self.random.pick(&[Ranking::Rank, Ranking::DenseRank])),
            _ if certain => {
                Some(*self.random.pick(&[Ranking::Lag, Ranking::Lead, Ranking::First, Ranking::Last]))
            }
            _ => None,
        };
        let function = match ranking.filter(|_| self.random.chance(60)) {
            Some(ranking) => {
                let counts = matches!(ranking, Ranking::RowNumber | Ranking::Rank | Ranking::DenseRank);
                let argument = (!counts).then(|| Box::new(self.expr(ty, 1, inner)));
                Windowed::Ranking(ranking, argument)
            }
            None => {
                // The numbers of a window are summed up in their order, and so are only those that are exact.
                let aggregate = self.aggregate_of(ty, inner, false)?;
                Windowed::Aggregate(Box::new(aggregate))
            }
        };
        Some(Expr::Over(Box::new(Over { function, partition, order, rows })))
    }

    /// A column, or what is grouped, to divide or to order by.
    fn key(&mut self, allowed: Allowed) -> Expr {
        let keys: Vec<Expr> = match &self.frame().group {
            Some(covered) => covered.clone(),
            None => self.columns_of(&self.frame().sources).into_iter().map(|(column, _)| column).collect(),
        };
        match self.random.try_pick(&keys) {
            Some(key) => key.clone(),
            None => {
                let ty = self.any_type();
                match self.aggregate(ty) {
                    Some(aggregate) => aggregate,
                    None => self.expr(Ty::Bool, 1, allowed),
                }
            }
        }
    }

    fn frame_of_rows(&mut self) -> (Bound, Bound) {
        let number = self.random.between(1, 3);
        let from = *self.random.pick(&[
            Bound::Start,
            Bound::Preceding(number),
            Bound::Current,
            Bound::Following(number),
        ]);
        let other = self.random.between(1, 3);
        let to = match from {
            Bound::Following(_) => &[Bound::Following(4), Bound::End][..],
            Bound::Current => &[Bound::Current, Bound::Following(2), Bound::End],
            _ => &[Bound::Preceding(1), Bound::Current, Bound::Following(1), Bound::End],
        };
        let to = match *self.random.pick(to) {
            Bound::Preceding(_) => Bound::Preceding(other),
            to => to,
        };
        (from, to)
    }
}
