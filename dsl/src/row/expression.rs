//! One expression: its natural Rust type, in an `Option` where it is nullable.

use super::{DecodeIn, RowIn, SelectList};
use crate::backend::{Backend, CodecError, ColumnTypes, Decode, read};
use crate::check::{NullIn, NullOf, Nullability};
use crate::kernel::{Cons, Expression, Nil, SqlType};

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
        read::<B, E::SqlType, Self::Row>(row, at)
    }
}
