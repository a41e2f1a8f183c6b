//! One expression: its natural Rust type, in an `Option` where it is nullable.

use super::{Places, ReadAs, RowIn, SelectList};
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
    const PLACES: &'static Places = match E::REFERENCE {
        Some(column) => &Places::Column(column),
        None => &Places::Others(1),
    };
}

impl<E, Scope, Group> RowIn<Scope, Group> for E
where
    E: Expression + NullIn<Scope, Group, Null: Nullability>,
{
    type Row = Output<E, Scope, Group>;
}

impl<B, E, Rust> ReadAs<B, Rust> for E
where
    B: Backend,
    E: Expression,
    Rust: Decode<B, E::SqlType>,
{
    /// A NULL that was assumed away is an error that names the expression.
    fn read(row: &B::Row, at: usize) -> Result<Rust, CodecError> {
        let Some(assumed) = E::ASSUMED else { return read::<B, E::SqlType, Rust>(row, at) };
        match B::column(row, at) {
            Ok(None) => Rust::decode_null().map_err(|_| was_null(assumed, at)),
            _ => read::<B, E::SqlType, Rust>(row, at),
        }
    }
}

#[cold]
fn was_null(assumed: &Rope, at: usize) -> CodecError {
    let expression = flatten::<Postgres>(assumed);
    CodecError::new(format!("`{expression}` was assumed not to be NULL, and it is")).at_column(at)
}
