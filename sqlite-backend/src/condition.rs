//! Conditions that are written once, as this driver sends them.

use relvar::check;
use relvar::expr::{OnGroups, OnRows};

use crate::Lite;

/// A condition for WHERE and ON of a query whose FROM clause is `Scope`: what a function gives that is used in many
/// queries. [`relvar::check::condition`] makes it.
///
/// ```
/// use relvar::prelude::*;
/// use relvar_sqlite::Condition;
///
/// relvar::table! {
///     users {
///         #[primary_key] id -> Int4,
///         age -> Nullable<Int4>,
///     }
/// }
///
/// fn older<S: Contains<users::table>>(years: i32) -> impl Condition<S> {
///     condition(users::age.gt(years))
/// }
///
/// # fn main() {
/// let query = users.filter(older(18)).filter(not(older(65))).select(users::id);
/// assert_eq!(query.sql::<Sqlite>(), "SELECT users.id FROM users WHERE users.age > ?1 AND NOT users.age > ?2");
/// # }
/// ```
#[diagnostic::on_unimplemented(
    message = "this is not a condition for every FROM clause that the function allows",
    label = "expected `condition(..)` on columns of the tables that the function asks for",
    note = "`Contains<users::table>` says that the FROM clause has the table `users`",
    note = "rule S1, see `relvar::docs::rules::S1`"
)]
pub trait Condition<Scope>: check::Condition<Scope, Lite, OnRows> {}

#[diagnostic::do_not_recommend]
impl<Scope, C: check::Condition<Scope, Lite, OnRows>> Condition<Scope> for C {}

/// A condition for HAVING of a query whose FROM clause is `Scope`; [`relvar::check::group_condition`] makes it.
///
/// ```
/// use relvar::prelude::*;
/// use relvar_sqlite::GroupCondition;
///
/// relvar::table! {
///     users {
///         #[primary_key] id -> Int4,
///         age -> Nullable<Int4>,
///     }
/// }
///
/// fn crowded<S: Contains<users::table>>() -> impl GroupCondition<S> {
///     group_condition(count(users::id).gt(100))
/// }
///
/// # fn main() {
/// let query = users.group_by(users::age).having(crowded()).select(users::age);
/// assert_eq!(query.sql::<Sqlite>(), "SELECT users.age FROM users GROUP BY users.age HAVING count(users.id) > ?1");
/// # }
/// ```
#[diagnostic::on_unimplemented(
    message = "this is not a condition on the groups of every FROM clause that the function allows",
    label = "expected `group_condition(..)` on columns of the tables that the function asks for",
    note = "`Contains<users::table>` says that the FROM clause has the table `users`",
    note = "rule A5, see `relvar::docs::rules::A5`"
)]
pub trait GroupCondition<Scope>: check::Condition<Scope, Lite, OnGroups> {}

#[diagnostic::do_not_recommend]
impl<Scope, C: check::Condition<Scope, Lite, OnGroups>> GroupCondition<Scope> for C {}
