//! What can be wrong with a set of descriptions that no single `table!` sees.

use std::collections::HashSet;

use relvar::kernel::{Definition, TypeName};
use relvar::schema::{ColumnSchema, Fill, ForeignKeySchema, TableSchema};

use super::error::{Error, Mistake};
use super::order::Names;
use super::quote::{QuoteError, quote_identifier, quote_literal};
use super::types::can_reference;

/// Finds every mistake in the set; `types` are its declared types.
pub(super) fn check(tables: &[TableSchema], types: &[TypeName], names: Names<'_>) -> Result<(), Error> {
    let mut mistakes = Vec::new();
    for (index, table) in tables.iter().enumerate() {
        let mut report = |reason: String| mistakes.push(Mistake::new(table.name, reason));
        if tables[..index].iter().any(|other| names.table(other) == names.table(table)) {
            report("it is described twice".to_owned());
            continue;
        }
        texts(table, &mut report);
        keys(table, &mut report);
        for foreign_key in table.foreign_keys {
            let columns = foreign_key.columns.join(", ");
            if let Err(reason) = target(table, foreign_key, tables, names) {
                report(format!("foreign key ({columns}) {reason}"));
            }
        }
    }
    for (index, name) in types.iter().enumerate() {
        if types[..index].iter().any(|other| names.sql_type(other) == names.sql_type(name)) {
            let users = tables.iter().find(|table| table.columns.iter().any(|column| uses(column, name)));
            let table = users.map_or("", |table| table.name);
            let reason = match name.definition {
                Definition::Enum(_) => {
                    format!("enum type {} has other labels than in another column", name.name)
                }
                _ => format!("type {} is declared in another way than in another column", name.name),
            };
            mistakes.push(Mistake::new(table, reason));
        }
    }
    if mistakes.is_empty() { Ok(()) } else { Err(Error::descriptions(mistakes)) }
}

fn uses(column: &ColumnSchema, name: &TypeName) -> bool {
    TypeName { array: false, ..column.sql_type } == *name
}

/// Names and texts that SQL cannot hold.
fn texts(table: &TableSchema, report: &mut impl FnMut(String)) {
    let mut refuse = |what: &str, result: Result<String, QuoteError>| {
        if let Err(error) = result {
            report(format!("{what}: {error}"));
        }
    };
    let schema = table.schema.into_iter().chain(table.foreign_keys.iter().filter_map(|key| key.table.0));
    schema.for_each(|name| refuse("schema", quote_identifier(name)));
    refuse("its name", quote_identifier(table.name));
    table.comment.into_iter().for_each(|text| refuse("comment", quote_literal(text)));
    for column in table.columns {
        let what = format!("column {:?}", column.name);
        refuse(&what, quote_identifier(column.name));
        let literals =
            column.comment.into_iter().chain(column.modifier).chain(parts(column.sql_type.definition));
        literals.for_each(|text| refuse(&what, quote_literal(text)));
        column.sql_type.schema.into_iter().for_each(|name| refuse(&what, quote_identifier(name)));
        refuse(&what, quote_identifier(column.sql_type.name));
        match column.fill {
            Fill::Default(sql) | Fill::Stored(sql) => refuse(&what, quote_literal(sql)),
            Fill::Nothing | Fill::IdentityAlways | Fill::IdentityByDefault => {}
        }
    }
    let constraints = table.unique.iter().filter_map(|unique| unique.name);
    let constraints = constraints.chain(table.foreign_keys.iter().filter_map(|key| key.name));
    let constraints = constraints.chain(table.checks.iter().filter_map(|check| check.name));
    constraints.for_each(|name| refuse("a constraint's name", quote_identifier(name)));
    table
        .indexes
        .iter()
        .filter_map(|index| index.name)
        .for_each(|name| refuse("an index's name", quote_identifier(name)));
    table.checks.iter().for_each(|check| refuse("check", quote_literal(check.condition)));
    let pieces = table.indexes.iter().flat_map(|index| index.keys.iter().copied().chain(index.predicate));
    pieces.for_each(|sql| refuse("index", quote_literal(sql)));
}

/// The texts in a type's own definition; the types that it is made of are looked at by the server alone.
fn parts(definition: Definition) -> Vec<&'static str> {
    match definition {
        Definition::BuiltIn => Vec::new(),
        Definition::Extension(name) => vec![name],
        Definition::Enum(labels) => labels.to_vec(),
        Definition::Composite(fields) => fields.iter().map(|field| field.name).collect(),
        Definition::Domain(domain) => domain.check.into_iter().chain(domain.modifier).collect(),
    }
}

/// Columns that are there twice, and keys of columns that are not there.
fn keys(table: &TableSchema, report: &mut impl FnMut(String)) {
    let mut seen = HashSet::new();
    for column in table.columns.iter().filter(|column| !seen.insert(column.name)) {
        report(format!("column {} is described twice", column.name));
    }
    let keys = [("primary key", table.primary_key)].into_iter();
    let keys = keys.chain(table.unique.iter().map(|unique| ("unique constraint", unique.columns)));
    let keys = keys.chain(table.foreign_keys.iter().map(|key| ("foreign key", key.columns)));
    for (what, columns) in keys {
        for name in columns.iter().filter(|name| column(table, name).is_none()) {
            report(format!("{what} ({}) names column {name}, which it does not have", columns.join(", ")));
        }
    }
    if table.unique.iter().any(|unique| unique.columns.is_empty()) {
        report("a unique constraint has no column".to_owned());
    }
}

/// Can the foreign key be one? The reason why not follows the words "foreign key (..)".
fn target(
    table: &TableSchema,
    foreign_key: &ForeignKeySchema,
    tables: &[TableSchema],
    names: Names<'_>,
) -> Result<(), String> {
    let (columns, references) = (foreign_key.columns, foreign_key.references);
    if columns.is_empty() || columns.len() != references.len() {
        return Err(format!("has {} columns and references {}", columns.len(), references.len()));
    }
    let Some(target) = tables.iter().find(|other| names.table(other) == names.target(foreign_key)) else {
        return Ok(());
    };
    for (name, reference) in columns.iter().zip(references) {
        let Some(referenced) = column(target, reference) else {
            return Err(format!("references column {reference}, which table {} does not have", target.name));
        };
        let Some(referencing) = column(table, name) else { continue };
        if !can_reference(&referencing.sql_type, &referenced.sql_type) {
            return Err(format!(
                "references {}.{reference} of type {}, but {name} is of type {}",
                target.name,
                shown(&referenced.sql_type),
                shown(&referencing.sql_type),
            ));
        }
    }
    let key = format!("{} ({})", target.name, references.join(", "));
    if is_key(target, references) {
        return Ok(());
    }
    let deferrable =
        target.unique.iter().any(|unique| unique.deferrable && same_set(unique.columns, references));
    Err(match deferrable {
        true => format!("references {key}, whose unique constraint is deferrable"),
        false => format!("references {key}, which is no primary key and not unique"),
    })
}

/// Does the server take `columns` as what a foreign key references?
fn is_key(table: &TableSchema, columns: &[&str]) -> bool {
    is_key_constraint(table, columns)
        || table.indexes.iter().any(|index| {
            let keys: Option<Vec<String>> = index.keys.iter().map(|key| plain_column(key)).collect();
            let keys = keys.unwrap_or_default();
            let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
            index.unique && index.predicate.is_none() && same_set(&keys, columns)
        })
}

/// Are `columns` the key of a constraint of the table, which a foreign key can reference?
pub(super) fn is_key_constraint(table: &TableSchema, columns: &[&str]) -> bool {
    same_set(table.primary_key, columns)
        || table.unique.iter().any(|unique| !unique.deferrable && same_set(unique.columns, columns))
}

/// The column that an index key names, where it is no expression.
fn plain_column(key: &str) -> Option<String> {
    let (name, rest) = match key.strip_prefix('"') {
        Some(quoted) => {
            let doubled = quoted.replace("\"\"", "\0");
            let (name, rest) = doubled.split_once('"')?;
            (name.replace('\0', "\""), rest.to_owned())
        }
        None => {
            let (name, rest) = key.split_once(' ').unwrap_or((key, ""));
            (name.to_lowercase(), rest.to_owned())
        }
    };
    let order = ["ASC", "DESC", "NULLS", "FIRST", "LAST"];
    let only_order = rest.split_whitespace().all(|word| order.contains(&word.to_uppercase().as_str()));
    (only_order && !name.contains(['(', ')'])).then_some(name)
}

fn same_set(left: &[&str], right: &[&str]) -> bool {
    left.len() == right.len() && left.iter().all(|name| right.contains(name)) && !left.is_empty()
}

fn column<'t>(table: &'t TableSchema, name: &str) -> Option<&'t ColumnSchema> {
    table.columns.iter().find(|column| column.name == name)
}

fn shown(name: &TypeName) -> String {
    format!("{}{}", name.name, if name.array { "[]" } else { "" })
}
