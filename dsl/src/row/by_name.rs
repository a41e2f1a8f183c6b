//! Row structs: their fields are matched with columns by name, and with expressions by `row!`.

use crate::check::{FieldFit, FitsField, NoColumn};
use crate::kernel::{Expression, Valid, Verdict};

/// A struct whose fields name columns of the FROM clause `Scope`. `#[derive(Row)]` implements it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a row struct",
    label = "missing `#[derive(Row)]`",
    note = "rule R1, see `relvar::docs::rules::R1`"
)]
pub trait ByName<Scope> {
    /// The struct of columns, in the order of the fields.
    type Columns;
    /// Is there a column for every field? The culprit is a field.
    type Exists: Verdict;
    /// Is there only one? The culprit is [`Two`](crate::check::Two).
    type Unambiguous: Verdict;
    /// The columns in the value namespace.
    const COLUMNS: Self::Columns;
}

/// Do the fields of all structs in this item of a select list fit their expressions?
#[diagnostic::on_unimplemented(
    message = "a field of this row struct has a Rust type that no column is read into",
    label = "a field's type reads no SQL type",
    note = "a row owns its values, so it holds a `String` and no `&str`; `#[derive(relvar::Value)]` reads into a newtype",
    note = "rule R1, see `relvar::docs::rules::R1`"
)]
pub trait Fits<Scope, Group> {
    /// The culprit is a [`Misfit`](crate::check::Misfit).
    type Verdict: Verdict;
}

/// The verdict on an item.
pub type FitOf<Item, Scope, Group> = <Item as Fits<Scope, Group>>::Verdict;

impl<E: Expression, Scope, Group> Fits<Scope, Group> for E {
    type Verdict = Valid;
}

impl<Reference, Scope, Group> Fits<Scope, Group> for super::Whole<Reference> {
    type Verdict = Valid;
}

/// Does the field `Name` of the Rust type `Rust` fit this item?
pub trait FieldFits<Name, Rust, Scope, Group> {
    /// The culprit is a [`Misfit`](crate::check::Misfit).
    type Verdict: Verdict;
}

impl<E: Expression + FitsField<Name, Rust, Scope, Group>, Name, Rust, Scope, Group>
    FieldFits<Name, Rust, Scope, Group> for E
{
    type Verdict = FieldFit<E, Name, Rust, Scope, Group>;
}

/// A column that was not found fits everything: the error is about its name.
impl<Name, Rust, Scope, Group> FieldFits<Name, Rust, Scope, Group> for NoColumn {
    type Verdict = Valid;
}
