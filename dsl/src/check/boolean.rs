//! Is what a clause takes as its condition one?

use crate::kernel::SqlType;
use crate::types::{Boolean, Comparable};

/// The SQL type of the condition of `Clause`.
#[diagnostic::on_unimplemented(
    message = "argument of {Clause} must be a condition, and SQL type `{Self}` is none",
    label = "expected a condition of SQL type `Bool`, such as `users::age.gt(30)`",
    note = "rule T2, see `relvar::docs::rules::T2`"
)]
pub trait SearchCondition<Clause>: SqlType {}

#[diagnostic::do_not_recommend]
impl<Clause, Type: Boolean> SearchCondition<Clause> for Type {}

/// The SQL type of the column of a subquery, or of the elements, right of the word `Word`.
#[diagnostic::on_unimplemented(
    message = "{Word} cannot compare SQL type `{Left}` with SQL type `{Self}`",
    label = "`{Self}` and `{Left}` have no common type",
    note = "rule T8, see `relvar::docs::rules::T8`"
)]
pub trait ComparableRightOf<Word, Left> {}

#[diagnostic::do_not_recommend]
impl<Word, Left, Type: Comparable<Left>> ComparableRightOf<Word, Left> for Type {}
