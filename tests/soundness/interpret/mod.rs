//! The naive interpreter: what SQL means, written out plainly over lists of rows.
//!
//! No index, no planner, no laziness: FROM is a nested loop, a group is a list of rows, a window function looks at every row.

mod aggregate;
mod expr;
mod from;
mod select;
mod text;
mod window;
mod write;

use std::cmp::Ordering;

use super::ast::*;
use super::data::Data;
use super::facts::FACTS;
use super::value::Value;

/// What cannot be computed: a number out of range, a division by zero. The generator takes care that there is none.
pub type Computed<T> = Result<T, String>;

/// A row of FROM: each table reference with its values, or with none where an outer join found no row.
pub type Row = Vec<(SourceId, Option<Vec<Value>>)>;

/// The rows of a query.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// The rows in their order, before LIMIT and OFFSET, each with the values that ORDER BY compares.
    pub rows: Vec<(Vec<Value>, Vec<Value>)>,
    /// The directions of ORDER BY.
    pub order: Vec<Direction>,
    /// OFFSET
    pub offset: usize,
    /// LIMIT
    pub limit: Option<usize>,
}

impl Answer {
    /// The rows behind LIMIT and OFFSET.
    pub fn limited(self) -> Vec<Vec<Value>> {
        let limit = self.limit.unwrap_or(usize::MAX);
        self.rows.into_iter().skip(self.offset).take(limit).map(|(row, _)| row).collect()
    }

    fn sort(&mut self) {
        let order = self.order.clone();
        self.rows.sort_by(|(_, left), (_, right)| compare_keys(left, right, &order));
    }
}

/// The order of two rows by the values that ORDER BY compares.
pub fn compare_keys(left: &[Value], right: &[Value], order: &[Direction]) -> Ordering {
    let keys = left.iter().zip(right).zip(order);
    keys.map(|((left, right), direction)| {
        let nulls = if direction.nulls_first { Ordering::Less } else { Ordering::Greater };
        match (left.is_null(), right.is_null()) {
            (true, true) => Ordering::Equal,
            (true, false) => nulls,
            (false, true) => nulls.reverse(),
            (false, false) if direction.descending => left.order(right).reverse(),
            (false, false) => left.order(right),
        }
    })
    .find(|order| order.is_ne())
    .unwrap_or(Ordering::Equal)
}

/// What a program's queries are computed from.
#[derive(Clone, Debug)]
pub struct Interpreter<'p> {
    sources: &'p [Source],
    data: &'p Data,
    ctes: Vec<Vec<Vec<Value>>>,
}

/// Where an expression is computed: a row, the group that it stands for, and the rows of the query around.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'s> {
    outer: Option<&'s Scope<'s>>,
    row: &'s Row,
    /// The rows of the group, where the query is grouped.
    group: Option<&'s [Row]>,
    /// The expressions that its grouping set leaves out.
    left_out: &'s [Expr],
    /// Those that it has: each is computed from the rows, also where a column in it is left out by itself.
    kept: &'s [Expr],
    /// All rows or groups of the query and the place of this one, for window functions.
    window: Option<(&'s [Unit], usize)>,
}

/// A row of a query before its select list is computed: a row of FROM, or a group.
#[derive(Clone, Debug)]
pub struct Unit {
    row: Row,
    group: Option<Vec<Row>>,
    left_out: Vec<Expr>,
    kept: Vec<Expr>,
}

impl<'s> Scope<'s> {
    fn of(unit: &'s Unit, outer: Option<&'s Scope<'s>>) -> Self {
        Scope {
            outer,
            row: &unit.row,
            group: unit.group.as_deref(),
            left_out: &unit.left_out,
            kept: &unit.kept,
            window: None,
        }
    }

    fn column(&self, source: SourceId, at: usize) -> Value {
        match self.row.iter().find(|(id, _)| *id == source) {
            Some((_, values)) => values.as_ref().map_or(Value::Null, |values| values[at].clone()),
            None => self.outer.map_or(Value::Null, |outer| outer.column(source, at)),
        }
    }
}

impl<'p> Interpreter<'p> {
    /// The rows of a program that reads.
    pub fn answer(program: &'p Program, data: &'p Data, query: &Query) -> Computed<Answer> {
        Interpreter::of(program, data)?.query(query, None)
    }

    /// The rows that a program that writes gives back.
    pub fn written(program: &'p Program, data: &'p Data, write: &Write) -> Computed<Answer> {
        let rows = Interpreter::of(program, data)?.write(write)?;
        Ok(Answer { rows: rows.into_iter().map(|row| (row, Vec::new())).collect(), ..Answer::default() })
    }

    /// With the tables of the WITH clause computed, each from those before it.
    fn of(program: &'p Program, data: &'p Data) -> Computed<Self> {
        let mut interpreter = Interpreter { sources: &program.sources, data, ctes: Vec::new() };
        for cte in &program.ctes {
            let rows = match &cte.body {
                CteBody::Query(query, _) => interpreter.query(query, None)?.limited(),
                CteBody::Write(write) => interpreter.write(write)?,
                CteBody::Recursive(base, step, all) => interpreter.recursive(base, step, *all)?,
            };
            interpreter.ctes.push(rows);
        }
        Ok(interpreter)
    }

    /// The recursive term sees the rows of the step before, until there are none.
    fn recursive(&self, base: &Query, step: &Query, all: bool) -> Computed<Vec<Vec<Value>>> {
        let mut working = self.query(base, None)?.limited();
        if !all {
            working = without_duplicates(working);
        }
        let mut rows = working.clone();
        while !working.is_empty() {
            let mut inner = self.clone();
            inner.ctes.push(working);
            working = inner.query(step, None)?.limited();
            if !all {
                working = without_duplicates(working);
                working.retain(|row| !rows.iter().any(|other| same_row(row, other)));
            }
            rows.extend(working.iter().cloned());
        }
        Ok(rows)
    }

    fn query(&self, query: &Query, outer: Option<&Scope<'_>>) -> Computed<Answer> {
        match query {
            Query::Select(select) => self.select(select, outer),
            Query::Set(set) => self.set(set, outer),
        }
    }

    fn set(&self, set: &SetQuery, outer: Option<&Scope<'_>>) -> Computed<Answer> {
        let left = self.query(&set.left, outer)?.limited();
        let mut right = self.query(&set.right, outer)?.limited();
        let mut rows: Vec<Vec<Value>> = Vec::new();
        match set.operation {
            SetOperation::Union => {
                rows = left;
                rows.append(&mut right);
            }
            // Each row of the right takes away one of the left, or all that are the same where duplicates do not count.
            SetOperation::Intersect | SetOperation::Except => {
                let wanted = set.operation == SetOperation::Intersect;
                for row in left {
                    let partner = right.iter().position(|other| same_row(&row, other));
                    if let (Some(at), true) = (partner, set.all) {
                        right.remove(at);
                    }
                    if partner.is_some() == wanted {
                        rows.push(row);
                    }
                }
            }
        }
        if !set.all {
            rows = without_duplicates(rows);
        }
        let key = |row: &Vec<Value>| set.order.iter().map(|(at, _)| row[*at].clone()).collect();
        let mut answer = Answer {
            rows: rows.into_iter().map(|row| (row.clone(), key(&row))).collect(),
            order: set.order.iter().map(|(_, direction)| *direction).collect(),
            offset: 0,
            limit: set.limit.map(|limit| limit as usize),
        };
        answer.sort();
        Ok(answer)
    }
}

/// Are two rows the same for DISTINCT?
pub fn same_row(left: &[Value], right: &[Value]) -> bool {
    left.iter().zip(right).all(|(left, right)| left.same(right))
}

fn without_duplicates(rows: Vec<Vec<Value>>) -> Vec<Vec<Value>> {
    let mut different: Vec<Vec<Value>> = Vec::new();
    for row in rows {
        if !different.iter().any(|other| same_row(other, &row)) {
            different.push(row);
        }
    }
    different
}
