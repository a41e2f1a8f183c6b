//! THE page to read first: the few words that everything else is made of.
//!
//! [`SqlType`] is what a column holds, [`TableReference`] what FROM holds, [`Expression`] what every clause holds.
//! Whether an expression may stand somewhere is answered by a *verdict* ([`Verdict`]), which `check/` computes.

mod digit;
mod kept;
mod level;
mod list;
mod relation;
mod type_name;
mod verdict;

pub use digit::*;
pub use kept::*;
pub use level::*;
pub use list::*;
pub use relation::*;
pub use type_name::*;
pub use verdict::*;

use crate::backend::ColumnTypes;
use crate::render::Rope;
use crate::schema::TableSchema;

/// An SQL type. Nullability is never part of it: it is computed from the query.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an SQL type",
    label = "expected a type such as `Int4` or `Text`"
)]
pub trait SqlType: Sized + 'static {
    /// The Rust type that a column of this type is read into where the query does not say otherwise.
    type Rust;
    /// Identity, digit by digit.
    type Id: Identity;
    /// `Fail` with the type where it has no `=`, and so neither DISTINCT nor GROUP BY.
    type Equal: Verdict;
    /// How a dialect keeps it that has few types: `Fail` with the type where its values then come in another order.
    type Kept: KeptAs;
    /// The name in SQL.
    const NAME: TypeName;
}

/// Something that stands in FROM: a table, an alias, a derived table.
pub trait TableReference: Copy + 'static {
    /// Identity, digit by digit.
    type Id: Identity;
    /// The same, followed by `Rest`.
    type IdBefore<Rest: Identity>: Identity;
    /// How an error message names it.
    type Shown;
    /// How often a recursive query's own table is inside: see [`RecursiveUses`](crate::check::RecursiveUses).
    type Uses;
    /// How FROM spells it: `users`, `users AS users_b`.
    const FROM: &'static Rope;
    /// How a column is qualified: `users`, `users_b`.
    const QUALIFIER: &'static Rope;
}

/// A table that `table!` declared, or a view that `view!` declared.
pub trait Table: TableReference {
    /// A table, a view or a materialized view.
    type Kind: RelationKind;
    /// How a missing row of an outer join is told from one of NULLs.
    type Seen: Seen;
    /// The generated row struct.
    type Row;
    /// The key's columns as a list; [`NoKey`] where there is none.
    type PrimaryKey;
    /// The SQL types of the key's columns, as a tuple.
    type KeyTypes;
    /// Every key that identifies one row: a list of lists of columns.
    type UniqueKeys;
    /// `Fail` with a key that is DEFERRABLE, if there is one.
    type Immediate: Verdict;
    /// The foreign keys: a list of [`ForeignKey`]s.
    type ForeignKeys;
    /// Every column, in chunks of 16: a list of lists.
    type Columns;
    /// No column assigned: one [`EmptyChunk`](crate::check::EmptyChunk) per 16 columns.
    type NoneAssigned;
    /// The columns that an INSERT must set: NOT NULL and filled by nothing else.
    type Required;
    /// The identity, followed by `Rest`.
    type IdWith<Rest: Identity>: Identity;
    /// The fields of an alias: one [`AliasColumn`](crate::expr::AliasColumn) per column.
    type AliasColumns<Reference: TableReference>: 'static;
    /// The table in the value namespace.
    const TABLE: Self;
    /// The name in SQL, and whether it must be quoted.
    const NAME: Name;
    /// How many columns there are.
    const WIDTH: usize;
    /// Their types, in order.
    const TYPES: &'static ColumnTypes;
    /// The description that DDL is made from.
    const SCHEMA: TableSchema;

    /// The fields of the alias `Reference`.
    fn alias_columns<Reference: TableReference>() -> &'static Self::AliasColumns<Reference>;
}

/// A table without a primary key: nothing depends on it.
pub struct NoKey;

/// A foreign key: `Columns` of the declaring table reference `Target`'s `TargetColumns`.
pub struct ForeignKey<Columns, Target, TargetColumns>(
    std::marker::PhantomData<(Columns, Target, TargetColumns)>,
);

/// An identifier. The dialect quotes it where `quoted` says that it must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    /// The identifier as the catalogue has it.
    pub text: &'static str,
    /// Does it need quotes (a keyword, a capital letter, a character that SQL would not take)?
    pub quoted: bool,
}

impl Name {
    /// An identifier that needs no quotes.
    pub const fn plain(text: &'static str) -> Self {
        Name { text, quoted: false }
    }

    /// An identifier that needs quotes.
    pub const fn quoted(text: &'static str) -> Self {
        Name { text, quoted: true }
    }
}

/// A column of something in FROM.
#[derive(Clone, Copy, Debug)]
pub struct ColumnReference {
    /// How it is qualified: see [`TableReference::QUALIFIER`].
    pub qualifier: &'static Rope,
    /// Its name.
    pub name: Name,
}

/// A value expression: the facts about it that do not depend on the query around it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an SQL value expression",
    label = "expected a column or an expression built from columns",
    note = "a Rust value becomes an expression with `val(..)`; a function that gives rows stands in FROM, and its column here",
    note = "rules T2, A9, C12, J1, J2, see `relvar::docs::rules`"
)]
pub trait Expression: Sized {
    /// The SQL type of its value.
    type SqlType: SqlType;
    /// Which kinds of operand it has: rows, aggregates, window functions.
    type Level: Level;
    /// What in it is assumed not to be NULL: see [`Assumption`](crate::expr::Assumption).
    const ASSUMED: Option<&'static Rope> = None;
    /// Which column it is, where it is nothing else.
    const REFERENCE: Option<ColumnReference> = None;
}

/// What `table!` declares of a column; [`TableColumn`](crate::expr::TableColumn) is the column as an expression.
pub trait Column: 'static {
    /// The SQL type of its values.
    type SqlType: SqlType;
    /// The table that declares it.
    type Table: Table;
    /// Its position as one or two digits, followed by `Rest`.
    type Index<Rest: Identity>: Identity;
    /// [`B1`](typenum::B1) where it may be NULL.
    type Null: typenum::Bit;
    /// [`B1`](typenum::B1) where it may be NULL, or where `Joined`, the bit of its table in FROM, says so.
    type NullAfter<Joined: typenum::Bit>: typenum::Bit;
    /// Its place among the table's columns: see [`Place`](crate::check::Place).
    type Place;
    /// `Fail` where the server generates it always.
    type Writable: Verdict;
    /// Identity of its Rust-side name, by which struct fields are matched.
    type FieldName: Identity;
    /// The name in SQL.
    const NAME: Name;
    /// Is a value for it OVERRIDING SYSTEM VALUE?
    const OVERRIDES: bool = false;
}
