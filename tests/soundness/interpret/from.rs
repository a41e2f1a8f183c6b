//! FROM: a nested loop over the tables, joined from left to right.

use super::*;

impl Interpreter<'_> {
    /// The rows of FROM.
    pub(super) fn from(&self, from: &From, outer: Option<&Scope<'_>>) -> Computed<Vec<Row>> {
        let first = self.rows_of(from.first, &Vec::new(), outer)?;
        let mut rows: Vec<Row> = first.into_iter().map(|values| vec![(from.first, Some(values))]).collect();
        let mut seen = vec![from.first];
        for join in &from.joins {
            rows = self.join(rows, &seen, join, outer)?;
            seen.push(join.source);
        }
        Ok(rows)
    }

    fn join(
        &self,
        left: Vec<Row>,
        seen: &[SourceId],
        join: &Join,
        outer: Option<&Scope<'_>>,
    ) -> Computed<Vec<Row>> {
        let lateral = matches!(self.sources[join.source].kind, SourceKind::Lateral(_));
        let shared = if lateral { Vec::new() } else { self.rows_of(join.source, &Vec::new(), outer)? };
        let mut met = vec![false; shared.len()];
        let mut rows = Vec::new();
        for row in left {
            let own = if lateral { self.rows_of(join.source, &row, outer)? } else { Vec::new() };
            let mut lonely = true;
            for (at, values) in shared.iter().chain(&own).enumerate() {
                let mut both = row.clone();
                both.push((join.source, Some(values.clone())));
                let holds = match &join.condition {
                    Some(condition) => {
                        let scope =
                            Scope { outer, row: &both, group: None, left_out: &[], kept: &[], window: None };
                        self.expr(condition, &scope)?.truth() == Some(true)
                    }
                    None => true,
                };
                if holds {
                    lonely = false;
                    if let Some(met) = met.get_mut(at) {
                        *met = true;
                    }
                    rows.push(both);
                }
            }
            if lonely && matches!(join.kind, JoinKind::Left | JoinKind::Full) {
                let mut alone = row;
                alone.push((join.source, None));
                rows.push(alone);
            }
        }
        if matches!(join.kind, JoinKind::Right | JoinKind::Full) {
            for (values, _) in shared.into_iter().zip(met).filter(|(_, met)| !met) {
                let mut alone: Row = seen.iter().map(|source| (*source, None)).collect();
                alone.push((join.source, Some(values)));
                rows.push(alone);
            }
        }
        Ok(rows)
    }

    fn rows_of(&self, source: SourceId, left: &Row, outer: Option<&Scope<'_>>) -> Computed<Vec<Vec<Value>>> {
        Ok(match &self.sources[source].kind {
            SourceKind::Table(table) => self.data.rows(*table).to_vec(),
            SourceKind::Derived(query) => self.query(query, outer)?.limited(),
            SourceKind::Lateral(query) => {
                let scope = Scope { outer, row: left, group: None, left_out: &[], kept: &[], window: None };
                self.query(query, Some(&scope))?.limited()
            }
            SourceKind::Values(rows) => rows.clone(),
            SourceKind::Cte(number) => self.ctes[*number].clone(),
            SourceKind::Excluded(_) => Vec::new(),
        })
    }
}
