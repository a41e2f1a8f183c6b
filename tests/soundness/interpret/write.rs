//! Statements that write: what RETURNING gives, or the table behind a MERGE. Every part sees the rows as they were before.

use super::*;

impl Interpreter<'_> {
    pub(super) fn write(&self, write: &Write) -> Computed<Vec<Vec<Value>>> {
        let rows = match write {
            Write::Insert(insert) => self.insert(insert)?,
            Write::Update(update) => {
                let mut rows = Vec::new();
                for row in self.chosen(update.source, update.beside.as_ref(), update.filter.as_ref())? {
                    let changed = self.changed(&update.assignments, update.source, &row)?;
                    rows.push(with_values(row, update.source, changed));
                }
                rows
            }
            Write::Delete(delete) => {
                self.chosen(delete.source, delete.beside.as_ref(), delete.filter.as_ref())?
            }
            Write::Merge(merge) => return self.merge(merge),
        };
        let returning = write.returning();
        rows.iter().map(|row| returning.iter().map(|expr| self.expr(expr, &alone(row))).collect()).collect()
    }

    fn table(&self, source: SourceId) -> &[Vec<Value>] {
        match &self.sources[source].kind {
            SourceKind::Table(table) => self.data.rows(*table),
            _ => &[],
        }
    }

    fn holds(&self, condition: Option<&Expr>, row: &Row) -> Computed<bool> {
        match condition {
            Some(condition) => Ok(self.expr(condition, &alone(row))?.truth() == Some(true)),
            None => Ok(true),
        }
    }

    /// The rows of the target, each with the first of the rows beside it that goes with it.
    fn chosen(&self, source: SourceId, beside: Option<&From>, filter: Option<&Expr>) -> Computed<Vec<Row>> {
        let others = match beside {
            Some(from) => self.from(from, None)?,
            None => vec![Vec::new()],
        };
        let mut rows = Vec::new();
        for values in self.table(source) {
            for other in &others {
                let mut row = vec![(source, Some(values.clone()))];
                row.extend(other.iter().cloned());
                if self.holds(filter, &row)? {
                    rows.push(row);
                    break;
                }
            }
        }
        Ok(rows)
    }

    fn changed(&self, assignments: &Assignments, source: SourceId, row: &Row) -> Computed<Vec<Value>> {
        let values = row.iter().find(|(id, _)| *id == source).and_then(|(_, values)| values.clone());
        let mut changed = values.unwrap_or_default();
        for (at, value) in assignments {
            changed[*at] = self.expr(value, &alone(row))?;
        }
        Ok(changed)
    }

    fn insert(&self, insert: &Insert) -> Computed<Vec<Row>> {
        let nothing = Row::new();
        let given: Vec<Vec<Value>> = match &insert.rows {
            Rows::Values(rows) => rows
                .iter()
                .map(|row| row.iter().map(|expr| self.expr(expr, &alone(&nothing))).collect())
                .collect::<Computed<_>>()?,
            Rows::Query(query) => self.query(query, None)?.limited(),
        };
        let width = self.sources[insert.source].fields.len();
        let mut rows = Vec::new();
        for given in given {
            let mut values = vec![Value::Null; width];
            for (at, value) in insert.columns.iter().zip(given) {
                values[*at] = value;
            }
            let own = vec![(insert.source, Some(values.clone()))];
            let Some(conflict) = &insert.conflict else {
                rows.push(own);
                continue;
            };
            let keys = match &conflict.key[..] {
                [] => self.keys_of(insert.source),
                key => vec![key.to_vec()],
            };
            let met = self
                .table(insert.source)
                .iter()
                .find(|there| keys.iter().any(|key| key.iter().all(|at| there[*at].same(&values[*at]))));
            match (met, &conflict.update) {
                (None, _) => rows.push(own),
                (Some(_), None) => {}
                (Some(there), Some((assignments, filter))) => {
                    let row = vec![(insert.source, Some(there.clone())), (conflict.excluded, Some(values))];
                    if self.holds(filter.as_ref(), &row)? {
                        let changed = self.changed(assignments, insert.source, &row)?;
                        rows.push(with_values(row, insert.source, changed));
                    }
                }
            }
        }
        Ok(rows)
    }

    /// The keys of a table: the primary one, and `handle`.
    fn keys_of(&self, source: SourceId) -> Vec<Vec<usize>> {
        let SourceKind::Table(table) = self.sources[source].kind else { return Vec::new() };
        let facts = &FACTS[table];
        let handle = facts.columns.iter().position(|column| column.name == "handle");
        std::iter::once(facts.key.to_vec()).chain(handle.map(|at| vec![at])).collect()
    }

    fn merge(&self, merge: &Merge) -> Computed<Vec<Vec<Value>>> {
        let Merge { source, beside, on, whens } = merge;
        let others = self.table(*beside);
        let mut lonely = vec![true; others.len()];
        let mut rows = Vec::new();
        for values in self.table(*source) {
            let mut kept = Some(values.clone());
            for (at, other) in others.iter().enumerate() {
                let row = vec![(*source, Some(values.clone())), (*beside, Some(other.clone()))];
                if !self.holds(Some(on), &row)? {
                    continue;
                }
                lonely[at] = false;
                match self.action(whens, true, &row)? {
                    Some(Action::Update(assignments)) => {
                        kept = Some(self.changed(assignments, *source, &row)?)
                    }
                    Some(Action::Delete) => kept = None,
                    _ => {}
                }
            }
            rows.extend(kept);
        }
        for (other, _) in others.iter().zip(lonely).filter(|(_, lonely)| *lonely) {
            let row = vec![(*beside, Some(other.clone()))];
            if let Some(Action::Insert(assignments)) = self.action(whens, false, &row)? {
                let mut values = vec![Value::Null; self.sources[*source].fields.len()];
                for (at, value) in assignments {
                    values[*at] = self.expr(value, &alone(&row))?;
                }
                rows.push(values);
            }
        }
        Ok(rows.into_iter().map(|values| vec![Value::List(values)]).collect())
    }

    /// The first branch that holds.
    fn action<'w>(&self, whens: &'w [When], matched: bool, row: &Row) -> Computed<Option<&'w Action>> {
        for when in whens.iter().filter(|when| when.matched == matched) {
            if self.holds(when.condition.as_ref(), row)? {
                return Ok(Some(&when.action));
            }
        }
        Ok(None)
    }
}

fn with_values(mut row: Row, source: SourceId, values: Vec<Value>) -> Row {
    for (id, own) in &mut row {
        if *id == source {
            *own = Some(values.clone());
        }
    }
    row
}

fn alone(row: &Row) -> Scope<'_> {
    Scope { outer: None, row, group: None, left_out: &[], kept: &[], window: None }
}
