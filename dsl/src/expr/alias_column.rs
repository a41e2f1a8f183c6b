//! A column taken through an alias.

use std::marker::PhantomData;

use crate::backend::{Backend, Values};
use crate::kernel::{Column, ColumnReference, Expression, RowLevel, TableReference, Valid};
use crate::render::{Dialect, Render, Rope};

/// The column `C` of the table reference `Reference`: `users_b.name`.
pub struct AliasColumn<Reference, C>(PhantomData<(Reference, C)>);

impl<Reference, C> AliasColumn<Reference, C> {
    /// The column in the value namespace.
    pub const COLUMN: Self = AliasColumn(PhantomData);
}

impl<Reference, C> Clone for AliasColumn<Reference, C> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<Reference, C> Copy for AliasColumn<Reference, C> {}

#[diagnostic::do_not_recommend]
impl<Reference: TableReference, C: Column> Expression for AliasColumn<Reference, C> {
    type SqlType = C::SqlType;
    type Level = RowLevel;
    const REFERENCE: Option<ColumnReference> =
        Some(ColumnReference { qualifier: Reference::QUALIFIER, name: C::NAME });
}

impl<D: Dialect, Reference: TableReference, C: Column> Render<D> for AliasColumn<Reference, C> {
    type Support = Valid;
    const ROPE: &'static Rope =
        &Rope::Join(&[Reference::QUALIFIER, &Rope::Literal("."), &Rope::Name(<C as Column>::NAME)]);
}

impl<B: Backend, Reference, C> Values<B> for AliasColumn<Reference, C> {
    fn values(&self, _: &mut B::Parameters) {}
}
