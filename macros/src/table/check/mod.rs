//! Refuses the mistakes that the tokens of one table show.

mod foreign_key;
mod view;

use std::collections::HashMap;

use super::data_type::{Kind, ModifierKind};
use super::expression::{self, Place};
use super::model::{Column, Fill, Index, Modifier, Table};
use crate::names::{LONGEST_IDENTIFIER, Name};
use crate::report::{Report, suggestion};

/// Every check of a table, in the order in which a reader would want the answers.
pub(crate) fn check(table: &Table, report: &mut Report) {
    has_columns(table, report);
    names_are_free(table, report);
    names_are_identifiers(table, report);
    columns_are_distinct(table, report);
    if table.is_view() {
        view::has_columns_only(table, report);
        for column in &table.columns {
            modifier_fits(column, report);
        }
        return;
    }
    constraints_are_distinct(table, report);
    has_one_primary_key(table, report);
    keys_name_columns(table, report);
    for key in &table.foreign_keys {
        foreign_key::fits(table, key, report);
    }
    has_one_identity(table, report);
    for column in &table.columns {
        modifier_fits(column, report);
        fill_fits(table, column, report);
    }
    for check in &table.checks {
        expression::check(&check.condition, table, Place::Check, report);
    }
    for index in &table.indexes {
        index_is_immutable(table, index, report);
    }
}

/// A table without columns has no row to speak of.
fn has_columns(table: &Table, report: &mut Report) {
    if table.columns.is_empty() && table.unreadable.is_empty() {
        let (word, name) = (table.relation.word(), &table.name.text);
        report.error(table.name.span, format!("{word} `{name}` has no columns"));
    }
}

/// Names that the table's module gives to something else: its items, and the type parameters of its impls. Local
/// variables there begin with `__`.
const TAKEN: [&str; 15] = [
    "table",
    "dsl",
    "Row",
    "SCHEMA",
    "Aliased",
    "Constraint",
    "B",
    "D",
    "Scope",
    "Group",
    "Type",
    "Null",
    "Target",
    "Rest",
    "Reference",
];

/// Is this name free for a column of `table`?
pub(super) fn is_free(name: &str, table: &Table) -> bool {
    !TAKEN.contains(&name) && !name.starts_with("__") && name != table.name.text
}

/// A column is an item of the table's module, so it cannot be called like another item there.
fn names_are_free(table: &Table, report: &mut Report) {
    for Column { name, .. } in &table.columns {
        let text = &name.text;
        if is_free(text, table) {
            continue;
        }
        let reason = match *text == table.name.text {
            true => "is the table's name",
            false => "has a meaning of its own in the table's module",
        };
        let free = format!("{}_", text.trim_start_matches('_'));
        let message = format!(
            "a column cannot be called `{text}`, which {reason}: write `#[sql_name = \"{text}\"] {free}`"
        );
        report.error(name.span, message);
    }
}

/// PostgreSQL cuts longer identifiers off, and then they are no longer what the schema says.
fn names_are_identifiers(table: &Table, report: &mut Report) {
    let columns = table.columns.iter().map(|column| &column.sql_name);
    let constraints = constraint_names(table).into_iter().map(|(name, _)| name);
    for name in [&table.sql_name].into_iter().chain(&table.schema).chain(columns).chain(constraints) {
        let length = name.text.len();
        if length == 0 {
            report.error(name.span, "a name of SQL cannot be empty");
        } else if length > LONGEST_IDENTIFIER {
            let message =
                format!("a name of SQL has at most {LONGEST_IDENTIFIER} bytes, this one has {length}");
            report.error(name.span, message);
        } else if name.text.contains('\0') {
            report.error(name.span, "a name of SQL cannot hold the character U+0000");
        }
    }
}

/// No column twice, neither in Rust nor in SQL.
fn columns_are_distinct(table: &Table, report: &mut Report) {
    let mut in_rust = HashMap::new();
    let mut in_sql = HashMap::new();
    for column in &table.columns {
        if in_rust.insert(&column.name.text, ()).is_some() {
            report.error(column.name.span, format!("column `{}` is declared twice", column.name.text));
        } else if in_sql.insert(&column.sql_name.text, ()).is_some() {
            let name = &column.sql_name;
            report.error(name.span, format!("another column is called `{}` in SQL, too", name.text));
        }
    }
}

fn constraint_names(table: &Table) -> Vec<(&Name, &'static str)> {
    let uniques =
        table.uniques.iter().filter_map(|unique| unique.name.as_ref()).map(|name| (name, "constraint"));
    let keys = table.foreign_keys.iter().filter_map(|key| key.name.as_ref()).map(|name| (name, "constraint"));
    let checks = table.checks.iter().filter_map(|check| check.name.as_ref()).map(|name| (name, "constraint"));
    let indexes = table.indexes.iter().filter_map(|index| index.name.as_ref()).map(|name| (name, "index"));
    uniques.chain(keys).chain(checks).chain(indexes).collect()
}

/// No name for two constraints or indexes.
fn constraints_are_distinct(table: &Table, report: &mut Report) {
    let mut seen = HashMap::new();
    for (name, what) in constraint_names(table) {
        if seen.insert(&name.text, ()).is_some() {
            report.error(name.span, format!("the name `{}` of this {what} is given twice", name.text));
        }
    }
}

/// Exactly one primary key, or the word that there is none.
fn has_one_primary_key(table: &Table, report: &mut Report) {
    let name = &table.name;
    if let (Some(span), Some(_)) = (table.no_primary_key, table.primary_keys.first()) {
        report.error(span, format!("table `{}` has a primary key: remove one of the two", name.text));
        return;
    }
    for key in table.primary_keys.iter().skip(1) {
        let message = format!(
            "table `{}` has another primary key already; a key of several columns is `primary_key(a, b)`",
            name.text
        );
        report.error(key.span, message);
    }
    let given = table.no_primary_key.is_some() || !table.primary_keys.is_empty();
    let has_id = table.column("id").is_some() || table.unreadable.iter().any(|name| name == "id");
    let nothing_at_all = table.columns.is_empty();
    if !given && !has_id && !nothing_at_all {
        let message = format!(
            "table `{}` has no primary key: give a column `#[primary_key]`, or the table `#[no_primary_key]`",
            name.text
        );
        report.error(name.span, message);
    }
    for column in table.primary_key().into_iter().filter(|column| column.nullable) {
        let message = format!("column `{}` of the primary key cannot be `Nullable`", column.name.text);
        report.error(column.data_type.span(), message);
    }
}

/// Keys are made of columns of the table, none of them twice.
fn keys_name_columns(table: &Table, report: &mut Report) {
    let primary = table.primary_keys.iter().map(|key| &key.columns);
    let unique = table.uniques.iter().map(|unique| &unique.columns);
    let foreign = table.foreign_keys.iter().map(|key| &key.columns);
    for columns in primary.chain(unique).chain(foreign) {
        for (index, name) in columns.iter().enumerate() {
            if is_column(table, name, report) && columns[..index].iter().any(|other| other.text == name.text)
            {
                report.error(name.span, format!("column `{}` stands in this key twice", name.text));
            }
        }
    }
    for key in &table.primary_keys {
        if key.columns.is_empty() {
            report.error(key.span, "a primary key needs a column");
        }
    }
}

fn is_column(table: &Table, name: &Name, report: &mut Report) -> bool {
    let known = table.column(&name.text).is_some() || table.unreadable.contains(&name.text);
    if !known {
        let columns = table.columns.iter().map(|column| column.name.text.as_str());
        let hint = suggestion(&name.text, columns);
        report.error(name.span, format!("table `{}` has no column `{}`{hint}", table.name.text, name.text));
    }
    known
}

/// A table counts one identity at most, and only integers are counted.
fn has_one_identity(table: &Table, report: &mut Report) {
    let mut first: Option<&Name> = None;
    for column in &table.columns {
        let Fill::Identity { span, .. } = column.fill else { continue };
        let name = &column.name.text;
        if let Some(first) = first {
            let message = format!("a table has one identity column at most, `{}` is one already", first.text);
            report.error(span, message);
        }
        first = first.or(Some(&column.name));
        let could_be_integer = matches!(column.data_type.kind(), Kind::Integer);
        if !could_be_integer {
            let message = format!(
                "identity column `{name}` must be Int2, Int4 or Int8, found {}",
                column.data_type.shown()
            );
            report.error(column.data_type.span(), message);
        } else if column.nullable {
            let message = format!("identity column `{name}` cannot be `Nullable`");
            report.error(column.data_type.span(), message);
        }
    }
}

/// Lengths belong to Varchar and Char, precision and scale to Numeric, precision to times.
fn modifier_fits(column: &Column, report: &mut Report) {
    let Some(modifier) = &column.modifier else { return };
    let takes = column.data_type.modifier();
    let shown = column.data_type.shown();
    match modifier {
        Modifier::MaxLength { span, .. } if takes != ModifierKind::Length => {
            report.error(*span, format!("`max_length` belongs to Varchar and Char, found {shown}"));
        }
        Modifier::MaxLength { length, span } if *length == 0 || *length > 10_485_760 => {
            report.error(*span, "`max_length` lies between 1 and 10485760");
        }
        Modifier::Precision { scale: Some(_), span, .. } if takes != ModifierKind::PrecisionAndScale => {
            report.error(*span, format!("`precision` and `scale` belong to Numeric, found {shown}"));
        }
        Modifier::Precision { precision, span, .. } => match takes {
            ModifierKind::PrecisionAndScale if !(1..=1000).contains(precision) => {
                report.error(*span, "the precision of Numeric lies between 1 and 1000");
            }
            ModifierKind::Fraction if *precision > 6 => {
                report.error(*span, format!("the precision of {shown} lies between 0 and 6"));
            }
            ModifierKind::None | ModifierKind::Length => {
                report.error(*span, format!("`precision` belongs to Numeric and to times, found {shown}"));
            }
            _ => {}
        },
        Modifier::MaxLength { .. } => {}
    }
}

/// A default and a generated value must be of the column's type.
fn fill_fits(table: &Table, column: &Column, report: &mut Report) {
    let (value, place, word) = match &column.fill {
        Fill::Default(value) => (value, Place::Default, "default"),
        Fill::Generated(value) => (value, Place::Generated, "generated value"),
        Fill::Nothing | Fill::Identity { .. } => return,
    };
    let kind = expression::check(value, table, place, report);
    let name = &column.name.text;
    if kind == Kind::Null {
        if !column.nullable && value.is_null() {
            report.error(value.span(), format!("{word} NULL of column `{name}`, which is NOT NULL"));
        }
    } else if !kind.fits(column.data_type.kind()) {
        let message =
            format!("{word} of column `{name}` must be {}, found {}", column.data_type.shown(), kind.shown());
        report.error(value.span(), message);
    } else if let Some(built_in) = column.data_type.built_in().filter(|built_in| value.overflows(built_in)) {
        report.error(value.span(), format!("{word} of column `{name}` lies outside of {}", built_in.name));
    }
}

/// The keys and the predicate of an index say the same of the same row, always.
fn index_is_immutable(table: &Table, index: &Index, report: &mut Report) {
    for key in &index.keys {
        expression::check(&key.expression, table, Place::IndexKey, report);
    }
    if let Some(predicate) = &index.predicate {
        expression::check(predicate, table, Place::IndexPredicate, report);
    }
    if let Some(method) = index.method.as_ref().filter(|method| method.text != "btree") {
        if index.unique {
            report.error(method.span, format!("only a B-tree can be unique, `{}` cannot", method.text));
        }
        if index.keys.iter().any(|key| key.descending) {
            report.error(method.span, format!("only a B-tree has an order, `{}` has none", method.text));
        }
    }
    if index.keys.len() > 32 {
        report.error(index.span, "an index has at most 32 keys");
    }
}
