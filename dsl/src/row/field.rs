//! Rust types that a column can be read into.

use typenum::B1;

/// A Rust type that a column can be read into, and which SQL types it reads. `rust_field!` and the derives implement it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a Rust type that a column can be read into",
    label = "no column is read into `{Self}`",
    note = "`#[derive(relvar::Value)]` makes a newtype one",
    note = "rule R1, see `relvar::docs::rules::R1`"
)]
pub trait Field {
    /// The SQL types: a list.
    type Reads;
    /// `B1` where it takes NULL.
    type Null: typenum::Bit;
}

impl<T: Field> Field for Option<T> {
    type Reads = T::Reads;
    type Null = B1;
}
