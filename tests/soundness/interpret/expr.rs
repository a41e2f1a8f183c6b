//! Expressions, with their truth values of three.

use rust_decimal::Decimal;

use super::super::value::Ty;
use super::text::{like, replace};
use super::*;

impl Interpreter<'_> {
    /// The value of an expression.
    pub(super) fn expr(&self, expr: &Expr, scope: &Scope<'_>) -> Computed<Value> {
        if scope.left_out.contains(expr) {
            return Ok(Value::Null);
        }
        if !scope.left_out.is_empty() && scope.kept.contains(expr) {
            return self.expr(expr, &Scope { left_out: &[], kept: &[], ..*scope });
        }
        Ok(match expr {
            Expr::Column(source, at) => scope.column(*source, *at),
            Expr::Value(_, value) => value.clone(),
            Expr::Wrong(text, _) => return Err(format!("a mistake: {text}")),
            Expr::Compare(comparison, left, right) => {
                let (left, right) = (self.expr(left, scope)?, self.expr(right, scope)?);
                Value::of(compare(*comparison, &left, &right))
            }
            Expr::Distinct(distinct, left, right) => {
                let same = self.expr(left, scope)?.same(&self.expr(right, scope)?);
                Value::Bool(same != *distinct)
            }
            Expr::And(left, right) => {
                Value::of(and(self.expr(left, scope)?.truth(), self.expr(right, scope)?.truth()))
            }
            Expr::Or(left, right) => {
                let (left, right) = (self.expr(left, scope)?.truth(), self.expr(right, scope)?.truth());
                Value::of(or(left, right))
            }
            Expr::Not(inner) => Value::of(self.expr(inner, scope)?.truth().map(|truth| !truth)),
            Expr::Test(test, inner) => Value::Bool(holds(*test, &self.expr(inner, scope)?)),
            Expr::Arithmetic(operator, left, right, ty) => {
                arithmetic(*operator, &self.expr(left, scope)?, &self.expr(right, scope)?, *ty)?
            }
            Expr::Between(negated, symmetric, three) => {
                let value = self.expr(&three[0], scope)?;
                let (low, high) = (self.expr(&three[1], scope)?, self.expr(&three[2], scope)?);
                let within = |low: &Value, high: &Value| {
                    and(
                        compare(Comparison::GreaterOrEqual, &value, low),
                        compare(Comparison::LessOrEqual, &value, high),
                    )
                };
                let mut truth = within(&low, &high);
                if *symmetric {
                    truth = or(truth, within(&high, &low));
                }
                Value::of(truth.map(|truth| truth != *negated))
            }
            Expr::Like(negated, any_case, inner, pattern) => match self.expr(inner, scope)? {
                Value::Text(text) => Value::Bool(like(&text, pattern, *any_case) != *negated),
                _ => Value::Null,
            },
            Expr::InList(negated, left, list) => {
                let left = self.expr(left, scope)?;
                Value::of(among(&left, list).map(|truth| truth != *negated))
            }
            Expr::InQuery(negated, left, query) => {
                let left = self.expr(left, scope)?;
                let rows: Vec<Value> = self.column_of(query, scope)?;
                Value::of(among(&left, &rows).map(|truth| truth != *negated))
            }
            Expr::Quantified(comparison, all, left, query) => {
                let left = self.expr(left, scope)?;
                let rows = self.column_of(query, scope)?;
                let truths = rows.iter().map(|row| compare(*comparison, &left, row));
                Value::of(if *all { truths.fold(Some(true), and) } else { truths.fold(Some(false), or) })
            }
            Expr::Exists(query) => Value::Bool(!self.query(&query.0, Some(scope))?.limited().is_empty()),
            Expr::Scalar(query) => match &self.column_of(query, scope)?[..] {
                [] => Value::Null,
                [value] => value.clone(),
                _ => return Err("a subquery with more than one row".to_owned()),
            },
            Expr::Case(branches, otherwise) => {
                for (condition, value) in branches {
                    if self.expr(condition, scope)?.truth() == Some(true) {
                        return self.expr(value, scope);
                    }
                }
                match otherwise {
                    Some(otherwise) => self.expr(otherwise, scope)?,
                    None => Value::Null,
                }
            }
            Expr::Choice(choice, left, right) => {
                let (left, right) = (self.expr(left, scope)?, self.expr(right, scope)?);
                choose(*choice, left, right)
            }
            Expr::Call(function, arguments) => {
                let arguments = arguments.iter().map(|argument| self.expr(argument, scope));
                call(*function, &arguments.collect::<Computed<Vec<_>>>()?)
            }
            Expr::Cast(ty, inner) => cast(*ty, self.expr(inner, scope)?),
            Expr::Aggregate(aggregate) => {
                let rows = scope.group.unwrap_or_default();
                let scopes = rows.iter().map(|row| Scope {
                    outer: scope.outer,
                    row,
                    group: None,
                    left_out: &[],
                    kept: &[],
                    window: None,
                });
                self.aggregate(aggregate, scopes)?
            }
            Expr::Over(over) => self.over(over, scope)?,
            Expr::Grouping(keys) => {
                let bits =
                    keys.iter().fold(0, |bits, key| bits * 2 + i64::from(scope.left_out.contains(key)));
                Value::Int(bits)
            }
        })
    }

    fn column_of(&self, query: &Subquery, scope: &Scope<'_>) -> Computed<Vec<Value>> {
        let rows = self.query(&query.0, Some(scope))?.limited();
        Ok(rows.into_iter().filter_map(|row| row.into_iter().next()).collect())
    }
}

/// AND: false if one is, else NULL if one is.
pub(super) fn and(left: Option<bool>, right: Option<bool>) -> Option<bool> {
    match (left, right) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}

/// OR: true if one is, else NULL if one is.
pub(super) fn or(left: Option<bool>, right: Option<bool>) -> Option<bool> {
    match (left, right) {
        (Some(true), _) | (_, Some(true)) => Some(true),
        (Some(false), Some(false)) => Some(false),
        _ => None,
    }
}

fn compare(comparison: Comparison, left: &Value, right: &Value) -> Option<bool> {
    if left.is_null() || right.is_null() {
        return None;
    }
    let order = left.order(right);
    Some(match comparison {
        Comparison::Equal => order.is_eq(),
        Comparison::NotEqual => order.is_ne(),
        Comparison::Less => order.is_lt(),
        Comparison::LessOrEqual => order.is_le(),
        Comparison::Greater => order.is_gt(),
        Comparison::GreaterOrEqual => order.is_ge(),
    })
}

fn among(left: &Value, list: &[Value]) -> Option<bool> {
    list.iter().map(|item| compare(Comparison::Equal, left, item)).fold(Some(false), or)
}

fn holds(test: Test, value: &Value) -> bool {
    match test {
        Test::Null => value.is_null(),
        Test::NotNull => !value.is_null(),
        Test::True => value.truth() == Some(true),
        Test::NotTrue => value.truth() != Some(true),
        Test::False => value.truth() == Some(false),
        Test::NotFalse => value.truth() != Some(false),
        Test::Unknown => value.truth().is_none(),
        Test::NotUnknown => value.truth().is_some(),
    }
}

fn choose(choice: Choice, left: Value, right: Value) -> Value {
    match choice {
        Choice::Coalesce if left.is_null() => right,
        Choice::Coalesce => left,
        Choice::Nullif if compare(Comparison::Equal, &left, &right) == Some(true) => Value::Null,
        Choice::Nullif => left,
        Choice::Greatest | Choice::Least => match (left.is_null(), right.is_null()) {
            (true, _) => right,
            (_, true) => left,
            _ if left.order(&right).is_lt() == (choice == Choice::Greatest) => right,
            _ => left,
        },
    }
}

fn arithmetic(operator: Arithmetic, left: &Value, right: &Value, ty: Ty) -> Computed<Value> {
    if left.is_null() || right.is_null() {
        return Ok(Value::Null);
    }
    let range = |number: i64| {
        let fits = match ty {
            Ty::Int2 => i16::try_from(number).is_ok(),
            Ty::Int4 => i32::try_from(number).is_ok(),
            _ => true,
        };
        if fits { Ok(Value::Int(number)) } else { Err(format!("{number} is out of range")) }
    };
    let out_of_range = || "a number is out of range".to_owned();
    match (left, right, ty) {
        (Value::Date(left), Value::Date(right), _) => {
            let days = left.since(*right).map_err(|error| error.to_string())?.get_days();
            Ok(Value::Int(i64::from(days)))
        }
        (Value::Date(date), Value::Int(days), _) => {
            let days = if operator == Arithmetic::Minus { -days } else { *days };
            let moved = date.checked_add(jiff::Span::new().days(days));
            moved.map(Value::Date).map_err(|error| error.to_string())
        }
        (Value::Days(left), Value::Days(right), _) => {
            let right = if operator == Arithmetic::Minus { -right } else { *right };
            Ok(Value::Days(left + right))
        }
        (Value::Float(left), Value::Float(right), _) => Ok(Value::Float(match operator {
            Arithmetic::Plus => left + right,
            Arithmetic::Minus => left - right,
            Arithmetic::Times => left * right,
            _ => left / right,
        })),
        (Value::Int(left), Value::Int(right), Ty::Int2 | Ty::Int4 | Ty::Int8) => {
            let number = match operator {
                Arithmetic::Plus => left.checked_add(*right),
                Arithmetic::Minus => left.checked_sub(*right),
                Arithmetic::Times => left.checked_mul(*right),
                Arithmetic::DividedBy => left.checked_div(*right),
                Arithmetic::Modulo => left.checked_rem(*right),
            };
            range(number.ok_or_else(out_of_range)?)
        }
        _ => {
            let (left, right) = (left.number(), right.number());
            let number = match operator {
                Arithmetic::Plus => left.checked_add(right),
                Arithmetic::Minus => left.checked_sub(right),
                Arithmetic::Times => left.checked_mul(right),
                Arithmetic::DividedBy => return divide(left, right).map(Value::Number),
                Arithmetic::Modulo => left.checked_rem(right),
            };
            number.map(Value::Number).ok_or_else(out_of_range)
        }
    }
}

/// The quotient of two numerics, to as many digits as the server gives: at least 16 significant ones, where it estimates the
/// weight of the quotient by digits to the base 10000, and never fewer than either side has behind the point.
pub(super) fn divide(left: Decimal, right: Decimal) -> Computed<Decimal> {
    /// The weight and the value of the first digit to the base 10000.
    fn first_digit(number: Decimal) -> (i64, i64) {
        let base = Decimal::from(10_000);
        let mut number = number.abs();
        let mut weight = 0;
        if number.is_zero() {
            return (0, 0);
        }
        while number >= base {
            number /= base;
            weight += 1;
        }
        while number < Decimal::ONE {
            number *= base;
            weight -= 1;
        }
        (weight, number.trunc().try_into().unwrap_or(0))
    }
    let ((left_weight, left_digit), (right_weight, right_digit)) = (first_digit(left), first_digit(right));
    let weight = left_weight - right_weight - i64::from(left_digit <= right_digit);
    let scale = (16 - weight * 4).max(i64::from(left.scale())).max(i64::from(right.scale()));
    let quotient = left.checked_div(right).ok_or_else(|| "a division by zero".to_owned())?;
    let away = rust_decimal::RoundingStrategy::MidpointAwayFromZero;
    Ok(quotient.round_dp_with_strategy(scale.clamp(0, 28) as u32, away))
}

fn call(function: Function, arguments: &[Value]) -> Value {
    // An array put to NULL is the array.
    match arguments {
        [Value::Null, list] | [list, Value::Null] if function == Function::Join => return list.clone(),
        _ if arguments.iter().any(Value::is_null) => return Value::Null,
        _ => {}
    }
    let first = &arguments[0];
    let text = |at: usize| arguments[at].text();
    let int = |at: usize| if let Value::Int(number) = arguments[at] { number } else { 0 };
    let list = |at: usize| if let Value::List(items) = &arguments[at] { &items[..] } else { &[] };
    let bounds = |at: usize| range(arguments[at].text());
    let has = |at: usize, item: &Value| list(at).iter().any(|other| other.same(item));
    match function {
        Function::Lower => Value::Text(text(0).to_ascii_lowercase()),
        Function::Upper => Value::Text(text(0).to_ascii_uppercase()),
        Function::Length => Value::Int(text(0).chars().count() as i64),
        Function::Concat => Value::Text(format!("{}{}", text(0), text(1))),
        Function::Reverse => Value::Text(text(0).chars().rev().collect()),
        Function::Replace => Value::Text(replace(text(0), text(1), text(2))),
        Function::Strpos => {
            let before = text(0).find(text(1)).map(|at| text(0)[..at].chars().count() as i64 + 1);
            Value::Int(before.unwrap_or(0))
        }
        Function::Left => Value::Text(text(0).chars().take(int(1).max(0) as usize).collect()),
        Function::Abs => match first {
            Value::Int(number) => Value::Int(number.abs()),
            Value::Float(number) => Value::Float(number.abs()),
            other => Value::Number(other.number().abs()),
        },
        Function::Negate => match first {
            Value::Int(number) => Value::Int(-number),
            Value::Float(number) => Value::Float(-number),
            other => Value::Number(-other.number()),
        },
        Function::Cardinality => Value::Int(list(0).len() as i64),
        Function::Includes => Value::Bool(list(1).iter().all(|item| has(0, item))),
        Function::Overlaps => Value::Bool(list(1).iter().any(|item| has(0, item))),
        Function::Join => Value::List([list(0), list(1)].concat()),
        Function::RangeLower => Value::Int(bounds(0).0),
        Function::RangeUpper => Value::Int(bounds(0).1),
        Function::RangeIncludes => Value::Bool((bounds(0).0..bounds(0).1).contains(&int(1))),
        Function::RangeOverlaps => {
            let ((one, end), (other, other_end)) = (bounds(0), bounds(1));
            Value::Bool(one < other_end && other < end)
        }
        Function::Subscript => {
            let at = usize::try_from(int(1) - 1).ok();
            at.and_then(|at| list(0).get(at)).cloned().unwrap_or(Value::Null)
        }
    }
}

/// The lower bound, and the upper one, which is left out.
fn range(text: &str) -> (i64, i64) {
    let mut bounds = text.trim_matches(['[', ')']).split(',').map(|bound| bound.parse().unwrap_or(0));
    (bounds.next().unwrap_or(0), bounds.next().unwrap_or(0))
}

fn cast(ty: Ty, value: Value) -> Value {
    match (ty, value) {
        (Ty::Numeric, Value::Int(number)) => Value::Number(Decimal::from(number)),
        (Ty::Float8, Value::Int(number)) => Value::Float(number as f64),
        (Ty::Text, Value::Int(number)) => Value::Text(number.to_string()),
        (Ty::Text, Value::Bool(truth)) => Value::Text(truth.to_string()),
        (_, value) => value,
    }
}
