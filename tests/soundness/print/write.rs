//! Statements that write.

use super::*;

impl Printer<'_> {
    /// Runs the statement of a program that writes, with the row type that the generator says RETURNING has.
    pub(super) fn run_write(&self, write: &Write) -> String {
        let text = self.write(write);
        let show = "harness::given(&rows)";
        if let Write::Merge(merge) = write {
            let (text, table) = (self.under_with(text), self.name(merge.source));
            return format!(
                "    {text}.execute(db).await?;\n    let rows: Vec<{table}::Row> = {table}.query().fetch_all(db).await?;\n    {show}\n"
            );
        }
        let row = self.row_type(&self.returned(write));
        let text = self.under_with(format!("{text}.returning({})", self.exprs(write.returning())));
        format!("    let rows: Vec<{row}> = {text}.fetch_all(db).await?;\n    {show}\n")
    }

    /// The types of RETURNING.
    pub(super) fn returned(&self, write: &Write) -> Vec<Facts> {
        let place = self.place(true);
        write.returning().iter().map(|expr| place.facts(expr)).collect()
    }

    /// The statement without RETURNING.
    pub(super) fn write(&self, write: &Write) -> String {
        match write {
            Write::Insert(insert) => self.insert(insert),
            Write::Update(update) => {
                let Update { source, assignments, beside, filter, .. } = &**update;
                let mut text =
                    format!("{}.update({})", self.name(*source), self.assignments(*source, assignments));
                if let Some(from) = beside {
                    text += &format!(".from({})", self.tables(from));
                }
                text + &self.rows(filter)
            }
            Write::Delete(delete) => {
                let Delete { source, beside, filter, .. } = &**delete;
                let mut text = format!("{}.delete()", self.name(*source));
                if let Some(from) = beside {
                    text += &format!(".using({})", self.tables(from));
                }
                text + &self.rows(filter)
            }
            Write::Merge(merge) => self.merge(merge),
        }
    }

    fn tables(&self, from: &From) -> String {
        match &from.joins[..] {
            [] => self.reference(from.first),
            joins => format!("{}.query(){}", self.name(from.first), self.joins(joins)),
        }
    }

    fn insert(&self, insert: &Insert) -> String {
        let Insert { source, columns, rows, conflict, .. } = insert;
        let name = self.name(*source);
        let column = |at: &usize| self.column(*source, *at);
        let mut text = match rows {
            Rows::Values(rows) => {
                let row = |values: &Vec<Expr>| {
                    let row: Vec<String> = columns
                        .iter()
                        .zip(values)
                        .map(|(at, value)| {
                            format!("{}.set({})", column(at), self.inserted(*source, *at, value))
                        })
                        .collect();
                    list(&row)
                };
                let rows: Vec<String> = rows.iter().map(row).collect();
                let rows = if let [one] = &rows[..] { one.clone() } else { format!("[{}]", rows.join(", ")) };
                format!("{name}.insert({rows})")
            }
            Rows::Query(query) => {
                let columns: Vec<String> = columns.iter().map(column).collect();
                format!("{name}.insert_from({}, {})", list(&columns), self.query(query, None))
            }
        };
        let Some(Conflict { key, update, .. }) = conflict else { return text };
        let key: Vec<String> = key.iter().map(column).collect();
        text += &match &key[..] {
            [] => ".on_any_conflict()".to_owned(),
            key => format!(".on_conflict({})", list(key)),
        };
        let Some((assignments, filter)) = update else { return text + ".do_nothing()" };
        text += &format!(".do_update({})", self.assignments(*source, assignments));
        if let Some(filter) = filter {
            text += &format!(".filter({})", self.expr(filter));
        }
        text
    }

    /// A value of a row of INSERT: all rows of one statement have one type.
    fn inserted(&self, source: SourceId, at: usize, value: &Expr) -> String {
        let Expr::Value(ty, value) = value else { return self.expr(value) };
        let text = super::rust_value(*ty, value);
        let null = self.source(source).fields[at].null;
        if null && !text.starts_with("None") { format!("Some({text})") } else { text }
    }

    fn assignments(&self, source: SourceId, assignments: &Assignments) -> String {
        let sets = assignments.iter().map(|(at, value)| {
            let set = match value {
                Expr::Value(ty, value) => super::rust_value(*ty, value),
                _ => self.expr(value),
            };
            format!("{}.set({set})", self.column(source, *at))
        });
        list(&sets.collect::<Vec<_>>())
    }

    fn merge(&self, merge: &Merge) -> String {
        let Merge { source, beside, on, whens } = merge;
        let mut text =
            format!("{}.merge({}).on({})", self.name(*source), self.reference(*beside), self.expr(on));
        for When { matched, condition, action } in whens {
            let not = if *matched { "" } else { "not_" };
            text += &match condition {
                Some(condition) => format!(".when_{not}matched_and({})", self.expr(condition)),
                None => format!(".when_{not}matched()"),
            };
            text += &match action {
                Action::Update(assignments) => format!(".update({})", self.assignments(*source, assignments)),
                Action::Delete => ".delete()".to_owned(),
                Action::Insert(assignments) => format!(".insert({})", self.assignments(*source, assignments)),
                Action::Nothing => ".do_nothing()".to_owned(),
            };
        }
        text
    }

    fn rows(&self, filter: &Option<Expr>) -> String {
        match filter {
            Some(filter) => format!(".filter({})", self.expr(filter)),
            None => ".all_rows()".to_owned(),
        }
    }
}
