//! What `create_all` did.

use std::fmt;

use relvar::kernel::{Definition, TypeName};
use relvar::schema::{Relation, TableSchema};

use super::order::{Key, Names};
use super::text::qualified;

/// What [`create_all`](super::create_all) did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// What was created, in that order. Constraints, indexes and comments belong to their table.
    pub created: Vec<Object>,
    /// What was there already, just as declared.
    pub unchanged: Vec<Object>,
}

/// A schema, an extension, a type, a table or a view in a database.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Object {
    /// Which of them.
    pub kind: ObjectKind,
    /// The schema that holds it; `None` for a schema itself and for an extension.
    pub schema: Option<String>,
    /// Its name.
    pub name: String,
}

impl Object {
    pub(super) fn new(kind: ObjectKind, (schema, name): Key<'_>) -> Self {
        Object { kind, schema: schema.map(str::to_owned), name: name.to_owned() }
    }

    /// The declared type `name`, which is at `key`.
    pub(super) fn sql_type(name: &TypeName, key: Key<'_>) -> Self {
        let kind = match name.definition {
            Definition::Composite(_) => ObjectKind::CompositeType,
            Definition::Domain(_) => ObjectKind::Domain,
            _ => ObjectKind::EnumType,
        };
        Object::new(kind, key)
    }

    pub(super) fn relation(table: &TableSchema, names: Names<'_>) -> Self {
        let kind = match table.relation {
            Relation::Table => ObjectKind::Table,
            Relation::View => ObjectKind::View,
            Relation::MaterializedView => ObjectKind::MaterializedView,
        };
        Object::new(kind, names.table(table))
    }

    pub(super) fn table(key: Key<'_>) -> Self {
        Object::new(ObjectKind::Table, key)
    }
}

impl fmt::Display for Object {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self.kind {
            ObjectKind::Schema => "schema",
            ObjectKind::Extension => "extension",
            ObjectKind::EnumType => "enum type",
            ObjectKind::CompositeType => "composite type",
            ObjectKind::Domain => "domain",
            ObjectKind::Table => "table",
            ObjectKind::View => "view",
            ObjectKind::MaterializedView => "materialized view",
        };
        match qualified((self.schema.as_deref(), &self.name)) {
            Ok(name) => write!(f, "{kind} {name}"),
            Err(_) => write!(f, "{kind} {:?}", self.name),
        }
    }
}

/// What an [`Object`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ObjectKind {
    /// A schema.
    Schema,
    /// An extension.
    Extension,
    /// An enum type.
    EnumType,
    /// A composite type.
    CompositeType,
    /// A domain.
    Domain,
    /// A table.
    Table,
    /// A view.
    View,
    /// A materialized view.
    MaterializedView,
}
