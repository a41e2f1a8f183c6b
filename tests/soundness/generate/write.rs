//! Statements that write.

use super::super::value::Value;
use super::*;

impl Generator {
    pub(super) fn write(&mut self) -> Write {
        let table = self.random.below(FACTS.len());
        let source = self.table_as(table, None);
        self.frames.push(Frame { sources: vec![source], bare: vec![table], ..Frame::default() });
        let write = match self.random.below(3) {
            0 => self.insert(table, source),
            1 => self.update(table, source),
            _ => {
                let filter = self.random.chance(85).then(|| self.condition(2, Allowed::ROWS));
                Write::Delete(source, filter, self.returning())
            }
        };
        self.frames.pop();
        write
    }

    fn returning(&mut self) -> Vec<Expr> {
        let width = 1 + self.random.below(3);
        let types: Vec<Ty> = (0..width).map(|_| self.any_type()).collect();
        types.into_iter().map(|ty| self.expr(ty, 1, Allowed::PLAIN)).collect()
    }

    fn insert(&mut self, table: usize, source: SourceId) -> Write {
        let facts = &FACTS[table];
        let mut columns: Vec<usize> = (0..facts.columns.len())
            .filter(|at| {
                let free = facts.columns[*at].null || facts.defaults.contains(at);
                !free || self.random.chance(60)
            })
            .collect();
        // What a default fills is not known here.
        columns.extend(facts.defaults.iter().filter(|at| !columns.contains(at)).copied().collect::<Vec<_>>());
        columns.sort();
        let number = 1 + self.random.below(3);
        let rows = (0..number)
            .map(|row| {
                let value = |at: &usize| {
                    let column = facts.columns[*at];
                    let own = facts.key.contains(at) || column.name == "handle";
                    match (own, column.ty) {
                        (true, Ty::Text | Ty::Varchar) => Value::Text(format!("new {row}")),
                        (true, _) => Value::Int(1_000 + row as i64),
                        _ if column.null && self.random.chance(30) => Value::Null,
                        _ => literal::value(&mut self.random, column.ty),
                    }
                };
                columns.iter().map(value).collect()
            })
            .collect();
        let returning = self.returning();
        Write::Insert(source, columns, rows, returning)
    }

    fn update(&mut self, table: usize, source: SourceId) -> Write {
        let facts = &FACTS[table];
        let mut columns: Vec<usize> = (0..facts.columns.len())
            .filter(|at| !facts.key.contains(at) && facts.columns[*at].name != "handle")
            .collect();
        self.random.shuffle(&mut columns);
        columns.truncate(1 + self.random.below(3));
        let mut assignments = Vec::new();
        for at in columns {
            let column = facts.columns[at];
            let mut value = self.expr(column.ty, 1, Allowed::ROWS);
            if self.facts(&value).null && !column.null {
                value = self.value(column.ty);
            }
            assignments.push((at, value));
        }
        let filter = self.random.chance(85).then(|| self.condition(2, Allowed::ROWS));
        let returning = self.returning();
        Write::Update(source, assignments, filter, returning)
    }
}
