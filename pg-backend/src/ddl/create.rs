//! `create_all` and `drop_all` on a connection.

use std::collections::HashMap;

use relvar::kernel::{Definition, TypeName};
use relvar::schema::{self, TableSchema};
use tokio_postgres::Client;

use super::catalogue::{self, ExistingType, Relation};
use super::drift::{Difference, Drift, Facet};
use super::error::{Error, Mistake};
use super::order::{Key, Names, Plan};
use super::quote::quote_identifier;
use super::report::{Object, ObjectKind, Report};
use super::target::{Target, run};
use super::{scratch, script, text};

/// Creates the tables that are not there yet, with their schemas, extensions, types, constraints, indexes and comments, in
/// one transaction; in which order they are given does not matter. `db` is `&Pool` or `&mut Connection`.
///
/// A table that is there is never altered, only compared: where it is just as declared, it is left alone, and where
/// it is not, nothing at all is created. Comments, the order of columns and names that are not declared may differ.
/// A table without a schema prefix is one of the current schema (the first of the `search_path`), wherever else a
/// table of that name may be. Callers wait for one another.
///
/// Views (of `view!`) are compared only, by the names and types of their columns, because nothing in their declarations
/// says what their queries are. A view that is not there is a difference: so create the tables, then the views by SQL,
/// and then compare the views.
///
/// The comparison builds the declared tables as temporary ones and rolls them back, because only the server can say
/// how it would write an expression. So the role needs the privilege TEMPORARY, which every role has unless it was
/// revoked, and the connection must not have a temporary table of the same name. It takes a few milliseconds for
/// each table: for the start of a program, not for each request.
///
/// ```no_run
/// # async fn example(db: relvar_pg::Pool, users: relvar::schema::TableSchema) -> Result<(), relvar_pg::Error> {
/// use relvar_pg::ddl::create_all;
///
/// match create_all(&db, &[users]).await {
///     Ok(report) => println!("{} new, {} as declared", report.created.len(), report.unchanged.len()),
///     Err(error) if error.drift().is_some() => println!("{error}"),
///     Err(error) => return Err(error.into()),
/// }
/// # Ok(()) }
/// ```
///
/// # Errors
///
/// [`Error::drift`] where a table or type differs from its description; [`Error::mistakes`] where the
/// descriptions contradict each other, or a foreign key references a table that is neither given nor there;
/// [`Error::server_error`] where there is no connection or the server refuses a statement. Nothing was changed in
/// any case.
pub async fn create_all(db: impl Into<Target<'_>>, tables: &[TableSchema]) -> Result<Report, Error> {
    db.into().run(async |client| create(client, tables).await).await
}

/// Drops the tables and their types, as far as they are there, in one transaction. Schemas, extensions and views stay. `db` is `&Pool`
/// or `&mut Connection`.
///
/// # Errors
///
/// The server refuses to drop what something else depends on, such as a view or the foreign key of a table that is
/// not given: [`Error::server_error`] has its words. Nothing was changed then.
pub async fn drop_all(db: impl Into<Target<'_>>, tables: &[TableSchema]) -> Result<(), Error> {
    db.into().run(async |client| drop(client, tables).await).await
}

async fn drop(client: &Client, tables: &[TableSchema]) -> Result<(), Error> {
    let current = catalogue::current_schema(client).await?;
    let plan = located(tables, current.as_deref())?;
    for statement in script::drop_statements(&plan)? {
        run(client, "cannot drop the tables", &statement).await?;
    }
    Ok(())
}

async fn create(client: &Client, tables: &[TableSchema]) -> Result<Report, Error> {
    let current = catalogue::current_schema(client).await?;
    let plan = located(tables, current.as_deref())?;
    let existing = Existing::read(client, &plan).await?;
    existing.check_targets(&plan)?;
    let mut report = Report::default();
    let mut differences = Vec::new();

    create_schemas(client, &plan, &mut report).await?;
    create_extensions(client, &plan, &mut report).await?;
    let mut drifted = Vec::new();
    for name in &plan.types {
        let at = plan.names.sql_type(name);
        let object = Object::sql_type(name, at);
        match existing.types.get(&owned(at)) {
            Some(found) => match type_difference(client, &object, name, found, plan.names).await? {
                Some(difference) => {
                    drifted.push(*name);
                    differences.push(difference);
                }
                None => report.unchanged.push(object),
            },
            None => {
                let task = format!("cannot create {object}");
                run(client, &task, &text::create_type(name, at, plan.names)?).await?;
                report.created.push(object);
            }
        }
    }

    let mut comparable = Vec::new();
    for &table in &plan.tables {
        let Some(found) = existing.relation(plan.names.table(table)) else { continue };
        let object = Object::table(plan.names.table(table));
        match kind(&found.relkind) {
            // How the server would write the table's expressions cannot be seen while its type lacks a label.
            "table" if uses(table, &drifted) => {}
            "table" => comparable.push((table, found.oid)),
            other => differences.push(Difference {
                object: object.clone(),
                facet: Facet::Kind,
                name: None,
                declared: Some("table".to_owned()),
                found: Some(other.to_owned()),
            }),
        }
        report.unchanged.push(object);
    }
    differences.extend(scratch::compare_tables(client, &plan, &comparable).await?);
    let mut views = Vec::new();
    for &view in &plan.views {
        let object = Object::relation(view, plan.names);
        let declared = word(view.relation);
        match existing.relation(plan.names.table(view)) {
            Some(found) if kind(&found.relkind) == declared => {
                views.push((view, found.oid));
                report.unchanged.push(object);
            }
            found => differences.push(Difference {
                object,
                facet: Facet::Kind,
                name: None,
                declared: Some(declared.to_owned()),
                found: found.map(|found| kind(&found.relkind).to_owned()),
            }),
        }
    }
    differences.extend(scratch::compare_views(client, &plan, &views).await?);
    if !differences.is_empty() {
        return Err(Error::drifted(Drift { differences }));
    }

    for step in script::create_tables(&plan, |key| existing.relation(key).is_some())? {
        let object = Object::table(plan.names.table(step.table));
        let task = format!("cannot create {object}");
        for statement in &step.statements {
            run(client, &task, statement).await?;
        }
        if !report.created.contains(&object) {
            report.created.push(object);
        }
    }
    Ok(report)
}

fn word(relation: schema::Relation) -> &'static str {
    match relation {
        schema::Relation::Table => "table",
        schema::Relation::View => "view",
        schema::Relation::MaterializedView => "materialized view",
    }
}

/// The plan, where every table and type has a schema.
fn located<'a>(tables: &'a [TableSchema], current: Option<&'a str>) -> Result<Plan<'a>, Error> {
    let plan = Plan::new(tables, Names { current })?;
    let mut keys = plan.tables.iter().chain(&plan.views).map(|table| plan.names.table(table));
    let mut types = plan.types.iter().map(|name| plan.names.sql_type(name));
    match keys.all(|key| key.0.is_some()) && types.all(|key| key.0.is_some()) {
        true => Ok(plan),
        false => Err(Error::no_schema()),
    }
}

async fn create_schemas(client: &Client, plan: &Plan<'_>, report: &mut Report) -> Result<(), Error> {
    let existing = catalogue::schemas(client, &plan.schemas).await?;
    for schema in &plan.schemas {
        let object = Object { kind: ObjectKind::Schema, schema: None, name: (*schema).to_owned() };
        if existing.iter().any(|name| name == schema) {
            report.unchanged.push(object);
        } else {
            let statement = format!("CREATE SCHEMA {}", quote_identifier(schema)?);
            run(client, &format!("cannot create {object}"), &statement).await?;
            report.created.push(object);
        }
    }
    Ok(())
}

async fn create_extensions(client: &Client, plan: &Plan<'_>, report: &mut Report) -> Result<(), Error> {
    if plan.extensions.is_empty() {
        return Ok(());
    }
    let existing = catalogue::extensions(client, &plan.extensions).await?;
    for extension in &plan.extensions {
        let object = Object::new(ObjectKind::Extension, (None, extension));
        if existing.iter().any(|name| name == extension) {
            report.unchanged.push(object);
        } else {
            let task = format!("cannot create {object}, which the server must offer and the role may create");
            run(client, &task, &text::create_extension(extension)?).await?;
            report.created.push(object);
        }
    }
    Ok(())
}

/// What is there of the plan.
struct Existing {
    relations: HashMap<(String, String), Relation>,
    types: HashMap<(String, String), ExistingType>,
}

impl Existing {
    async fn read(client: &Client, plan: &Plan<'_>) -> Result<Self, Error> {
        let targets =
            plan.tables.iter().flat_map(|table| table.foreign_keys).map(|key| plan.names.target(key));
        let tables =
            plan.tables.iter().chain(&plan.views).map(|table| plan.names.table(table)).chain(targets);
        let mut keys: Vec<(&str, &str)> = tables.filter_map(|(schema, name)| Some((schema?, name))).collect();
        keys.sort_unstable();
        keys.dedup();
        let types = plan.types.iter().map(|name| plan.names.sql_type(name));
        let type_keys: Vec<(&str, &str)> = types.filter_map(|(schema, name)| Some((schema?, name))).collect();
        Ok(Existing {
            relations: catalogue::relations(client, &keys).await?,
            types: catalogue::types(client, &type_keys).await?,
        })
    }

    fn relation(&self, key: Key<'_>) -> Option<&Relation> {
        self.relations.get(&owned(key))
    }

    /// Every foreign key's target must be given or there.
    fn check_targets(&self, plan: &Plan<'_>) -> Result<(), Error> {
        let mut mistakes = Vec::new();
        for table in &plan.tables {
            for key in table.foreign_keys {
                let target = plan.names.target(key);
                if plan.given(target).is_none() && self.relation(target).is_none() {
                    let columns = key.columns.join(", ");
                    let target = Object::table(target);
                    let reason = format!(
                        "foreign key ({columns}) references {target}, which is neither given nor there"
                    );
                    mistakes.push(Mistake::new(table.name, reason));
                }
            }
        }
        if mistakes.is_empty() { Ok(()) } else { Err(Error::descriptions(mistakes)) }
    }
}

async fn type_difference(
    client: &Client,
    object: &Object,
    name: &TypeName,
    found: &ExistingType,
    names: Names<'_>,
) -> Result<Option<Difference>, Error> {
    let difference = |facet, declared, found| {
        Ok(Some(Difference { object: object.clone(), facet, name: None, declared, found }))
    };
    let (letter, kind) = match name.definition {
        Definition::Composite(_) => ("c", "composite type"),
        Definition::Domain(_) => ("d", "domain"),
        _ => ("e", "enum type"),
    };
    if found.typtype != letter {
        let found = match found.typtype.as_str() {
            "e" => "enum type",
            "c" => "composite type",
            "d" => "domain",
            "r" | "m" => "range type",
            _ => "base type",
        };
        return difference(Facet::Kind, Some(kind.to_owned()), Some(found.to_owned()));
    }
    if let Definition::Enum(labels) = name.definition {
        return match found.labels == labels {
            true => Ok(None),
            false => {
                difference(Facet::Labels, Some(text::labels(labels)?), Some(text::labels(&found.labels)?))
            }
        };
    }
    let declared = scratch::declared_parts(client, object, name, names).await?;
    if declared == found.parts {
        return Ok(None);
    }
    let shown = |parts: &[String]| {
        let between = if letter == "c" { ", " } else { " " };
        Some(parts.join(between))
    };
    difference(Facet::Definition, shown(&declared), shown(&found.parts))
}

fn uses(table: &TableSchema, types: &[TypeName]) -> bool {
    table.columns.iter().any(|column| types.contains(&TypeName { array: false, ..column.sql_type }))
}

fn kind(relkind: &str) -> &'static str {
    match relkind {
        "r" | "p" => "table",
        "v" => "view",
        "m" => "materialized view",
        "f" => "foreign table",
        "S" => "sequence",
        "c" => "composite type",
        _ => "index",
    }
}

fn owned((schema, name): Key<'_>) -> (String, String) {
    (schema.unwrap_or_default().to_owned(), name.to_owned())
}
