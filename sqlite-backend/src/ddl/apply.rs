//! What `create_all` and `drop_all` do within their transaction.

use std::collections::HashSet;

use relvar::schema::TableSchema;
use rusqlite::Connection;

use super::drift::{Difference, Drift, Facet, compare};
use super::error::{Error, Mistake};
use super::plan::{Plan, Planned};
use super::report::{Object, Report};
use super::script::drop_table;
use super::shape;
use super::target::run;

pub(super) fn create(db: &Connection, plan: &Plan) -> Result<Report, Error> {
    check_targets(db, plan)?;
    let mut report = Report::default();
    let mut differences = Vec::new();
    let mut missing = Vec::new();
    let mut scratch = None;
    for table in &plan.tables {
        let object = Object::table(table.schema.name);
        match shape::statement(db, table.schema.name).map_err(unreadable)? {
            None => missing.push(table),
            Some((kind, _)) if kind != "table" => differences.push(other_kind(&object, Some(kind))),
            Some((_, sql)) => {
                let sql = sql.unwrap_or_default();
                if !is_as_written(db, table, &sql).map_err(unreadable)? {
                    let scratch = match &mut scratch {
                        Some(scratch) => scratch,
                        none => none.insert(declared(plan)?),
                    };
                    differences.extend(difference(db, scratch, table, &sql, &object).map_err(unreadable)?);
                }
                report.unchanged.push(object);
            }
        }
    }
    for view in &plan.views {
        let object = Object::view(view.name);
        match shape::statement(db, view.name).map_err(unreadable)? {
            Some((kind, _)) if kind == "view" => {
                differences.extend(compare_view(db, view, &object)?);
                report.unchanged.push(object);
            }
            found => differences.push(other_kind(&object, found.map(|(kind, _)| kind))),
        }
    }
    if !differences.is_empty() {
        return Err(Error::drifted(Drift { differences }));
    }
    for table in missing {
        let object = Object::table(table.schema.name);
        let task = format!("cannot create {object}");
        run(db, &task, &table.statements.table)?;
        for (_, index) in &table.statements.indexes {
            run(db, &task, index)?;
        }
        report.created.push(object);
    }
    Ok(report)
}

fn unreadable(error: rusqlite::Error) -> Error {
    Error::database("cannot read the catalogue", error)
}

fn other_kind(object: &Object, found: Option<String>) -> Difference {
    let declared = Some(object.kind.word().to_owned());
    Difference { object: object.clone(), facet: Facet::Kind, name: None, declared, found }
}

/// Was the table created by the very statements that would create it now?
fn is_as_written(db: &Connection, table: &Planned, sql: &str) -> rusqlite::Result<bool> {
    let mut declared = table.statements.indexes.clone();
    declared.sort_unstable();
    Ok(sql == table.statements.table && shape::indexes(db, table.schema.name)? == declared)
}

/// How the table that `sql` created differs from the declared one, which is in `scratch`.
fn difference(
    db: &Connection,
    scratch: &Connection,
    table: &Planned,
    sql: &str,
    object: &Object,
) -> rusqlite::Result<Vec<Difference>> {
    let (name, declared) = (table.schema.name, &table.statements.table);
    Ok(match (shape::shape(scratch, name, declared)?, shape::shape(db, name, sql)?) {
        (Some(declared), Some(found)) => compare(object, &declared, &found),
        _ => vec![Difference {
            object: object.clone(),
            facet: Facet::Definition,
            name: None,
            declared: Some(declared.clone()),
            found: Some(sql.to_owned()),
        }],
    })
}

/// The declared tables in a database of their own, for SQLite to say how it sees them.
fn declared(plan: &Plan) -> Result<Connection, Error> {
    let db = Connection::open_in_memory().map_err(|error| Error::database("cannot compare", error))?;
    for table in &plan.tables {
        let task = format!("cannot compare {}", Object::table(table.schema.name));
        run(&db, &task, &table.statements.table)?;
        for (_, index) in &table.statements.indexes {
            run(&db, &task, index)?;
        }
    }
    Ok(db)
}

/// What the columns of a view are, SQLite does not say; only what they are called.
fn compare_view(db: &Connection, view: &TableSchema, object: &Object) -> Result<Vec<Difference>, Error> {
    let found = shape::column_names(db, view.name).map_err(unreadable)?;
    let declared = view.columns.iter().map(|column| column.name);
    let differ = |name: &str, declared: bool| Difference {
        object: object.clone(),
        facet: Facet::Column,
        name: Some(name.to_owned()),
        declared: declared.then(|| name.to_owned()),
        found: (!declared).then(|| name.to_owned()),
    };
    let missing = declared.clone().filter(|name| !found.iter().any(|other| other == name));
    let other = found.iter().filter(|name| !declared.clone().any(|other| other == *name));
    Ok(missing.map(|name| differ(name, true)).chain(other.map(|name| differ(name, false))).collect())
}

/// Every foreign key's target must be given or there.
fn check_targets(db: &Connection, plan: &Plan) -> Result<(), Error> {
    let mut mistakes = Vec::new();
    for table in &plan.tables {
        for key in table.schema.foreign_keys {
            let name = key.table.1;
            let is_table =
                || shape::statement(db, name).map(|found| found.is_some_and(|(kind, _)| kind == "table"));
            if !plan.gives(name) && !is_table().map_err(unreadable)? {
                let (columns, target) = (key.columns.join(", "), Object::table(name));
                let reason =
                    format!("foreign key ({columns}) references {target}, which is neither given nor there");
                mistakes.push(Mistake::new(table.schema.name, reason));
            }
        }
    }
    if mistakes.is_empty() { Ok(()) } else { Err(Error::descriptions(mistakes)) }
}

pub(super) fn drop(db: &Connection, plan: &Plan) -> Result<(), Error> {
    let mut mistakes = Vec::new();
    for (table, target) in shape::references(db).map_err(unreadable)? {
        if plan.gives(&target) && !plan.gives(&table) {
            let reason = format!("table {table} references it and is not dropped");
            mistakes.push(Mistake::new(target, reason));
        }
    }
    if !mistakes.is_empty() {
        return Err(Error::in_use(mistakes));
    }
    let working = shape::working_views(db).map_err(unreadable)?;
    // Tables that reference each other are dropped one by one.
    run(db, "cannot drop the tables", "PRAGMA defer_foreign_keys = ON")?;
    for table in plan.tables.iter().rev() {
        run(db, "cannot drop the tables", &drop_table(table.schema.name)?)?;
    }
    let still: HashSet<String> = shape::working_views(db).map_err(unreadable)?.into_iter().collect();
    match working.into_iter().find(|view| !still.contains(view)) {
        None => Ok(()),
        Some(view) => Err(Error::in_use(vec![Mistake::view(view, "it reads a table that would be dropped")])),
    }
}
