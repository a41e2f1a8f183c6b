//! Composite types (PostgreSQL manual, section 8.16), which `#[derive(Composite)]` declares.

use crate::kernel::{Cons, SqlType};
use crate::row::Field;

/// A composite type; `#[derive(Composite)]` implements it.
#[diagnostic::on_unimplemented(
    message = "SQL type `{Self}` is not a composite type",
    label = "expected a type with `#[derive(relvar::Composite)]`",
    note = "rule T5, see `relvar::docs::rules::T5`"
)]
pub trait AnyComposite: SqlType {
    /// Its fields as expressions, of a value `Of` of the type.
    type Fields<Of>;

    /// The fields of the expression `of`.
    fn fields<Of: Clone>(of: Of) -> Self::Fields<Of>;
}

/// A composite type, or the type of a row value.
#[diagnostic::on_unimplemented(
    message = "SQL type `{Self}` is not a row",
    label = "expected a row value, `row_of((first, second))`, or a composite type",
    note = "rule T5, see `relvar::docs::rules::T5`"
)]
pub trait AnyRow: SqlType {}

/// The SQL types that a Rust type reads.
pub trait NotEmpty {
    /// The first of them: what a field of a composite type is where nothing else is said.
    type First: SqlType;
}

impl<First: SqlType, Rest> NotEmpty for Cons<First, Rest> {
    type First = First;
}

/// The SQL type of a field of the Rust type `Rust`.
pub type FirstRead<Rust> = <<Rust as Field>::Reads as NotEmpty>::First;
