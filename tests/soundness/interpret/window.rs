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
        let starts = |other: usize| {
            other > 0 && compare_keys(&partition[other - 1].1, &partition[other].1, &directions).is_ne()
        };
        let group = |other: usize| (1..=other).filter(|other| starts(*other)).count() as i64;
        // Without a frame it goes from the start to the last row that ORDER BY does not tell from this one.
        let frame: Vec<usize> = match over.frame {
            None => (0..=last).filter(|other| *other <= place || peers(*other)).collect(),
            Some(frame) => {
                // How far a row is from this one, in the direction of the order; RANGE with an offset has one key.
                let distance = |other: usize| match frame.unit {
                    FrameUnit::Rows => other as i64 - place as i64,
                    FrameUnit::Groups => group(other) - group(place),
                    FrameUnit::Range => match (&partition[other].1[..], &partition[place].1[..]) {
                        ([Value::Int(other)], [Value::Int(own)]) => {
                            if directions[0].descending {
                                own - other
                            } else {
                                other - own
                            }
                        }
                        _ if peers(other) => 0,
                        // NULL is beyond every offset, on its side of the order.
                        _ if other < place => i64::MIN,
                        _ => i64::MAX,
                    },
                };
                let within = |other: &usize| {
                    let after = match frame.from {
                        Bound::Start => true,
                        Bound::Preceding(offset) => distance(*other) >= -offset,
                        Bound::Current => distance(*other) >= 0,
                        Bound::Following(offset) => distance(*other) >= offset,
                        Bound::End => false,
                    };
                    let before = match frame.to {
                        Bound::Start => false,
                        Bound::Preceding(offset) => distance(*other) <= -offset,
                        Bound::Current => distance(*other) <= 0,
                        Bound::Following(offset) => distance(*other) <= offset,
                        Bound::End => true,
                    };
                    let left = match frame.exclusion {
                        Exclusion::Nothing => false,
                        Exclusion::Current => *other == place,
                        Exclusion::Group => peers(*other),
                        Exclusion::Ties => peers(*other) && *other != place,
                    };
                    // Where this row's key is NULL, an offset reaches the others that are, and no more.
                    let nulls = frame.unit == FrameUnit::Range
                        && partition[place].1.first().is_some_and(Value::is_null)
                        && peers(*other);
                    (nulls || after && before) && !left
                };
                (0..=last).filter(within).collect()
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
                Ranking::DenseRank => Ok(Value::Int(group(place) + 1)),
                Ranking::Ntile(parts) => {
                    // The first parts have one row more where they cannot have as many each.
                    let (rows, parts, place) = (partition.len() as i64, *parts, place as i64);
                    let (each, longer) = (rows / parts, rows % parts);
                    let in_longer = longer * (each + 1);
                    let part = if place < in_longer {
                        place / (each + 1)
                    } else {
                        longer + (place - in_longer) / each.max(1)
                    };
                    Ok(Value::Int(part + 1))
                }
                Ranking::LagBy(rows) => argument(place.checked_sub(*rows as usize), of),
                Ranking::LeadBy(rows) => {
                    let other = place + *rows as usize;
                    argument((other <= last).then_some(other), of)
                }
                Ranking::Nth(number) => argument(frame.get(*number as usize - 1).copied(), of),
                Ranking::Lag => argument(place.checked_sub(1), of),
                Ranking::Lead => argument((place < last).then_some(place + 1), of),
                Ranking::First => argument(frame.first().copied(), of),
                Ranking::Last => argument(frame.last().copied(), of),
            },
        }
    }
}
