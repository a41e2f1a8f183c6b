//! Are aggregates and window functions allowed here?

use crate::kernel::{Culprit, Expression, Level, Valid};

/// The verdict "no aggregate in `E`".
pub type AggregateIn<E> = <<E as Expression>::Level as Level>::NoAggregate;
/// The verdict "no window function in `E`".
pub type WindowIn<E> = <<E as Expression>::Level as Level>::NoWindow;

/// The window function without OVER in something of the level `L`.
pub type WithoutOver<L> = Culprit<<L as Level>::OverGiven>;
/// The ordered-set aggregate without WITHIN GROUP in something of the level `L`.
pub type WithoutWithinGroup<L> = Culprit<<L as Level>::WithinGroupGiven>;

/// An aggregate computes one value from the rows of a group, and the groups are only there after WHERE.
#[diagnostic::on_unimplemented(
    message = "aggregate functions are not allowed in {Clause}",
    label = "contains an aggregate function",
    note = "a condition on an aggregate goes into `.having(..)`",
    note = "rules A1, A2, see `relvar::docs::rules`"
)]
pub trait NoAggregate<Clause> {}

#[diagnostic::do_not_recommend]
impl<Clause> NoAggregate<Clause> for Valid {}

/// Window functions see the rows that are left after HAVING.
#[diagnostic::on_unimplemented(
    message = "window functions are not allowed in {Clause}",
    label = "contains a window function",
    note = "compute it in a subquery and filter on that subquery's column",
    note = "rules W1, W2, see `relvar::docs::rules`"
)]
pub trait NoWindow<Clause> {}

#[diagnostic::do_not_recommend]
impl<Clause> NoWindow<Clause> for Valid {}

/// What is stored is computed row by row.
#[diagnostic::on_unimplemented(
    message = "aggregate functions are not allowed in SET and VALUES",
    label = "contains an aggregate function",
    note = "compute it in a subquery: `scalar(..)`",
    note = "rule A2, see `relvar::docs::rules::A2`"
)]
pub trait NoAggregateStored {}

#[diagnostic::do_not_recommend]
impl NoAggregateStored for Valid {}

/// What is stored is computed row by row.
#[diagnostic::on_unimplemented(
    message = "window functions are not allowed in SET and VALUES",
    label = "contains a window function",
    note = "compute it in a subquery: `scalar(..)`",
    note = "rule W2, see `relvar::docs::rules::W2`"
)]
pub trait NoWindowStored {}

#[diagnostic::do_not_recommend]
impl NoWindowStored for Valid {}

/// GROUP BY makes the groups that an aggregate would need.
#[diagnostic::on_unimplemented(
    message = "aggregate functions are not allowed in GROUP BY",
    label = "contains an aggregate function",
    note = "rule A2, see `relvar::docs::rules::A2`"
)]
pub trait NoAggregateInGroupBy {}

#[diagnostic::do_not_recommend]
impl NoAggregateInGroupBy for Valid {}

/// Window functions see the rows that are left after GROUP BY.
#[diagnostic::on_unimplemented(
    message = "window functions are not allowed in GROUP BY",
    label = "contains a window function",
    note = "rule W2, see `relvar::docs::rules::W2`"
)]
pub trait NoWindowInGroupBy {}

#[diagnostic::do_not_recommend]
impl NoWindowInGroupBy for Valid {}

/// An aggregate's argument is computed for every row, before there is a group.
#[diagnostic::on_unimplemented(
    message = "aggregate function calls cannot be nested without OVER",
    label = "contains an aggregate function",
    note = "compute the inner aggregate in a subquery",
    note = "rule A3, see `relvar::docs::rules::A3`"
)]
pub trait NotNested {}

#[diagnostic::do_not_recommend]
impl NotNested for Valid {}

/// A window function needs its window.
#[diagnostic::on_unimplemented(
    message = "window function `{Function}` needs OVER",
    label = "`{Function}` has no OVER",
    note = "add `.over(window())`",
    note = "rule W3, see `relvar::docs::rules::W3`"
)]
pub trait HasOver<Function> {}

#[diagnostic::do_not_recommend]
impl<Function> HasOver<Function> for Valid {}

/// An aggregate's argument is computed for every row, before there is a window.
#[diagnostic::on_unimplemented(
    message = "aggregate function calls cannot contain window function calls (OVER)",
    label = "contains a window function",
    note = "compute the window function in a subquery",
    note = "rule W2, see `relvar::docs::rules::W2`"
)]
pub trait NoWindowInAggregate {}

#[diagnostic::do_not_recommend]
impl NoWindowInAggregate for Valid {}

macro_rules! clauses {
    ($($(#[$doc:meta])* $name:ident)*) => { $(
        $(#[$doc])*
        #[allow(clippy::upper_case_acronyms, non_camel_case_types, reason = "messages print the clause as SQL writes it")]
        pub struct $name;
    )* };
}

clauses! {
    /// The WHERE clause.
    WHERE
    /// The condition of a join.
    ON
    /// NOT of a condition.
    NOT
    /// IN of a subquery.
    IN
    /// ANY of a subquery or of an array.
    ANY
    /// ALL of a subquery or of an array.
    ALL
    /// The GROUP BY clause.
    GROUP_BY
    /// The HAVING clause.
    HAVING
    /// The ORDER BY clause.
    ORDER_BY
    /// The select list.
    SELECT
    /// LIMIT.
    LIMIT
    /// OFFSET.
    OFFSET
    /// DISTINCT.
    DISTINCT
    /// The FILTER of an aggregate.
    FILTER
    /// PARTITION BY of a window.
    PARTITION_BY
    /// The frame of a window.
    FRAME
    /// The WINDOW clause, or the window that another is based on.
    WINDOW
    /// UNION.
    UNION
    /// INTERSECT.
    INTERSECT
    /// EXCEPT.
    EXCEPT
    /// The SET clause of UPDATE.
    SET
    /// VALUES of INSERT.
    VALUES
    /// The RETURNING clause.
    RETURNING
    /// The FROM clause: the arguments of its functions. Also that of UPDATE.
    FROM
    /// The USING clause of DELETE.
    USING
}
