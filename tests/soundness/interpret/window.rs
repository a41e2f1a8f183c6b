//! Window functions: each looks at all rows of its partition.

use super::*;

impl Interpreter<'_> {
    /// The value of a window function for the row of this scope.
    pub(super) fn over(&self, over: &Over, scope: &Scope<'_>) -> Computed<Value> {
        let Some((units, at)) = scope.window else {
            return Err("a window function where there is none".to_owned());
        };
        let scopes: Vec<Scope<'_>> = units.iter().map(|unit| Scope::of(unit, scope.outer)).collect();
        let values = |list: &[Expr], at: usize| -> Computed<Vec<Value>> {
            list.iter().map(|expr| self.expr(expr, &scopes[at])).collect()
        };
        let own = values(&over.partition, at)?;
        let directions: Vec<Direction> = over.order.iter().map(|(_, direction)| *direction).collect();
        let by: Vec<Expr> = over.order.iter().map(|(by, _)| by.clone()).collect();
        let mut partition = Vec::new();
        for other in 0..units.len() {
            if same_row(&own, &values(&over.partition, other)?) {
                partition.push((other, values(&by, other)?));
            }
        }
        partition.sort_by(|(_, left), (_, right)| compare_keys(left, right, &directions));
        let place = partition.iter().position(|(other, _)| *other == at).unwrap_or_default();
        let peers =
            |other: usize| compare_keys(&partition[other].1, &partition[place].1, &directions).is_eq();
        let last = partition.len() - 1;
        // Without a frame it goes from the start to the last row that ORDER BY does not tell from this one.
        let frame: Vec<usize> = match over.rows {
            None => (0..=last).filter(|other| *other <= place || peers(*other)).collect(),
            Some((from, to)) => {
                let bound = |bound: Bound| match bound {
                    Bound::Start => 0,
                    Bound::Preceding(rows) => place as i64 - rows,
                    Bound::Current => place as i64,
                    Bound::Following(rows) => place as i64 + rows,
                    Bound::End => last as i64,
                };
                (bound(from).max(0)..=bound(to).min(last as i64)).map(|other| other as usize).collect()
            }
        };
        let argument = |at: Option<usize>, argument: &Option<Box<Expr>>| match (at, argument) {
            (Some(at), Some(argument)) => self.expr(argument, &scopes[partition[at].0]),
            _ => Ok(Value::Null),
        };
        match &over.function {
            Windowed::Aggregate(aggregate) => {
                self.aggregate(aggregate, frame.iter().map(|other| scopes[partition[*other].0]))
            }
            Windowed::Ranking(ranking, of) => match ranking {
                Ranking::RowNumber => Ok(Value::Int(place as i64 + 1)),
                Ranking::Rank => {
                    let first = (0..=last).find(|other| peers(*other)).unwrap_or_default();
                    Ok(Value::Int(first as i64 + 1))
                }
                Ranking::DenseRank => {
                    let starts = (1..=place).filter(|other| {
                        compare_keys(&partition[other - 1].1, &partition[*other].1, &directions).is_ne()
                    });
                    Ok(Value::Int(starts.count() as i64 + 1))
                }
                Ranking::Lag => argument(place.checked_sub(1), of),
                Ranking::Lead => argument((place < last).then_some(place + 1), of),
                Ranking::First => argument(frame.first().copied(), of),
                Ranking::Last => argument(frame.last().copied(), of),
            },
        }
    }
}
