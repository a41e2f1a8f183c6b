//! The constraints of tables by name: what an error can say was violated, and what ON CONFLICT can name.

use std::fmt;
use std::marker::PhantomData;

use crate::kernel::{Table, Verdict};
use crate::render::Rope;

/// A constraint of a table, or a unique index, under the name that the server has for it.
///
/// Where `table!` gives no name, it is the one that PostgreSQL makes up: `users_email_key` of `#[unique] email`. A database
/// that was made otherwise may call it otherwise: `#[unique(name = "..")]` says how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NamedConstraint {
    /// The table's name in SQL.
    pub table: &'static str,
    /// The constraint's name in SQL.
    pub name: &'static str,
    /// What it forbids.
    pub kind: ConstraintKind,
    /// What a person is told: `email is taken`.
    pub message: &'static str,
}

/// What a constraint forbids.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConstraintKind {
    /// Two rows with the same key, and a key that is NULL.
    PrimaryKey,
    /// Two rows with the same values.
    Unique,
    /// A reference to a row that is not there.
    ForeignKey,
    /// A row for which the condition is false.
    Check,
}

/// The enum of a table's constraints, `users::Constraint`. Shown, it is a sentence for people.
///
/// ```
/// # relvar::doc_schema!();
/// assert_eq!(users::Constraint::EmailKey.to_string(), "email is taken");
/// assert_eq!(users::Constraint::TeamIdFkey.to_string(), "team_id does not refer to a row of teams");
/// ```
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait TableConstraints: Copy + PartialEq + 'static {
    /// Every constraint and its description.
    const ALL: &'static [(Self, NamedConstraint)];

    /// The description.
    fn constraint(self) -> Option<&'static NamedConstraint> {
        Self::ALL.iter().find(|(constraint, _)| *constraint == self).map(|(_, description)| description)
    }

    /// The constraint that the server calls `name`.
    fn named(table: &str, name: &str) -> Option<Self> {
        let mut all = Self::ALL.iter();
        all.find(|(_, found)| found.name == name && found.table == table).map(|(constraint, _)| *constraint)
    }
}

/// Shows the sentence of a constraint.
#[doc(hidden)]
pub fn show_constraint<All: TableConstraints>(constraint: &All, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str(constraint.constraint().map_or("", |found| found.message))
}

/// What an error of a driver can be asked for: a constraint, or a column that is NOT NULL.
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait Violable {
    /// As the server names it.
    fn violation(&self) -> Violation;
}

/// What was violated, as the server names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Violation {
    /// A constraint or a unique index of a table.
    Constraint {
        /// The table.
        table: &'static str,
        /// The constraint.
        name: &'static str,
    },
    /// NOT NULL of a column.
    NotNull {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
    },
}

impl Violable for NamedConstraint {
    fn violation(&self) -> Violation {
        Violation::Constraint { table: self.table, name: self.name }
    }
}

/// A unique constraint, a primary key or a unique index as a value: `users::email_key`. `on_conflict` takes it, and an error
/// can be asked for it.
pub struct UniqueKey<Key>(PhantomData<Key>);

impl<Key> UniqueKey<Key> {
    /// The key in the value namespace.
    pub const KEY: Self = UniqueKey(PhantomData);
}

impl<Key> Clone for UniqueKey<Key> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<Key> Copy for UniqueKey<Key> {}

impl<Key: KeyConstraint> fmt::Debug for UniqueKey<Key> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Key::CONSTRAINT.name)
    }
}

impl<Key: KeyConstraint> Violable for UniqueKey<Key> {
    fn violation(&self) -> Violation {
        Key::CONSTRAINT.violation()
    }
}

/// What `table!` declares of a [`UniqueKey`].
pub trait KeyConstraint: Sized {
    /// The table that has it.
    type Table: Table;
    /// `Fail` where it is DEFERRABLE.
    type Immediate: Verdict;
    /// Its name.
    const CONSTRAINT: NamedConstraint;
    /// SQL names of its columns; none where it is not about columns of every row.
    const COLUMNS: &'static [&'static str];
    /// What stands after ON CONFLICT.
    const TARGET: &'static Rope;
    /// The same for a dialect that finds a constraint by its columns.
    const BY_COLUMNS: &'static Rope = Self::TARGET;
}
