//! `merge_action()` in RETURNING of MERGE (PostgreSQL manual, section 9.22).

use crate::backend::{Backend, Values};
use crate::check::{Find, InScope, NoUse, NullIn, Pins};
use crate::kernel::{D60, Expression, Nil, RowLevel, TableReference, Valid};
use crate::render::{Dialect, Render, Rope, ServerNeed};
use crate::types::Text;

/// What RETURNING of MERGE knows beside the rows; only there is it in scope.
#[derive(Clone, Copy, Debug)]
pub struct MergeActions;

/// How a message names it.
#[allow(non_camel_case_types, reason = "messages print the name as SQL writes it")]
pub struct merge_action {}

impl TableReference for MergeActions {
    // No table's id is so short.
    type Id = D60<()>;
    type IdBefore<Rest: crate::kernel::Identity> = D60<Rest>;
    type Shown = merge_action;
    type Uses = NoUse;
    const FROM: &'static Rope = &Rope::Empty;
    const QUALIFIER: &'static Rope = &Rope::Empty;
}

/// `merge_action()`
#[derive(Clone, Copy, Debug)]
pub struct MergeAction;

/// `merge_action()`: `INSERT`, `UPDATE` or `DELETE`, what MERGE did with the row that RETURNING gives.
///
/// ```
/// # relvar::doc_schema!();
/// use relvar::prelude::*;
/// let merge = users.merge(posts).on(posts::user_id.eq(users::id))
///     .when_matched().update(users::name.set(posts::title))
///     .returning((merge_action(), users::id));
/// assert_eq!(
///     merge.sql::<Postgres>(),
///     "MERGE INTO users USING posts ON posts.user_id = users.id \
///      WHEN MATCHED THEN UPDATE SET name = posts.title RETURNING merge_action(), users.id",
/// );
/// ```
pub fn merge_action() -> MergeAction {
    MergeAction
}

#[diagnostic::do_not_recommend]
impl Expression for MergeAction {
    type SqlType = Text;
    type Level = RowLevel;
}

impl<Scope: Find<MergeActions>> InScope<Scope> for MergeAction {
    type Verdict = Scope::Found;
}

impl<Scope, Group> NullIn<Scope, Group> for MergeAction {
    type Null = typenum::B0;
}

impl Pins for MergeAction {
    type Pinned = Nil;
}

impl<D: Dialect> Render<D> for MergeAction {
    type Support = Valid;
    const ROPE: &'static Rope =
        &Rope::Since(&ServerNeed { what: "merge_action()", version: 17 }, &Rope::Literal("merge_action()"));
}

impl<B: Backend> Values<B> for MergeAction {
    fn values(&self, _: &mut B::Parameters) {}
}
