//! Is this a table, a view or a materialized view, and can it do what is asked of it?
//!
//! PostgreSQL manual, pages CREATE VIEW, CREATE MATERIALIZED VIEW and SELECT ("TABLESAMPLE"). A view is only read here, also
//! one that the server would write through.

use crate::kernel::*;

/// `INSERT`
pub struct INSERT;

/// `COPY`
pub struct COPY;

/// `TRUNCATE`
pub struct TRUNCATE;

/// `LOCK TABLE`
#[allow(non_camel_case_types, reason = "messages print the words as SQL writes them")]
pub struct LOCK_TABLE;

/// Is `T` no view?
pub type ChangeOf<T> = <<T as Table>::Kind as RelationKind>::Change<<T as TableReference>::Shown>;
/// Is `T` no materialized view?
pub type LockOf<T> = <<T as Table>::Kind as RelationKind>::Lock<<T as TableReference>::Shown>;
/// Is `T` stored?
pub type SampleOf<T> = <<T as Table>::Kind as RelationKind>::Sample<<T as TableReference>::Shown>;
/// Is `T` a materialized view?
pub type RefreshOf<T> = <<T as Table>::Kind as RelationKind>::Refresh<<T as TableReference>::Shown>;

/// A verdict on the target of a statement that writes.
#[diagnostic::on_unimplemented(
    message = "{Statement} needs a table, and `{View}` is a view",
    label = "`{View}` is only read",
    note = "write to the tables that the view's query reads",
    note = "rule U4, see `relvar::docs::rules::U4`"
)]
pub trait WritesTable<Statement, View> {}

#[diagnostic::do_not_recommend]
impl<Statement, View> WritesTable<Statement, View> for Valid {}

/// A verdict on the tables that a row lock is for.
#[diagnostic::on_unimplemented(
    message = "a row lock cannot be applied to the materialized view `{View}`",
    label = "the rows of `{View}` cannot be locked",
    note = "rule C4, see `relvar::docs::rules::C4`"
)]
pub trait LocksRows<View> {}

#[diagnostic::do_not_recommend]
impl<View> LocksRows<View> for Valid {}

/// A verdict on what TABLESAMPLE is applied to.
#[diagnostic::on_unimplemented(
    message = "TABLESAMPLE needs a table or a materialized view, and `{View}` is a view",
    label = "the rows of `{View}` are not stored",
    note = "rule M, see `relvar::docs::rules::M`"
)]
pub trait SamplesStored<View> {}

#[diagnostic::do_not_recommend]
impl<View> SamplesStored<View> for Valid {}

/// A verdict on what REFRESH is applied to.
#[diagnostic::on_unimplemented(
    message = "REFRESH needs a materialized view, and `{Table}` is none",
    label = "`{Table}` is always as new as its rows",
    note = "rule M, see `relvar::docs::rules::M`"
)]
pub trait RefreshesView<Table> {}

#[diagnostic::do_not_recommend]
impl<Table> RefreshesView<Table> for Valid {}
