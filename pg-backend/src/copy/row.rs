//! The rows that COPY takes: with a value for each of their columns, because COPY has no DEFAULT for one row.

use relvar::clause::{InsertArrays, InsertRow, InsertValues, ManyRows};

use crate::Pg;

/// A row of the table `T` that COPY takes.
#[diagnostic::on_unimplemented(
    message = "rows of `{Self}` cannot be copied into table `{T}`",
    label = "expected a struct that derives `Insert` and has no `OrDefault` field",
    note = "COPY has no DEFAULT for one row: `insert` takes many rows with `OrDefault` fields",
    note = "rule I1, see `relvar::docs::rules::I1`"
)]
pub trait CopiedRow<T>: InsertValues<Pg, T> {}

#[diagnostic::do_not_recommend]
impl<T, Row: InsertValues<Pg, T>> CopiedRow<T> for Row {}

/// A row of the table `T` that is inserted or copied.
#[diagnostic::on_unimplemented(
    message = "rows of `{Self}` cannot be inserted in bulk into table `{T}`",
    label = "expected a struct that derives `Insert` and has no `OrDefault` field",
    note = "many rows are copied, and COPY has no DEFAULT for one row: `insert` takes many rows with `OrDefault` fields",
    note = "rule I1, see `relvar::docs::rules::I1`"
)]
pub trait BulkRow<T>:
    InsertValues<Pg, T> + InsertArrays<Pg, T> + InsertRow<T, Many<Vec<Self>, Self> = ManyRows<Vec<Self>, T, Self>>
{
}

#[diagnostic::do_not_recommend]
impl<T, Row> BulkRow<T> for Row where
    Row: InsertValues<Pg, T>
        + InsertArrays<Pg, T>
        + InsertRow<T, Many<Vec<Row>, Row> = ManyRows<Vec<Row>, T, Row>>
{
}
