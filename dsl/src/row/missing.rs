//! In place of a column that a field's name did not find: it fits everything, so that one mistake gives one error.

use super::{ItemLevel, ReadAs, RowIn, SelectList};
use crate::backend::{Backend, CodecError, ColumnTypes, Values};
use crate::check::{GroupedBy, InScope, NoColumn};
use crate::kernel::{Cons, ConstantLevel, Nil, Valid};
use crate::render::{Dialect, Render, Rope};

impl SelectList for NoColumn {
    type Items = Cons<Self, Nil>;
    const WIDTH: usize = 0;
    const COLUMNS: &'static ColumnTypes = &ColumnTypes::None;
}

impl ItemLevel for NoColumn {
    type Level = ConstantLevel;
}

impl<Scope> InScope<Scope> for NoColumn {
    type Verdict = Valid;
}

impl<Group> GroupedBy<Group> for NoColumn {
    type Verdict = Valid;
}

impl<D: Dialect> Render<D> for NoColumn {
    type Support = Valid;
    const ROPE: &'static Rope = &Rope::Empty;
}

impl<B: Backend> Values<B> for NoColumn {
    fn values(&self, _: &mut B::Parameters) {}
}

impl<Scope, Group> RowIn<Scope, Group> for NoColumn {
    type Row = ();
}

/// Never seen: a query with a missing column does not compile.
impl<B: Backend, Rust> ReadAs<B, Rust> for NoColumn {
    fn read(_: &B::Row, at: usize) -> Result<Rust, CodecError> {
        Err(CodecError::new("no table of the query has a column of this name").at_column(at))
    }
}
