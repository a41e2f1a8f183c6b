//! What a set of descriptions creates, and in which order.

use std::collections::HashSet;

use relvar::kernel::{Definition, TypeName};
use relvar::schema::{ForeignKeySchema, Relation, TableSchema};

use super::check::check;
use super::error::Error;

/// The schema and the name of a table or type. The schema is `None` only where nothing says which one is current.
pub(super) type Key<'a> = (Option<&'a str>, &'a str);

/// Where things are: what names no schema is in the current one, if that is known.
#[derive(Clone, Copy)]
pub(super) struct Names<'a> {
    /// The current schema.
    pub(super) current: Option<&'a str>,
}

impl<'a> Names<'a> {
    /// Where the table is.
    pub(super) fn table(self, table: &TableSchema) -> Key<'a> {
        (table.schema.or(self.current), table.name)
    }

    /// Where the foreign key's target is.
    pub(super) fn target(self, foreign_key: &ForeignKeySchema) -> Key<'a> {
        (foreign_key.table.0.or(self.current), foreign_key.table.1)
    }

    /// Where the type is.
    pub(super) fn sql_type(self, name: &TypeName) -> Key<'a> {
        (name.schema.or(self.current), name.name)
    }
}

/// The set of tables, checked and in dependency order.
pub(super) struct Plan<'a> {
    /// The schemas that the descriptions name.
    pub(super) schemas: Vec<&'a str>,
    /// The extensions whose types the columns have.
    pub(super) extensions: Vec<&'static str>,
    /// The declared types of the columns, each after those that it is made of.
    pub(super) types: Vec<TypeName>,
    /// The tables, each after those that it references, as far as there is no cycle.
    pub(super) tables: Vec<&'a TableSchema>,
    /// The views, which are compared and never created.
    pub(super) views: Vec<&'a TableSchema>,
    /// Where they are.
    pub(super) names: Names<'a>,
}

impl<'a> Plan<'a> {
    /// Checks the descriptions and puts them in order.
    pub(super) fn new(tables: &'a [TableSchema], names: Names<'a>) -> Result<Self, Error> {
        let (types, extensions) = declared_types(tables, names);
        check(tables, &types, names)?;
        let schemas = schemas(tables, &types);
        let (tables, views) =
            in_order(tables, names).into_iter().partition(|table| table.relation == Relation::Table);
        Ok(Plan { schemas, extensions, types, tables, views, names })
    }

    /// The given table at `key`.
    pub(super) fn given(&self, key: Key<'_>) -> Option<&'a TableSchema> {
        self.tables.iter().copied().find(|table| self.names.table(table) == key)
    }
}

fn schemas<'a>(tables: &'a [TableSchema], types: &[TypeName]) -> Vec<&'a str> {
    let mut schemas = Vec::new();
    for schema in
        types.iter().filter_map(|name| name.schema).chain(tables.iter().filter_map(|table| table.schema))
    {
        if !schemas.contains(&schema) {
            schemas.push(schema);
        }
    }
    schemas
}

/// Every declared type once, after those that it is made of, and the extensions that types come from; the same type with
/// another definition stays in, for the check to find.
fn declared_types(tables: &[TableSchema], names: Names<'_>) -> (Vec<TypeName>, Vec<&'static str>) {
    let (mut types, mut extensions) = (Vec::new(), Vec::new());
    for table in tables {
        for extension in table.extensions {
            if !extensions.contains(extension) {
                extensions.push(*extension);
            }
        }
        for column in table.columns {
            add_type(column.sql_type, names, &mut types, &mut extensions);
        }
    }
    (types, extensions)
}

fn add_type(name: TypeName, names: Names<'_>, types: &mut Vec<TypeName>, extensions: &mut Vec<&'static str>) {
    let name = TypeName { array: false, ..name };
    match name.definition {
        Definition::BuiltIn => return,
        Definition::Extension(extension) => {
            if !extensions.contains(&extension) {
                extensions.push(extension);
            }
            return;
        }
        Definition::Enum(_) => {}
        Definition::Composite(fields) => {
            fields.iter().for_each(|field| add_type(field.sql_type, names, types, extensions));
        }
        Definition::Domain(domain) => add_type(domain.base, names, types, extensions),
    }
    let same = |known: &TypeName| {
        names.sql_type(known) == names.sql_type(&name) && known.definition == name.definition
    };
    if !types.iter().any(same) {
        types.push(name);
    }
}

/// The given order, changed only where a table must wait for one that it references. Where the rest is a cycle, a
/// table of a cycle that waits for no other cycle goes first.
fn in_order<'a>(tables: &'a [TableSchema], names: Names<'a>) -> Vec<&'a TableSchema> {
    let mut rest: Vec<usize> = (0..tables.len()).collect();
    let targets: Vec<Vec<usize>> = tables
        .iter()
        .enumerate()
        .map(|(index, table)| {
            let keys: HashSet<Key<'_>> = table.foreign_keys.iter().map(|key| names.target(key)).collect();
            (0..tables.len())
                .filter(|&other| other != index && keys.contains(&names.table(&tables[other])))
                .collect()
        })
        .collect();
    let mut ordered = Vec::with_capacity(tables.len());
    while !rest.is_empty() {
        let ready = rest.iter().position(|&index| targets[index].iter().all(|target| !rest.contains(target)));
        let next = ready.or_else(|| {
            (0..rest.len()).min_by_key(|&position| reachable(rest[position], &targets, &rest).len())
        });
        ordered.push(&tables[rest.remove(next.unwrap_or_default())]);
    }
    ordered
}

fn reachable(from: usize, targets: &[Vec<usize>], among: &[usize]) -> HashSet<usize> {
    let mut seen = HashSet::from([from]);
    let mut open = vec![from];
    while let Some(index) = open.pop() {
        open.extend(
            targets[index].iter().copied().filter(|target| among.contains(target) && seen.insert(*target)),
        );
    }
    seen
}
