//! The WITH clause.

use super::super::value::Value;
use super::*;

impl Generator {
    /// Adds a common table expression.
    pub(super) fn common_table(&mut self) {
        match self.random.below(10) {
            0..2 => self.recursive_table(),
            2..4 if !self.writes() => self.writing_table(),
            _ => {
                let query = self.columns_query(self.nesting.saturating_sub(2));
                let fields = self.fields_of(&query);
                let hint = match self.random.below(10) {
                    0 => ".materialized()",
                    1 => ".not_materialized()",
                    _ => "",
                };
                self.define(CteBody::Query(query, hint), fields);
            }
        }
    }

    fn define(&mut self, body: CteBody, fields: Vec<Field>) {
        let after = self.program.sources.len();
        self.program.ctes.push(Cte { body, fields, after });
    }

    /// Two statements that write would not see what the other one does.
    fn writes(&self) -> bool {
        self.writing || self.program.ctes.iter().any(|cte| matches!(cte.body, CteBody::Write(_)))
    }

    fn writing_table(&mut self) {
        let write = loop {
            let write = self.write();
            if !matches!(write, Write::Merge(_)) {
                break write;
            }
        };
        let facts: Vec<Facts> = write.returning().iter().map(|expr| self.facts(expr)).collect();
        let fields = super::query::named(facts);
        self.define(CteBody::Write(write), fields);
    }

    /// From one row on, two steps along equal values; the first column counts.
    fn recursive_table(&mut self) {
        let types: Vec<Ty> = [vec![Ty::Int4], self.some_types()].concat();
        let count = |number: i64| Expr::Value(Ty::Int4, Value::Int(number));
        self.frames.push(Frame::default());
        let first = self.table();
        self.frame_mut().sources.push(first);
        let mut select = Select { from: From { first, joins: Vec::new() }, ..Select::default() };
        for key in self.table_key(first) {
            let ty = self.ty(&key);
            let value = match ty {
                Ty::Varchar => self.value(ty),
                _ => Expr::Value(ty, Value::Int(self.random.between(1, 5))),
            };
            select.filters.push(Expr::Compare(Comparison::Equal, Box::new(key), Box::new(value)));
        }
        let rest: Vec<Expr> = types[1..].iter().map(|ty| self.expr(*ty, 1, Allowed::PLAIN)).collect();
        select.list = Some([vec![count(0)], rest].concat());
        self.frames.pop();
        let base = Query::Select(Box::new(select));
        let fields = self.fields_of(&base);
        // The table is there before the step, which uses it as one.
        let number = self.program.ctes.len();
        let itself = self.add(SourceKind::Cte(number), fields.clone(), None);
        self.frames.push(Frame { sources: vec![itself], ..Frame::default() });
        let mut from = From { first: itself, joins: Vec::new() };
        if self.random.chance(80) {
            let source = self.table();
            let condition = Some(self.equality(source));
            let kind = if self.random.chance(20) { JoinKind::Left } else { JoinKind::Inner };
            self.frame_mut().sources.push(source);
            self.program.sources[source].outer = kind == JoinKind::Left;
            from.joins.push(Join { kind, source, condition, by_key: false, using: Vec::new() });
        }
        let steps = Box::new(Expr::Column(itself, 0));
        let filter = Expr::Compare(Comparison::Less, steps.clone(), Box::new(count(2)));
        let next = Expr::Arithmetic(Arithmetic::Plus, steps, Box::new(count(1)), Ty::Int4);
        let mut list = vec![next];
        for field in &fields[1..] {
            let value = self.expr(field.ty, 1, Allowed::PLAIN);
            let fits = field.null || !self.facts(&value).null;
            list.push(if fits { value } else { self.value(field.ty) });
        }
        self.frames.pop();
        let step = Select { from, filters: vec![filter], list: Some(list), ..Select::default() };
        let step = Query::Select(Box::new(step));
        let all = self.random.chance(50);
        // Behind the table references of its step.
        self.define(CteBody::Recursive(base, step, all), fields);
    }
}
