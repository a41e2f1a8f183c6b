//! What may stand in a select list.

use super::Places;
use crate::backend::{Backend, CodecError, ColumnTypes};
use crate::kernel::{Cons, ConstantLevel, Level, Mixed, Nil};

/// An item of a select list: an expression, a table, a row struct, a tuple of items.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot stand in a select list",
    label = "expected a column, an expression, a table, or a tuple of them",
    note = "a Rust value becomes an expression with `val::<Type, _>(..)`",
    note = "rule R1, see `relvar::docs::rules::R1`"
)]
pub trait SelectList {
    /// The item's expressions as one list, for the rules.
    type Items;
    /// How many columns it has.
    const WIDTH: usize;
    /// The types of its columns.
    const COLUMNS: &'static ColumnTypes;
    /// Which of its columns are columns of tables.
    const PLACES: &'static Places = &Places::Others(Self::WIDTH);
}

/// The level of all expressions of a list.
///
/// Apart from [`ItemLevel`]: were both one trait, the compiler would say of what is no expression, in a second error, that a
/// list of it has no level (`tests/ui/C12/literal.rs`).
pub trait ListLevel {
    /// Bit by bit.
    type Level: Level;
}

impl ListLevel for Nil {
    type Level = ConstantLevel;
}

impl<Head, Tail: ListLevel> ListLevel for Cons<Head, Tail>
where
    Head: ItemLevel,
{
    type Level = Mixed<Head::Level, Tail::Level>;
}

/// The level of one item.
pub trait ItemLevel {
    /// Of an expression, its own; of a list, that of all its items.
    type Level: Level;
}

impl<E: crate::kernel::Expression> ItemLevel for E {
    type Level = E::Level;
}

/// The level of a select list.
pub type LevelOfList<L> = <L as ItemLevel>::Level;

/// The Rust type of an item, in the final FROM clause `Scope` under the grouping `Group`.
pub trait RowIn<Scope, Group>: SelectList {
    /// One row.
    type Row;
}

/// An item that the driver `B` reads into the Rust type `Rust`.
pub trait ReadAs<B: Backend, Rust> {
    /// Reads it from the columns from `at` on.
    fn read(row: &B::Row, at: usize) -> Result<Rust, CodecError>;
}

/// What may stand in ORDER BY: an expression, a term with a direction, a tuple of them.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot stand in ORDER BY",
    label = "expected an expression, `.asc()`, `.desc()`, or a tuple of them",
    note = "a number is not the position of a column; `.order_by_output(|row| row.0)` names one",
    note = "rule C12, see `relvar::docs::rules::C12`"
)]
pub trait OrderList {
    /// The terms as one list, for the rules.
    type Items;
}

impl<E: crate::kernel::Expression<SqlType: crate::types::Ordered>> OrderList for E {
    type Items = Cons<E, Nil>;
}

impl<Direction, E> OrderList for crate::expr::ops::order::OrderTerm<Direction, E> {
    type Items = Cons<Self, Nil>;
}

/// The level of the terms of an ORDER BY.
pub type LevelOfOrder<Terms> = <<Terms as OrderList>::Items as ListLevel>::Level;

/// A list inside a list.
impl<Head, Tail: ListLevel> ItemLevel for Cons<Head, Tail>
where
    Head: ItemLevel,
{
    type Level = Mixed<Head::Level, Tail::Level>;
}
