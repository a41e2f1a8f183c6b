//! A column of a table: `users.name`.

use std::fmt;
use std::marker::PhantomData;

use super::{Assignment, Storable};
use crate::backend::{Backend, Values};
use crate::check::{
    AggregateIn, NoAggregateStored, NoWindowStored, NotGenerated, NotNullStored, NullStored, StoresNull,
    WindowIn,
};
use crate::kernel::{Column, ColumnReference, Expression, RowLevel, Table, TableReference, Valid};
use crate::render::{Dialect, Render, Rope};
use crate::schema::{Violable, Violation};

/// The column that `table!` declared as `C`: the value `users::name` has the type `TableColumn<users::name>`.
///
/// ```
/// # relvar::doc_schema!();
/// use relvar::prelude::*;
/// let sql = users.select(users::name).sql::<Postgres>();
/// assert_eq!(sql, "SELECT users.name FROM users");
/// assert_eq!(format!("{:?}", users::name), "users.name");
/// ```
pub struct TableColumn<C>(PhantomData<C>);

impl<C> TableColumn<C> {
    /// The column in the value namespace.
    pub const COLUMN: Self = TableColumn(PhantomData);
}

impl<C> Clone for TableColumn<C> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<C> Copy for TableColumn<C> {}

impl<C: Column> fmt::Debug for TableColumn<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", <C::Table as Table>::NAME.text, C::NAME.text)
    }
}

#[diagnostic::do_not_recommend]
impl<C: Column> Expression for TableColumn<C> {
    type SqlType = C::SqlType;
    type Level = RowLevel;
    const REFERENCE: Option<ColumnReference> =
        Some(ColumnReference { qualifier: <C::Table as TableReference>::QUALIFIER, name: C::NAME });
}

impl<D: Dialect, C: Column> Render<D> for TableColumn<C> {
    type Support = Valid;
    const ROPE: &'static Rope = &Rope::Column(<C::Table as Table>::NAME, C::NAME);
}

impl<B: Backend, C> Values<B> for TableColumn<C> {
    fn values(&self, _: &mut B::Parameters) {}
}

/// NOT NULL of the column.
impl<C: Column> Violable for TableColumn<C> {
    fn violation(&self) -> Violation {
        Violation::NotNull { table: <C::Table as Table>::NAME.text, column: C::NAME.text }
    }
}

#[relvar_macros::brief]
impl<C: Column> TableColumn<C> {
    /// `column = value` of `UPDATE .. SET`, or one column and its value of an INSERT.
    ///
    /// The value is a Rust value or an expression of the column's type; NULL only where the column is nullable.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let sql = users.update((users::name.set("Bo"), users::age.set(None::<i32>))).filter(users::id.eq(7));
    /// assert_eq!(sql.sql::<Postgres>(), "UPDATE users SET name = $1, age = $2 WHERE users.id = $3");
    /// ```
    pub fn set<Value>(self, value: Value) -> Assignment<C, Value::Expression>
    where
        Value: Storable<C::SqlType, C::Null, C>,
        Value::Expression: StoresNull<C>,
        NullStored<Value::Expression, C>: NotNullStored<C>,
        C::Writable: NotGenerated<C>,
        AggregateIn<Value::Expression>: NoAggregateStored,
        WindowIn<Value::Expression>: NoWindowStored,
    {
        Assignment::new(value.store())
    }
}
