//! What makes a value of another kind: casts, `||`, and the fields of JSON.

use super::literal::literal;
use super::render::{Rendered, binds};
use super::{Kind, Node};

/// `CAST(operand AS to)`, where the value stays what PostgreSQL would make of it.
pub(super) fn cast(operand: Rendered, to: &str) -> Result<Rendered, String> {
    let target = match to {
        "boolean" => Kind::Bool,
        "smallint" => Kind::Integer(2),
        "integer" => Kind::Integer(4),
        "bigint" => Kind::Integer(8),
        "double precision" => Kind::Real,
        "text" | "varchar" => Kind::Text,
        "bytea" => Kind::Blob,
        "uuid" => Kind::Uuid,
        "date" => Kind::Date,
        "time" => Kind::Time,
        "timestamp" => Kind::Timestamp,
        "timestamptz" => Kind::Timestamptz,
        "json" | "jsonb" => Kind::Json,
        _ => return Err(format!("SQLite has no type {to}")),
    };
    let sql = operand.sql.as_str();
    let (sql, binds) = match (operand.kind, target) {
        (Kind::Quoted, _) => return operand.coerced(target),
        (Kind::Null, _) => (sql.to_owned(), operand.binds),
        (Kind::Integer(from), Kind::Integer(to)) if from <= to => (sql.to_owned(), operand.binds),
        (from, to) if from == to => (sql.to_owned(), operand.binds),
        (Kind::Enum(_), Kind::Text) | (Kind::Bool, Kind::Integer(4)) => (sql.to_owned(), operand.binds),
        (Kind::Integer(4), Kind::Bool) => {
            (format!("{} <> 0", operand.at(binds::COMPARISON)), binds::EQUALITY)
        }
        (Kind::Integer(_), Kind::Text) => (format!("CAST({sql} AS TEXT)"), binds::PRIMARY),
        (Kind::Integer(_), Kind::Real) => (format!("CAST({sql} AS REAL)"), binds::PRIMARY),
        (Kind::Timestamp, Kind::Date) => (format!("substr({sql}, 1, 10)"), binds::PRIMARY),
        (Kind::Timestamp, Kind::Time) => (format!("substr({sql}, 12)"), binds::PRIMARY),
        (Kind::Date, Kind::Timestamp) => {
            let day = operand.at(binds::CONCATENATION);
            (format!("{day} || ' 00:00:00.000000'"), binds::CONCATENATION)
        }
        (from, _) => return Err(format!("SQLite does not cast {} to {to} as PostgreSQL does", from.shown())),
    };
    Ok(Rendered { sql, binds, kind: target, nullable: operand.nullable, literal: None })
}

/// `left || right`
pub(super) fn joined(left: Rendered, right: Rendered) -> Result<Rendered, String> {
    let is_text = |kind| matches!(kind, Kind::Text | Kind::Quoted | Kind::Null);
    if !is_text(left.kind) && !is_text(right.kind) {
        return Err(format!("SQLite does not join {} and {} (||)", left.kind.shown(), right.kind.shown()));
    }
    let odd = [left.kind, right.kind].into_iter().find(|kind| !is_text(*kind) && !has_text(*kind));
    if let Some(odd) = odd {
        return Err(format!("SQLite does not write {} as PostgreSQL does (||)", odd.shown()));
    }
    let sql = format!("{} || {}", left.at(binds::CONCATENATION), right.at(binds::CONCATENATION + 1));
    let nullable = left.nullable || right.nullable;
    Ok(Rendered { nullable, ..Rendered::new(sql, binds::CONCATENATION, Kind::Text) })
}

/// Is its text the same in both databases?
pub(super) fn has_text(kind: Kind) -> bool {
    matches!(kind, Kind::Text | Kind::Quoted | Kind::Null | Kind::Integer(_) | Kind::Enum(_))
}

/// `data -> 'key'` and `data ->> 'key'`. SQLite's `->>` gives numbers and NULL of another kind than text, and its text keys
/// that begin with `$` are paths.
pub(super) fn field(operator: &str, data: Rendered, key: &Node) -> Result<Rendered, String> {
    if data.kind != Kind::Json {
        return Err(format!("{operator} needs JSON, and this is {}", data.kind.shown()));
    }
    let key = match key {
        Node::Text(key) if !key.starts_with('$') && !key.contains('"') => literal(key, Kind::Text)?,
        Node::Number(place) if place.parse::<u32>().is_ok() => place.clone(),
        _ => return Err(format!("SQLite takes other words or numbers for the right side of {operator}")),
    };
    let data = data.at(binds::CONCATENATION);
    if operator == "->" {
        return Ok(Rendered::new(format!("{data} -> {key}"), binds::CONCATENATION, Kind::Json));
    }
    let sql = format!(
        "CASE json_type({data} -> {key}) WHEN 'text' THEN {data} ->> {key} WHEN 'null' THEN NULL ELSE {data} -> {key} END"
    );
    Ok(Rendered::primary(sql, Kind::Text))
}
