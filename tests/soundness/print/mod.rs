//! The printer: a program as a Rust function that runs it with relvar.

mod expr;
mod free;
mod query;
mod write;

use std::fmt::Write as _;

use super::ast::*;
use super::typing::{Facts, Place, query_facts};
use super::value::{Ty, Value};

pub(super) use expr::rust_value;

/// The first lines of a file of programs. Long expressions under DISTINCT go beyond the compiler's usual limit
/// (`dsl/src/docs/limits.md`).
pub const HEADER: &str = "\
#![allow(warnings)]
#![recursion_limit = \"512\"]
use relvar::prelude::*;
use relvar_pg::{Pool, Transaction};
use linked::harness::{self, Given, Show, days, dec, guid, json_of, moment, span};
use linked::schema::*;
use rust_decimal::Decimal;
";

/// A program as text, and where in the text its parts are.
#[derive(Clone, Copy, Debug)]
pub struct Printer<'p> {
    program: &'p Program,
}

/// The function of a program.
pub fn function(number: u64, program: &Program) -> String {
    let printer = Printer { program };
    let (structs, lets) = printer.definitions();
    let mut text = format!("async fn p{number}(db: &Transaction<'_>) -> Given {{\n{structs}{lets}");
    let body = match &program.statement {
        Some(Statement::Query(query)) => printer.run_query(query),
        Some(Statement::Write(write)) => printer.run_write(write),
        None => String::new(),
    };
    let _ = writeln!(text, "{body}}}");
    text
}

/// A file with these functions and, if it is wanted, a `main` that runs them.
pub fn file(functions: &[(u64, String)], main: bool) -> String {
    let mut text = HEADER.to_owned();
    for (_, function) in functions {
        text.push_str(function);
    }
    if !main {
        return text;
    }
    text.push_str("fn main() {\n    harness::main(vec![\n");
    for (number, _) in functions {
        let _ = writeln!(text, "        ({number}, |db| Box::pin(p{number}(db))),");
    }
    text.push_str("    ]);\n}\n");
    text
}

/// A table reference of this program, as it writes it.
pub(super) fn name(program: &Program, source: SourceId) -> String {
    Printer { program }.name(source)
}

/// A column of a table reference of this program, as it writes it.
pub(super) fn column(program: &Program, source: SourceId, at: usize) -> String {
    Printer { program }.column(source, at)
}

/// Does a query use tables of a query around it?
pub(super) fn is_correlated(program: &Program, query: &Query) -> bool {
    !Printer { program }.free(query).is_empty()
}

impl Printer<'_> {
    fn source(&self, source: SourceId) -> &Source {
        &self.program.sources[source]
    }

    fn place(&self, empty_group: bool) -> Place<'_> {
        Place { sources: &self.program.sources, empty_group, left_out: &[] }
    }

    /// How a table reference is named where it stands in FROM.
    fn name(&self, source: SourceId) -> String {
        let Source { kind, letter, .. } = self.source(source);
        match (kind, letter) {
            (SourceKind::Table(table), None) => super::facts::FACTS[*table].name.to_owned(),
            (SourceKind::Cte(number), None) => format!("w{number}"),
            _ => format!("s{source}"),
        }
    }

    /// The column of a table reference.
    fn column(&self, source: SourceId, at: usize) -> String {
        let Source { kind, letter, fields, .. } = self.source(source);
        if let SourceKind::Excluded(table) = kind {
            return format!("excluded({}::{})", super::facts::FACTS[*table].name, fields[at].name);
        }
        let separator = match (kind, letter) {
            (SourceKind::Table(_), None) => "::",
            _ => ".",
        };
        format!("{}{separator}{}", self.name(source), fields[at].name)
    }

    /// The structs of derived tables, and the `let`s that name what stands in FROM.
    fn definitions(&self) -> (String, String) {
        let mut structs = String::new();
        let mut lets = String::new();
        let sources = &self.program.sources;
        for at in 0..=sources.len() {
            for (number, cte) in self.program.ctes.iter().enumerate().filter(|(_, cte)| cte.after == at) {
                structs.push_str(&row_struct(&format!("W{number}"), &cte.fields));
                let row = format!("W{number}");
                let value = match &cte.body {
                    CteBody::Query(query, hint) => format!("{}.cte(){hint}", self.query(query, Some(&row))),
                    CteBody::Recursive(base, step, all) => {
                        let (base, step) = (self.query(base, Some(&row)), self.query(step, Some(&row)));
                        let all = if *all { "_all" } else { "" };
                        format!("{base}.cte().recursive_union{all}(|w{number}| {step})")
                    }
                    CteBody::Write(write) => {
                        let fields = cte.fields.iter().zip(write.returning());
                        let fields =
                            fields.map(|(field, expr)| format!("{}: {}", field.name, self.expr(expr)));
                        let fields = fields.collect::<Vec<_>>().join(", ");
                        format!("{}.returning(row!({row} {{ {fields} }})).cte()", self.write(write))
                    }
                };
                let _ = writeln!(lets, "    let w{number} = {value};");
            }
            let Some(Source { kind, letter, fields, .. }) = sources.get(at) else { continue };
            let row = format!("S{at}");
            let value = match (kind, letter) {
                (SourceKind::Table(table), Some(letter)) => {
                    format!("{}.alias::<'{letter}'>()", super::facts::FACTS[*table].name)
                }
                (SourceKind::Cte(number), Some(letter)) => format!("w{number}.alias::<'{letter}'>()"),
                (SourceKind::Table(_) | SourceKind::Cte(_), None) | (SourceKind::Excluded(_), _) => continue,
                (SourceKind::Derived(query), _) => format!("{}.derived()", self.query(query, Some(&row))),
                (SourceKind::Lateral(query), _) => format!("{}.lateral()", self.query(query, Some(&row))),
                (SourceKind::Values(rows), _) => {
                    let rows: Vec<String> =
                        rows.iter().map(|values| self.values_row(&row, fields, values)).collect();
                    format!("values_of([{}]).derived()", rows.join(", "))
                }
            };
            if !matches!(kind, SourceKind::Table(_) | SourceKind::Cte(_)) {
                structs.push_str(&row_struct(&row, fields));
            }
            let _ = writeln!(lets, "    let s{at} = {value};");
        }
        (structs, lets)
    }

    fn values_row(&self, row: &str, fields: &[Field], values: &[Value]) -> String {
        let fields = fields.iter().zip(values).map(|(field, value)| {
            format!("{}: {}", field.name, self.expr(&Expr::Value(field.ty, value.clone())))
        });
        format!("row!({row} {{ {} }})", fields.collect::<Vec<_>>().join(", "))
    }

    /// The Rust type of a row of columns.
    fn row_type(&self, facts: &[Facts]) -> String {
        let types: Vec<String> = facts.iter().map(rust_type).collect();
        if let [one] = &types[..] { one.clone() } else { format!("({})", types.join(", ")) }
    }
}

fn rust_type(Facts { ty, null }: &Facts) -> String {
    if *null { format!("Option<{}>", ty.rust()) } else { ty.rust().to_owned() }
}

fn row_struct(name: &str, fields: &[Field]) -> String {
    let typed = fields
        .iter()
        .map(|Field { name, ty, null }| format!("{name}: {}", rust_type(&Facts { ty: *ty, null: *null })));
    let typed = typed.collect::<Vec<_>>().join(", ");
    let names = fields.iter().map(|field| field.name.clone()).collect::<Vec<_>>().join(", ");
    format!(
        "    #[derive(relvar::Row)]\n    struct {name} {{ {typed} }}\n    linked::__show!({name}: {names});\n"
    )
}

/// Several expressions as one argument: one alone, or a tuple.
fn list(items: &[String]) -> String {
    if let [one] = items { one.clone() } else { format!("({})", items.join(", ")) }
}
