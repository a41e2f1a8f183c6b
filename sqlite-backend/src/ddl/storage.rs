//! How the values of a column are stored: SQLite's type, and the CHECKs that keep out what the SQL type does not hold.

use relvar::kernel::{Definition, TypeName};
use relvar::schema::ColumnSchema;

use super::expression::{self, Kind, Known, Place, Scope};
use super::quote::{quote_identifier, quote_literal};

/// How a column is stored.
#[derive(Debug)]
pub(super) struct Storage {
    pub(super) kind: Kind,
    /// SQLite's type in a STRICT table.
    pub(super) class: &'static str,
    /// A domain may say it of every value.
    pub(super) not_null: bool,
    /// As SQL: `CHECK (x IN (0, 1))`.
    pub(super) checks: Vec<String>,
}

/// How `column` is stored; or why it cannot be.
pub(super) fn storage(column: &ColumnSchema) -> Result<Storage, String> {
    let name = quote_identifier(column.name).map_err(|error| error.to_string())?;
    of_type(&column.sql_type, column.modifier, &name)
}

fn of_type(sql_type: &TypeName, modifier: Option<&str>, name: &str) -> Result<Storage, String> {
    if sql_type.array {
        return Err(format!("it is an array ({}[]), which SQLite does not have", sql_type.name));
    }
    match sql_type.definition {
        Definition::BuiltIn => built_in(sql_type, modifier, name),
        Definition::Extension(extension) => {
            Err(format!("its type {} is of the extension {extension} of PostgreSQL", sql_type.name))
        }
        Definition::Composite(_) => {
            Err(format!("its type {} is composite, which SQLite does not have", sql_type.name))
        }
        Definition::Enum(labels) => {
            let list = labels.iter().map(|label| quote_literal(label)).collect::<Result<Vec<_>, _>>();
            let list = list.map_err(|error| error.to_string())?.join(", ");
            Ok(stored(Kind::Enum(labels), "TEXT", Some(format!("{name} IN ({list})"))))
        }
        Definition::Domain(domain) => {
            let mut storage = of_type(&domain.base, domain.modifier, name)?;
            storage.not_null |= domain.not_null;
            if let Some(check) = domain.check {
                let value = Known {
                    name: "value".to_owned(),
                    sql: name.to_owned(),
                    kind: storage.kind,
                    nullable: true,
                };
                let scope = Scope { columns: &[value], place: Place::Check };
                let condition = expression::expression(check)
                    .and_then(|node| expression::condition(&node, scope))
                    .map_err(|reason| format!("the CHECK of its domain {}: {reason}", sql_type.name))?;
                // PostgreSQL calls it so.
                let constraint = quote_identifier(&format!("{}_check", sql_type.name));
                let constraint = constraint.map_err(|error| error.to_string())?;
                storage.checks.push(format!("CONSTRAINT {constraint} CHECK ({condition})"));
            }
            Ok(storage)
        }
    }
}

fn stored(kind: Kind, class: &'static str, condition: Option<String>) -> Storage {
    let checks = condition.map(|condition| format!("CHECK ({condition})")).into_iter().collect();
    Storage { kind, class, not_null: false, checks }
}

fn built_in(sql_type: &TypeName, modifier: Option<&str>, name: &str) -> Result<Storage, String> {
    let plain = |kind, class| Ok(stored(kind, class, None));
    let checked = |kind, class, condition| Ok(stored(kind, class, Some(condition)));
    let found = match sql_type.name {
        "bool" => checked(Kind::Bool, "INTEGER", format!("{name} IN (0, 1)")),
        "int2" => checked(Kind::Integer(2), "INTEGER", range(name, i16::MIN.into(), i16::MAX.into())),
        "int4" => checked(Kind::Integer(4), "INTEGER", range(name, i32::MIN.into(), i32::MAX.into())),
        "int8" => plain(Kind::Integer(8), "INTEGER"),
        "float4" | "float8" => plain(Kind::Real, "REAL"),
        "text" => plain(Kind::Text, "TEXT"),
        "varchar" => match modifier {
            Some(length) => return checked(Kind::Text, "TEXT", format!("length({name}) <= {length}")),
            None => plain(Kind::Text, "TEXT"),
        },
        "bytea" => plain(Kind::Blob, "BLOB"),
        "uuid" => checked(Kind::Uuid, "BLOB", format!("length({name}) = 16")),
        "date" => plain(Kind::Date, "TEXT"),
        "time" => plain(Kind::Time, "TEXT"),
        "timestamp" => plain(Kind::Timestamp, "TEXT"),
        "timestamptz" => plain(Kind::Timestamptz, "TEXT"),
        "json" | "jsonb" => checked(Kind::Json, "TEXT", format!("json_valid({name})")),
        "numeric" => {
            Err("it is numeric, and SQLite has no exact decimals: count the smallest unit as Int8, \
                          or keep text"
                .to_owned())
        }
        "bpchar" => Err("it is char(n), and SQLite pads nothing with blanks: use Text or Varchar".to_owned()),
        other => Err(format!("SQLite cannot store its type {other}")),
    }?;
    match modifier {
        // Microseconds are kept, as without a precision.
        Some("6") | None => Ok(found),
        Some(digits) => Err(format!("SQLite does not round {} to {digits} digits", sql_type.name)),
    }
}

fn range(name: &str, least: i64, greatest: i64) -> String {
    format!("{name} BETWEEN {least} AND {greatest}")
}
