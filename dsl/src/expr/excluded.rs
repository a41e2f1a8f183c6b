//! `excluded`: the row that ON CONFLICT kept from being inserted.

use std::marker::PhantomData;

use super::{AliasColumn, TableColumn};
use crate::check::{HasKeys, NoUse};
use crate::kernel::{Column, D63, Nil, Table, TableReference};
use crate::render::Rope;

/// The table reference `excluded` of the table `T`.
pub struct Excluded<T>(PhantomData<T>);

impl<T> Clone for Excluded<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Excluded<T> {}

/// How a message names it.
pub struct EXCLUDED;

impl<T: Table> TableReference for Excluded<T> {
    // No alias has this letter.
    type Id = T::IdWith<D63<()>>;
    type IdBefore<Rest: crate::kernel::Identity> = T::IdWith<D63<Rest>>;
    type Shown = EXCLUDED;
    type Uses = NoUse;
    const FROM: &'static Rope = &Rope::Literal("excluded");
    const QUALIFIER: &'static Rope = &Rope::Literal("excluded");
}

impl<T> HasKeys for Excluded<T> {
    type Keys = Nil;
}

/// `excluded.column`: in DO UPDATE, the value that the row was to be inserted with.
///
/// ```
/// # relvar::doc_schema!();
/// use relvar::prelude::*;
/// let row = (users::email.set("a@b.c"), users::name.set("Ann"));
/// let upsert = users.insert(row).on_conflict(users::email).do_update(users::name.set(excluded(users::name)));
/// assert_eq!(
///     upsert.sql::<Postgres>(),
///     "INSERT INTO users (email, name) VALUES ($1, $2) ON CONFLICT (email) DO UPDATE SET name = excluded.name",
/// );
/// ```
pub fn excluded<C: Column>(_: TableColumn<C>) -> AliasColumn<Excluded<C::Table>, C> {
    AliasColumn::COLUMN
}
