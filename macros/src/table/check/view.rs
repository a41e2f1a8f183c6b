//! A view is declared as it is read: by its columns.

use proc_macro2::Span;

use crate::report::Report;
use crate::table::model::{Fill, Table};

/// Refuses what only a table has.
pub(super) fn has_columns_only(table: &Table, report: &mut Report) {
    let keys = table.primary_keys.iter().map(|key| (key.span, "primary key"));
    let uniques = table.uniques.iter().filter_map(|unique| unique.columns.first());
    let uniques = uniques.map(|column| (column.span, "unique constraint"));
    let foreign_keys = table.foreign_keys.iter().map(|key| (key.span, "foreign key"));
    let checks = table.checks.iter().map(|check| (check.condition.span(), "check"));
    let indexes = table.indexes.iter().map(|index| (index.span, "index"));
    let fills = table.columns.iter().filter_map(|column| filled(&column.fill));
    for (span, what) in keys.chain(uniques).chain(foreign_keys).chain(checks).chain(indexes).chain(fills) {
        let name = &table.name.text;
        report.error(span, format!("view `{name}` cannot have a {what}: it is declared by its columns only"));
    }
}

fn filled(fill: &Fill) -> Option<(Span, &'static str)> {
    match fill {
        Fill::Nothing => None,
        Fill::Default(value) => Some((value.span(), "default")),
        Fill::Identity { span, .. } => Some((*span, "counted column")),
        Fill::Generated(value) => Some((value.span(), "generated column")),
    }
}
