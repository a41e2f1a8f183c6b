//! Statements that write.

use super::*;

impl Printer<'_> {
    /// Runs the statement of a program that writes, with the row type that the generator says RETURNING has.
    pub(super) fn run_write(&self, write: &Write) -> String {
        let (text, returning) = match write {
            Write::Insert(source, columns, rows, returning) => {
                let fields = &self.source(*source).fields;
                let row = |values: &Vec<Value>| {
                    let assignments = columns.iter().zip(values).map(|(at, value)| {
                        let field = &fields[*at];
                        let value = super::rust_value(field.ty, value);
                        let value = if field.null && !value.starts_with("None") {
                            format!("Some({value})")
                        } else {
                            value
                        };
                        format!("{}.set({value})", self.column(*source, *at))
                    });
                    list(&assignments.collect::<Vec<_>>())
                };
                let rows: Vec<String> = rows.iter().map(row).collect();
                let rows = if let [one] = &rows[..] { one.clone() } else { format!("[{}]", rows.join(", ")) };
                (format!("{}.insert({rows})", self.name(*source)), returning)
            }
            Write::Update(source, assignments, filter, returning) => {
                let sets = assignments.iter().map(|(at, value)| {
                    let set = match value {
                        Expr::Value(ty, value) => super::rust_value(*ty, value),
                        _ => self.expr(value),
                    };
                    format!("{}.set({set})", self.column(*source, *at))
                });
                let sets = list(&sets.collect::<Vec<_>>());
                (format!("{}.update({sets}){}", self.name(*source), self.rows(filter)), returning)
            }
            Write::Delete(source, filter, returning) => {
                (format!("{}.delete(){}", self.name(*source), self.rows(filter)), returning)
            }
        };
        let place = self.place(true);
        let facts: Vec<Facts> = returning.iter().map(|expr| place.facts(expr)).collect();
        let row = self.row_type(&facts);
        let returning = self.exprs(returning);
        format!(
            "    let rows: Vec<{row}> = {text}.returning({returning}).fetch_all(db).await?;\n    harness::given(&rows)\n"
        )
    }

    fn rows(&self, filter: &Option<Expr>) -> String {
        match filter {
            Some(filter) => format!(".filter({})", self.expr(filter)),
            None => ".all_rows()".to_owned(),
        }
    }
}
