//! What `create_all` did.

use std::fmt;

use super::quote::quote_identifier;

/// What [`create_all`](super::create_all) did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// What was created, in that order. Constraints and indexes belong to their table.
    pub created: Vec<Object>,
    /// What was there already, just as declared.
    pub unchanged: Vec<Object>,
}

/// A table or a view in a database.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Object {
    /// Which of them.
    pub kind: ObjectKind,
    /// Its name.
    pub name: String,
}

impl Object {
    pub(super) fn table(name: &str) -> Self {
        Object { kind: ObjectKind::Table, name: name.to_owned() }
    }

    pub(super) fn view(name: &str) -> Self {
        Object { kind: ObjectKind::View, name: name.to_owned() }
    }
}

impl fmt::Display for Object {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = self.kind.word();
        match quote_identifier(&self.name) {
            Ok(name) => write!(f, "{kind} {name}"),
            Err(_) => write!(f, "{kind} {:?}", self.name),
        }
    }
}

/// What an [`Object`] is. Enum types and domains belong to the columns that have them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ObjectKind {
    /// A table.
    Table,
    /// A view.
    View,
}

impl ObjectKind {
    /// How it is called.
    pub(super) fn word(self) -> &'static str {
        match self {
            ObjectKind::Table => "table",
            ObjectKind::View => "view",
        }
    }
}
