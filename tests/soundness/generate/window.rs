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
        let frame = self.random.chance(40).then(|| self.window_frame(&order, certain)).flatten();
        let ranking = match ty {
            Ty::Int8 if certain => Some(*self.random.pick(&[
                Ranking::RowNumber,
                Ranking::Rank,
                Ranking::DenseRank,
                Ranking::Lag,
                Ranking::LeadBy(2),
            ])),
            Ty::Int4 if certain && self.random.chance(20) => Some(Ranking::Ntile(self.random.between(1, 4))),
            Ty::Int8 => Some(*self.random.pick(&[Ranking::Rank, Ranking::DenseRank])),
            _ if certain => {
                let by = self.random.between(0, 3);
                Some(*self.random.pick(&[
                    Ranking::Lag,
                    Ranking::Lead,
                    Ranking::First,
                    Ranking::Last,
                    Ranking::LagBy(by),
                    Ranking::LeadBy(by),
                    Ranking::Nth(by + 1),
                ]))
            }
            _ => None,
        };
        let function = match ranking.filter(|_| self.random.chance(60)) {
            Some(ranking) => {
                let counts = matches!(
                    ranking,
                    Ranking::RowNumber | Ranking::Rank | Ranking::DenseRank | Ranking::Ntile(_)
                );
                let argument = (!counts).then(|| Box::new(self.expr(ty, 1, inner)));
                Windowed::Ranking(ranking, argument)
            }
            None => {
                // The numbers of a window are summed up in their order, and so are only those that are exact.
                let aggregate = self.aggregate_of(ty, inner, false)?;
                Windowed::Aggregate(Box::new(aggregate))
            }
        };
        Some(Expr::Over(Box::new(Over { function, partition, order, frame, named: None })))
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

    /// A frame that holds certain rows.
    fn window_frame(&mut self, order: &[(Expr, Direction)], certain: bool) -> Option<WindowFrame> {
        let one_number = order.len() == 1 && self.ty(&order[0].0).is_integer();
        let unit = match self.random.below(3) {
            0 if certain => FrameUnit::Rows,
            1 if !order.is_empty() => FrameUnit::Groups,
            2 => FrameUnit::Range,
            _ => return None,
        };
        let (from, to) = match unit {
            // Only one number has something to be added to.
            FrameUnit::Range if !one_number => {
                let from = *self.random.pick(&[Bound::Start, Bound::Current]);
                (from, *self.random.pick(&[Bound::Current, Bound::End]))
            }
            _ => self.bounds(),
        };
        let exclusion = match self.random.chance(60) {
            true => Exclusion::Nothing,
            false => *self.random.pick(&[Exclusion::Current, Exclusion::Group, Exclusion::Ties]),
        };
        Some(WindowFrame { unit, from, to, exclusion })
    }

    fn bounds(&mut self) -> (Bound, Bound) {
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
