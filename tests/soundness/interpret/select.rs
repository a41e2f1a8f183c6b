//! SELECT, clause by clause in the order in which SQL computes them.

use super::*;

impl Interpreter<'_> {
    pub(super) fn select(&self, select: &Select, outer: Option<&Scope<'_>>) -> Computed<Answer> {
        let mut rows = Vec::new();
        for row in self.from(&select.from, outer)? {
            let scope = Scope { outer, row: &row, group: None, left_out: &[], kept: &[], window: None };
            let mut holds = true;
            for filter in &select.filters {
                holds = holds && self.expr(filter, &scope)?.truth() == Some(true);
            }
            if holds {
                rows.push(row);
            }
        }
        let mut units: Vec<Unit> = if select.is_grouped() {
            self.groups(select, rows, outer)?
        } else {
            rows.into_iter()
                .map(|row| Unit { row, group: None, left_out: Vec::new(), kept: Vec::new() })
                .collect()
        };
        if let Some(having) = &select.having {
            let mut left = Vec::new();
            for unit in units {
                if self.expr(having, &Scope::of(&unit, outer))?.truth() == Some(true) {
                    left.push(unit);
                }
            }
            units = left;
        }
        let mut answer = Answer {
            rows: Vec::new(),
            order: select.order.iter().map(|(_, direction)| *direction).collect(),
            offset: select.offset.unwrap_or(0) as usize,
            limit: select.limit.map(|limit| limit as usize),
        };
        let mut on = Vec::new();
        for at in 0..units.len() {
            let scope = Scope { window: Some((&units, at)), ..Scope::of(&units[at], outer) };
            let row = match &select.list {
                Some(list) => {
                    list.iter().map(|expr| self.expr(expr, &scope)).collect::<Computed<Vec<_>>>()?
                }
                None => whole_row(&units[at].row),
            };
            let mut row = row;
            for extra in &select.extras {
                row.extend(self.extra(extra, &scope)?);
            }
            let mut keys = Vec::new();
            for (by, _) in &select.order {
                keys.push(match by {
                    OrderBy::Expr(expr) => self.expr(expr, &scope)?,
                    OrderBy::Output(place) => row[*place].clone(),
                });
            }
            if let Distinct::On(exprs) = &select.distinct {
                on.push(exprs.iter().map(|expr| self.expr(expr, &scope)).collect::<Computed<Vec<_>>>()?);
            }
            answer.rows.push((row, keys));
        }
        match &select.distinct {
            Distinct::No => answer.sort(),
            Distinct::Rows => {
                let mut different: Vec<(Vec<Value>, Vec<Value>)> = Vec::new();
                for (row, keys) in std::mem::take(&mut answer.rows) {
                    if !different.iter().any(|(other, _)| same_row(other, &row)) {
                        different.push((row, keys));
                    }
                }
                answer.rows = different;
                answer.sort();
            }
            Distinct::On(_) => {
                // The first of its kind in the order: the keys of DISTINCT ON travel beside those of ORDER BY.
                let mut rows: Vec<_> = std::mem::take(&mut answer.rows).into_iter().zip(on).collect();
                rows.sort_by(|((_, left), _), ((_, right), _)| compare_keys(left, right, &answer.order));
                let mut seen: Vec<Vec<Value>> = Vec::new();
                for (row, kind) in rows {
                    if !seen.iter().any(|other| same_row(other, &kind)) {
                        seen.push(kind);
                        answer.rows.push(row);
                    }
                }
            }
        }
        if let (true, Some(limit @ 1..)) = (select.ties, answer.limit) {
            let mut end = answer.offset + limit;
            let rows = &answer.rows;
            while end < rows.len() && compare_keys(&rows[end - 1].1, &rows[end].1, &answer.order).is_eq() {
                end += 1;
            }
            answer.limit = Some(end - answer.offset);
        }
        Ok(answer)
    }

    /// The values of what is no expression: as many as the row of a query has, or one for whole rows and lists of rows.
    fn extra(&self, extra: &Extra, scope: &Scope<'_>) -> Computed<Vec<Value>> {
        Ok(match extra {
            Extra::Whole(source) => {
                let values =
                    scope.row.iter().find(|(id, _)| id == source).and_then(|(_, values)| values.clone());
                vec![values.map_or(Value::Null, Value::List)]
            }
            Extra::Many(query) => {
                let rows = self.query(query, Some(scope))?.limited();
                vec![Value::List(rows.into_iter().flatten().collect())]
            }
            Extra::One(query) => {
                let mut rows = self.query(query, Some(scope))?.limited();
                rows.pop().unwrap_or_else(|| vec![Value::Null])
            }
        })
    }

    fn groups(&self, select: &Select, rows: Vec<Row>, outer: Option<&Scope<'_>>) -> Computed<Vec<Unit>> {
        let mut units = Vec::new();
        for set in grouping_sets(select) {
            let left_out: Vec<Expr> =
                select.left_out().into_iter().filter(|key| !set.contains(key)).collect();
            if set.is_empty() {
                // All rows are one group, which is there without a row as well.
                let row = rows.first().cloned().unwrap_or_default();
                units.push(Unit { row, group: Some(rows.clone()), left_out, kept: set });
                continue;
            }
            let mut groups: Vec<(Vec<Value>, Vec<Row>)> = Vec::new();
            for row in &rows {
                let scope = Scope { outer, row, group: None, left_out: &[], kept: &[], window: None };
                let key = set.iter().map(|expr| self.expr(expr, &scope));
                let key = key.collect::<Computed<Vec<_>>>()?;
                match groups.iter_mut().find(|(other, _)| same_row(other, &key)) {
                    Some((_, rows)) => rows.push(row.clone()),
                    None => groups.push((key, vec![row.clone()])),
                }
            }
            units.extend(groups.into_iter().map(|(_, rows)| Unit {
                row: rows[0].clone(),
                group: Some(rows),
                left_out: left_out.clone(),
                kept: set.clone(),
            }));
        }
        Ok(units)
    }
}

/// The lists of keys by which a query is grouped, one after the other, each beside the keys of GROUP BY.
fn grouping_sets(select: &Select) -> Vec<Vec<Expr>> {
    let Some((sets, keys)) = &select.sets else { return vec![select.group.clone()] };
    let beside = |set: Vec<usize>| {
        let chosen = set.into_iter().map(|at| keys[at].clone());
        select.group.iter().cloned().chain(chosen).collect()
    };
    sets.of(keys.len()).into_iter().map(beside).collect()
}

/// The natural row: one for each table, none where an outer join found none.
fn whole_row(row: &Row) -> Vec<Value> {
    row.iter().map(|(_, values)| values.clone().map_or(Value::Null, Value::List)).collect()
}
