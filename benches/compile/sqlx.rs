//! How sqlx spells a program: `query!` with SQL by hand, checked against what it was told of the database once.

use std::fmt::Write as _;

use crate::library::tuple;
use crate::program::{Column, Condition, Function, NEXT, Program, Select, Table, Type};

/// What it needs, pinned as the other peers are.
pub(crate) const DEPENDENCIES: &str = "sqlx = { version = \"=0.9.0\", default-features = false, \
     features = [\"macros\", \"postgres\", \"runtime-tokio\"] }\n";

pub(crate) const PREAMBLE: &str = "use sqlx::{Error, PgPool as Connection};\n";

/// The tables, for the database that it asks.
pub(crate) fn ddl(program: &Program) -> String {
    let mut text = String::new();
    for Table { name, columns } in &program.tables {
        let columns: Vec<String> = columns.iter().map(declaration).collect();
        let _ = writeln!(text, "CREATE TABLE IF NOT EXISTS {name} ({});", columns.join(", "));
    }
    text
}

fn declaration(column: &Column) -> String {
    let sql_type = column.sql_type.sql().to_lowercase();
    let rest = match (column.name.as_str(), column.nullable) {
        ("id", _) => " PRIMARY KEY",
        (_, false) => " NOT NULL",
        (_, true) => "",
    };
    format!("{} {sql_type}{rest}", column.name)
}

/// The result and the body of a function that is given `db`. (Its programs have queries and nothing else.)
pub(crate) fn function(function: &Function) -> Option<(String, String)> {
    match function {
        Function::Select(query) => Some((format!("Vec<{}>", tuple(&query.columns, "")), select(query))),
        _ => None,
    }
}

fn select(select: &Select) -> String {
    let listed: Vec<String> = select
        .columns
        .iter()
        .enumerate()
        .map(|(place, column)| format!("{} AS c{place}", path(column)))
        .collect();
    let mut sql = format!("SELECT {} FROM {}", listed.join(", "), select.table);
    for (child, parent) in &select.joins {
        let _ = write!(sql, " JOIN {parent} ON {child}.{NEXT} = {parent}.id");
    }
    let mut values = String::new();
    let mut place = 0;
    for (number, condition) in select.conditions.iter().enumerate() {
        sql.push_str(if number == 0 { " WHERE " } else { " AND " });
        let _ = match condition {
            Condition::Compare(column, operator, literal) => {
                place += 1;
                let _ = write!(values, ", {}", value(column.sql_type, literal));
                write!(sql, "{} {} ${place}", path(column), sign(operator))
            }
            Condition::IsNull(column) => write!(sql, "{} IS NULL", path(column)),
        };
    }
    for (number, (column, direction)) in select.order.iter().enumerate() {
        sql.push_str(if number == 0 { " ORDER BY " } else { ", " });
        let _ = write!(sql, "{} {}", path(column), direction.to_uppercase());
    }
    if let Some(limit) = select.limit {
        let _ = write!(sql, " LIMIT {limit}");
    }
    let fields: Vec<String> = (0..select.columns.len()).map(|place| format!("row.c{place}")).collect();
    format!(
        "sqlx::query!(\"{sql}\"{values})\n        .map(|row| ({},))\n        .fetch_all(db)\n        .await",
        fields.join(", ")
    )
}

fn sign(operator: &str) -> &'static str {
    match operator {
        "eq" => "=",
        "ne" => "<>",
        "gt" => ">",
        _ => "<",
    }
}

fn value(sql_type: Type, literal: &str) -> String {
    match sql_type {
        Type::Int4 | Type::Int8 => format!("{literal}_{}", sql_type.rust()),
        Type::Text | Type::Bool | Type::Float8 => literal.to_owned(),
    }
}

/// `t0.c1`
fn path(column: &Column) -> String {
    column.path.replace("::", ".")
}
