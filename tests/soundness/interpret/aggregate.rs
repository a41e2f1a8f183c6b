//! Aggregates over the rows of a group or of a frame.

use rust_decimal::Decimal;

use super::super::value::Ty;
use super::expr::{and, divide, or};
use super::*;
use crate::soundness::typing::Place;

impl Interpreter<'_> {
    /// The aggregate of these rows.
    pub(super) fn aggregate<'s>(
        &self,
        aggregate: &Aggregate,
        rows: impl IntoIterator<Item = Scope<'s>>,
    ) -> Computed<Value> {
        let mut count = 0;
        let mut rows_of_values: Vec<(Value, Vec<Value>)> = Vec::new();
        for scope in rows {
            if let Some(filter) = &aggregate.filter
                && self.expr(filter, &scope)?.truth() != Some(true)
            {
                continue;
            }
            count += 1;
            if let Some(argument) = &aggregate.argument {
                let keys = aggregate.order.iter().map(|(by, _)| self.expr(by, &scope));
                rows_of_values.push((self.expr(argument, &scope)?, keys.collect::<Computed<_>>()?));
            }
        }
        if aggregate.distinct {
            let mut different: Vec<(Value, Vec<Value>)> = Vec::new();
            for row in rows_of_values {
                if !different.iter().any(|(other, _)| other.same(&row.0)) {
                    different.push(row);
                }
            }
            rows_of_values = different;
        }
        let directions: Vec<Direction> = aggregate.order.iter().map(|(_, direction)| *direction).collect();
        rows_of_values.sort_by(|(_, left), (_, right)| compare_keys(left, right, &directions));
        let mut values: Vec<Value> = rows_of_values.into_iter().map(|(value, _)| value).collect();
        // Every aggregate but `count(*)` passes NULL over.
        values.retain(|value| !value.is_null());
        let place = Place { sources: self.sources, empty_group: true, left_out: &[] };
        let ty = aggregate.argument.as_ref().map(|argument| place.ty(argument));
        Ok(match aggregate.function {
            Aggregator::CountRows => Value::Int(count),
            Aggregator::Count => Value::Int(values.len() as i64),
            Aggregator::CountDistinct => {
                let rows = values.into_iter().map(|value| vec![value]).collect();
                Value::Int(without_duplicates(rows).len() as i64)
            }
            _ if values.is_empty() => Value::Null,
            Aggregator::Sum => sum(ty.unwrap_or(Ty::Int4), &values),
            Aggregator::Average => average(ty.unwrap_or(Ty::Int4), &values)?,
            Aggregator::Min => extreme(values, |order| order.is_lt()),
            Aggregator::Max => extreme(values, |order| order.is_gt()),
            Aggregator::BoolAnd => Value::of(values.iter().map(Value::truth).fold(Some(true), and)),
            Aggregator::ArrayAgg => Value::List(values),
            Aggregator::StringAgg => {
                Value::Text(values.iter().map(Value::text).collect::<Vec<_>>().join(";"))
            }
            Aggregator::BoolOr => Value::of(values.iter().map(Value::truth).fold(Some(false), or)),
        })
    }
}

fn floats(values: &[Value]) -> f64 {
    values.iter().map(|value| if let Value::Float(number) = value { *number } else { 0.0 }).sum()
}

fn sum(ty: Ty, values: &[Value]) -> Value {
    let total: Decimal = values.iter().map(Value::number).sum();
    match ty {
        Ty::Float8 => Value::Float(floats(values)),
        Ty::Interval => {
            let days = values.iter().map(|value| if let Value::Days(days) = value { *days } else { 0 });
            Value::Days(days.sum())
        }
        Ty::Int2 | Ty::Int4 => Value::Int(total.try_into().unwrap_or(0)),
        _ => Value::Number(total),
    }
}

fn average(ty: Ty, values: &[Value]) -> Computed<Value> {
    if ty == Ty::Float8 {
        return Ok(Value::Float(floats(values) / values.len() as f64));
    }
    let total: Decimal = values.iter().map(Value::number).sum();
    divide(total, Decimal::from(values.len())).map(Value::Number)
}

fn extreme(values: Vec<Value>, better: impl Fn(Ordering) -> bool) -> Value {
    let best = values.into_iter().reduce(|best, value| if better(value.order(&best)) { value } else { best });
    best.unwrap_or(Value::Null)
}
