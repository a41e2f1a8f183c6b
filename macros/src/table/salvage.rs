//! What is left of a table with mistakes: the parts that compile, so that queries and the editor still know it, and a
//! mistake in the table is not followed by others where it is used.

use std::collections::HashSet;

use super::check::is_free;
use super::model::{Fill, Key, Table};

/// Takes out of `table` whatever would not compile.
pub(crate) fn salvage(table: &mut Table) {
    let mut seen = HashSet::new();
    let free: Vec<bool> = table.columns.iter().map(|column| is_free(&column.name.text, table)).collect();
    let mut free = free.into_iter();
    table.columns.retain(|column| free.next().unwrap_or(false) && seen.insert(column.name.text.clone()));
    let is_column = |name: &crate::names::Name| seen.contains(&name.text);
    let all_columns = |names: &[crate::names::Name]| !names.is_empty() && names.iter().all(is_column);

    table.primary_keys.truncate(1);
    table.primary_keys.retain(|Key { columns, .. }| all_columns(columns));
    table.uniques.retain(|unique| all_columns(&unique.columns));
    let own_name = table.name.text.clone();
    table.foreign_keys.retain(|key| {
        let is_own = matches!(key.table.as_slice(), [only] if only.text == own_name);
        all_columns(&key.columns) && key.columns.len() == key.references.len() && !is_own
    });
    table.checks.clear();
    table.indexes.clear();
    if table.is_view() {
        table.primary_keys.clear();
        table.uniques.clear();
        table.foreign_keys.clear();
    }
    // A value with a mistake still fills its column; the text of it is never used.
    for column in &mut table.columns {
        if let Fill::Generated(value) | Fill::Default(value) = &mut column.fill {
            value.replace_by_null();
        }
    }
}
