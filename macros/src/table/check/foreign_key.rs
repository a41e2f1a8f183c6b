//! Refuses foreign keys that cannot hold, as far as the declaring table shows it.

use super::is_column;
use crate::names::Name;
use crate::report::Report;
use crate::table::model::{ActionKind, ForeignKey, Table};

/// A foreign key has as many columns as it references, and its actions are possible. What the other table has to
/// say is checked by the expansion; a table that references itself is checked here.
pub(super) fn fits(table: &Table, key: &ForeignKey, report: &mut Report) {
    let (here, there) = (key.columns.len(), key.references.len());
    if here != there {
        let message = format!("this foreign key has {here} column(s) and references {there}");
        report.error(key.references.first().map_or(key.span, |name| name.span), message);
        return;
    }
    for action in
        [key.on_delete, key.on_update].into_iter().filter(|action| action.kind == ActionKind::SetNull)
    {
        let columns = key.columns.iter().filter_map(|name| table.column(&name.text));
        for column in columns.filter(|column| !column.nullable) {
            let message = format!("`set_null` on column `{}`, which is NOT NULL", column.name.text);
            report.error(action.span, message);
        }
    }
    if !key.is_to(table) {
        return;
    }
    for (from, to) in key.columns.iter().zip(&key.references) {
        if !is_column(table, to, report) {
            return;
        }
        let types = [from, to].map(|name| table.column(&name.text).map(|column| column.data_type.shown()));
        if let [Some(from_type), Some(to_type)] = types
            && from_type != to_type
        {
            let (from, to) = (&from.text, &to.text);
            let message =
                format!("column `{from}` is {from_type}, but references `{to}`, which is {to_type}");
            report.error(key.span, message);
            return;
        }
    }
    if !is_unique(table, &key.references) {
        report.error(key.span, "the referenced columns are no primary key and no unique key of the table");
    }
}

/// Is this set of columns a key?
fn is_unique(table: &Table, columns: &[Name]) -> bool {
    let same = |key: &[&str]| {
        key.len() == columns.len() && columns.iter().all(|column| key.contains(&column.text.as_str()))
    };
    let primary: Vec<&str> = table.primary_key().iter().map(|column| column.name.text.as_str()).collect();
    let texts = |names: &[Name]| names.iter().map(|name| name.text.clone()).collect::<Vec<_>>();
    let deferred = |columns: &[String]| same(&columns.iter().map(String::as_str).collect::<Vec<_>>());
    let by_index = table
        .unique_index_columns()
        .into_iter()
        .any(|columns| same(&columns.into_iter().map(|name| name.text.as_str()).collect::<Vec<_>>()));
    let by_constraint =
        table.uniques.iter().any(|unique| !unique.deferrable && deferred(&texts(&unique.columns)));
    same(&primary) || by_constraint || by_index
}
