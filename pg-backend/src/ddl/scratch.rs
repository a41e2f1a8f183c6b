//! The declared tables as the server would write them: built as temporary tables, read, and rolled back.

use std::collections::{HashMap, HashSet};

use relvar::kernel::TypeName;
use relvar::schema::TableSchema;
use tokio_postgres::Client;

use super::catalogue::{self, Part, Shape};
use super::drift::{Difference, Facet, compare};
use super::error::Error;
use super::order::{Names, Plan};
use super::report::Object;
use super::target::run;
use super::text;

/// So many tables are built before they are rolled back: the server's room for locks is limited.
const ROUND: usize = 100;

/// Compares tables with those that exist under the given oids.
pub(super) async fn compare_tables(
    client: &Client,
    plan: &Plan<'_>,
    tables: &[(&TableSchema, u32)],
) -> Result<Vec<Difference>, Error> {
    let oids: Vec<u32> = tables.iter().map(|(_, oid)| *oid).collect();
    let mut found = if oids.is_empty() { HashMap::new() } else { catalogue::shapes(client, &oids).await? };
    let mut differences = Vec::new();
    let mut rest = tables.to_vec();
    while !rest.is_empty() {
        // Two schemas may have a table of the same name, the temporary schema may not.
        let mut names = HashSet::new();
        let mut fits = |table: &TableSchema| names.len() < ROUND && names.insert(table.name);
        let round: Vec<_> = rest.extract_if(.., |(table, _)| fits(table)).collect();
        let declared = declared_shapes(client, plan.names, &round).await?;
        for ((table, oid), declared) in round.iter().zip(declared) {
            let object = Object::relation(table, plan.names);
            differences.extend(compare(&object, declared, found.remove(oid).unwrap_or_default()));
        }
    }
    Ok(differences)
}

/// Compares views with those that exist: the server knows the names and types of their columns, and nothing else that is
/// declared.
pub(super) async fn compare_views(
    client: &Client,
    plan: &Plan<'_>,
    views: &[(&TableSchema, u32)],
) -> Result<Vec<Difference>, Error> {
    let mut differences = compare_tables(client, plan, views).await?;
    differences.retain(|difference| match difference.facet {
        Facet::Column => true,
        Facet::Type => !may_be_read_as(difference.declared.as_deref(), difference.found.as_deref()),
        _ => false,
    });
    Ok(differences)
}

/// A type that is declared without a modifier is that of a column with any.
fn may_be_read_as(declared: Option<&str>, found: Option<&str>) -> bool {
    let without_modifier = |found: &str| match (found.find('('), found.find(')')) {
        (Some(open), Some(close)) => format!("{}{}", &found[..open], &found[close + 1..]),
        _ => found.to_owned(),
    };
    found.map(without_modifier).as_deref() == declared
}

async fn declared_shapes(
    client: &Client,
    names: Names<'_>,
    tables: &[(&TableSchema, u32)],
) -> Result<Vec<Shape>, Error> {
    run(client, "cannot compare", "SAVEPOINT relvar_scratch").await?;
    for (table, _) in tables {
        let task = format!("cannot compare {}", Object::relation(table, names));
        let at = (Some("pg_temp"), table.name);
        // Foreign keys are compared without being built: that would lock the tables that they reference.
        run(client, &task, &text::create_table(table, at, &[], names)?).await?;
        for index in table.indexes {
            run(client, &task, &text::create_index(index, at)?).await?;
        }
    }
    let wanted: Vec<&str> = tables.iter().map(|(table, _)| table.name).collect();
    let built = catalogue::temporary_tables(client, &wanted).await?;
    let oids: Vec<u32> = built.values().copied().collect();
    let mut shapes = catalogue::shapes(client, &oids).await?;
    run(client, "cannot compare", "ROLLBACK TO SAVEPOINT relvar_scratch").await?;
    tables
        .iter()
        .map(|(table, _)| {
            let shape = built.get(table.name).and_then(|oid| shapes.remove(oid));
            with_declared(table, shape.unwrap_or_default(), names)
        })
        .collect()
}

/// What a declared composite type or domain is made of, as the server writes it.
pub(super) async fn declared_parts(
    client: &Client,
    object: &Object,
    name: &TypeName,
    names: Names<'_>,
) -> Result<Vec<String>, Error> {
    run(client, "cannot compare", "SAVEPOINT relvar_scratch").await?;
    let at = (Some("pg_temp"), name.name);
    run(client, &format!("cannot compare {object}"), &text::create_type(name, at, names)?).await?;
    let built = catalogue::types(client, &[("pg_temp", name.name)]).await?;
    run(client, "cannot compare", "ROLLBACK TO SAVEPOINT relvar_scratch").await?;
    Ok(built.into_values().next().map(|built| built.parts).unwrap_or_default())
}

/// Adds the foreign keys, and takes away the names that the server chose.
fn with_declared(table: &TableSchema, mut shape: Shape, names: Names<'_>) -> Result<Shape, Error> {
    let uniques = table.unique.iter().filter_map(|unique| Some((Facet::Unique, unique.name?)));
    let checks = table.checks.iter().filter_map(|check| Some((Facet::Check, check.name?)));
    let indexes = table.indexes.iter().filter_map(|index| Some((Facet::Index, index.name?)));
    let declared: HashSet<(Facet, &str)> = uniques.chain(checks).chain(indexes).collect();
    for part in &mut shape.parts {
        part.name = part.name.take().filter(|name| declared.contains(&(part.facet, name.as_str())));
    }
    for key in table.foreign_keys {
        shape.parts.push(Part {
            facet: Facet::ForeignKey,
            name: key.name.map(str::to_owned),
            definition: text::foreign_key_definition(key, names)?,
        });
    }
    Ok(shape)
}
