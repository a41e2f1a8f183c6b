//! One expression: its natural Rust type, in an `Option` where it is nullable.

use super::{DecodeIn, RowIn, SelectList};
use crate::backend::{Backend, CodecError, ColumnTypes, Decode, read};
use crate::check::{NullIn, NullOf, Nullability};
use crate::kernel::{Cons, Expression, Nil, SqlType};
use crate::render::{Postgres, Rope, flatten};

/// The natural Rust type of an expression.
pub type Output<E, Scope, Group> =
    <NullOf<E, Scope, Group> as Nullability>::Of<<<E as Expression>::SqlType as SqlType>::Rust>;

impl<E: Expression> SelectList for E {
    type Items = Cons<E, Nil>;
    const WIDTH: usize = 1;
    const COLUMNS: &'static ColumnTypes = &ColumnTypes::One(&<E::SqlType as SqlType>::NAME);
}

impl<E, Scope, Group> RowIn<Scope, Group> for E
where
    E: Expression + NullIn<Scope, Group, Null: Nullability>,
{
    type Row = Output<E, Scope, Group>;
}

impl<B, E, Scope, Group> DecodeIn<B, Scope, Group> for E
where
    B: Backend,
    E: Expression + NullIn<Scope, Group, Null: Nullability>,
    Output<E, Scope, Group>: Decode<B, E::SqlType>,
{
    fn decode(row: &B::Row, at: usize) -> Result<Self::Row, CodecError> {
        read_expression::<B, E, Self::Row>(row, at)
    }
}

/// Reads the expression `E` from the column at `at`; a NULL that was assumed away is an error that names it.
pub(super) fn read_expression<B, E, T>(row: &B::Row, at: usize) -> Result<T, CodecError>
where
    B: Backend,
    E: Expression,
    T: Decode<B, E::SqlType>,
{
    let Some(assumed) = E::ASSUMED else { return read::<B, E::SqlType, T>(row, at) };
    match B::column(row, at) {
        Ok(None) => T::decode_null().map_err(|_| was_null(assumed, at)),
        _ => read::<B, E::SqlType, T>(row, at),
    }
}

#[cold]
fn was_null(assumed: &Rope, at: usize) -> CodecError {
    let expression = flatten::<Postgres>(assumed);
    CodecError::new(format!("`{expression}` was assumed not to be NULL, and it is")).at_column(at)
}
