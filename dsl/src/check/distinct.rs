//! Does ORDER BY go with DISTINCT, and can the rows be compared?
//!
//! PostgreSQL manual, page SELECT, "DISTINCT Clause": beside DISTINCT, ORDER BY takes what is selected; beside DISTINCT
//! ON it begins with its expressions, in any order. DISTINCT and GROUP BY need `=` of their types.

use super::*;
use crate::clause::{
    AnyOrder, DistinctOn, DistinctRows, Listed, OrderBy, OrderByOutput, OrderItems, OrdinalTerms,
};
use crate::expr::ops::order::OrderTerm;
use crate::kernel::*;
use crate::row::{OrderList, OutputColumn, Outputs, OutputsOf, SelectList};

/// The output columns of a query with the select list `Columns`.
type SelectedBy<Columns, Scope> = OutputsOf<<Columns as Listed<Scope>>::List, Scope, NotGrouped>;

/// What a DISTINCT slot says about a query on `Scope` with the select list `Columns` and the ORDER BY `Order`.
pub trait DistinctRule<Scope, Columns, Order> {
    /// `Fail` with a term of ORDER BY that is not selected.
    type Selected: Verdict;
    /// `Fail` with a term of ORDER BY before the expressions of DISTINCT ON.
    type Leading: Verdict;
    /// `Fail` with a type that has no `=`.
    type Equal: Verdict;
}

impl<Scope, Columns, Order> DistinctRule<Scope, Columns, Order> for Unset {
    type Selected = Valid;
    type Leading = Valid;
    type Equal = Valid;
}

impl<Scope, Columns, Order> DistinctRule<Scope, Columns, Order> for DistinctRows
where
    Columns: Listed<Scope, List: Outputs<Scope, NotGrouped>>,
    SelectedBy<Columns, Scope>: AllEqual,
    Order: OrderItems<Items: OrdinalTerms<SelectedBy<Columns, Scope>>>,
{
    type Selected = <Order::Items as OrdinalTerms<SelectedBy<Columns, Scope>>>::Verdict;
    type Leading = Valid;
    type Equal = <SelectedBy<Columns, Scope> as AllEqual>::Verdict;
}

impl<Scope, Columns, Order: LedBy<ExpressionsOf<On>>, On> DistinctRule<Scope, Columns, Order>
    for DistinctOn<On>
where
    On: SelectList<Items: Expressions>,
{
    type Selected = Valid;
    type Leading = Order::Verdict;
    type Equal = Valid;
}

/// The expressions of DISTINCT ON, which are checked under the query's grouping.
pub trait DistinctItems {
    /// They before `Rest`.
    type Before<Rest>;
}

impl DistinctItems for Unset {
    type Before<Rest> = Rest;
}

impl DistinctItems for DistinctRows {
    type Before<Rest> = Rest;
}

impl<On: SelectList> DistinctItems for DistinctOn<On> {
    type Before<Rest> = Cons<On::Items, Rest>;
}

/// Have the types of these output columns all `=`?
pub trait AllEqual {
    /// The culprit is a type.
    type Verdict: Verdict;
}

impl AllEqual for Nil {
    type Verdict = Valid;
}

impl<E, Type: SqlType, Null, Tail: AllEqual> AllEqual for Cons<OutputColumn<E, Type, Null>, Tail> {
    type Verdict = Both<Type::Equal, Tail::Verdict>;
}

/// Terms of ORDER BY, or items of a select list, as one flat list of expressions.
pub trait Expressions {
    /// They before `Rest`, without directions.
    type Before<Rest>;
}

/// The flat list of the select list `List`.
pub type ExpressionsOf<List> = <<List as SelectList>::Items as Expressions>::Before<Nil>;

impl Expressions for Nil {
    type Before<Rest> = Rest;
}

impl<Head: Expressions, Tail: Expressions> Expressions for Cons<Head, Tail> {
    type Before<Rest> = Head::Before<Tail::Before<Rest>>;
}

impl<E: Expression> Expressions for E {
    type Before<Rest> = Cons<E, Rest>;
}

impl<Direction, E> Expressions for OrderTerm<Direction, E> {
    type Before<Rest> = Cons<E, Rest>;
}

/// Does this ORDER BY begin with the expressions `On`, in any order?
pub trait LedBy<On> {
    /// The culprit is a term that comes before one of them.
    type Verdict: Verdict;
}

impl<On> LedBy<On> for Unset {
    type Verdict = Valid;
}

impl<On> LedBy<On> for AnyOrder {
    type Verdict = Valid;
}

impl<On, Terms> LedBy<On> for OrderBy<Terms>
where
    Terms: OrderList<Items: Expressions>,
    <Terms::Items as Expressions>::Before<Nil>: Leads<On, Nil>,
{
    type Verdict = <<Terms::Items as Expressions>::Before<Nil> as Leads<On, Nil>>::Verdict;
}

/// Positions are not compared with expressions.
impl<On, Terms> LedBy<On> for OrderByOutput<Terms> {
    type Verdict = Fail<PositionsOfColumns>;
}

/// The culprit: ORDER BY has positions of output columns.
pub struct PositionsOfColumns;

/// Does this list of expressions begin with those of `On`, of which it had `Seen` already?
pub trait Leads<On, Seen> {
    /// See [`LedBy::Verdict`].
    type Verdict: Verdict;
}

impl<On, Seen> Leads<On, Seen> for Nil {
    type Verdict = Valid;
}

impl<On: FindExpression<Head, Found: LeadStep<On, Seen, Head, Tail>>, Seen, Head, Tail> Leads<On, Seen>
    for Cons<Head, Tail>
{
    type Verdict = <On::Found as LeadStep<On, Seen, Head, Tail>>::Verdict;
}

/// One step of [`Leads`]: was `Head` among `On`?
pub trait LeadStep<On, Seen, Head, Tail> {
    /// See [`LedBy::Verdict`].
    type Verdict: Verdict;
}

impl<On, Seen, Head, Tail: Leads<On, Cons<Head, Seen>>> LeadStep<On, Seen, Head, Tail> for Valid {
    type Verdict = Tail::Verdict;
}

/// Another term may only come when all of them were there.
impl<C, On: AllIn<Seen>, Seen, Head, Tail> LeadStep<On, Seen, Head, Tail> for Fail<C> {
    type Verdict = Blaming<On::Verdict, Head>;
}

/// A verdict on ORDER BY beside DISTINCT.
#[diagnostic::on_unimplemented(
    message = "for SELECT DISTINCT, ORDER BY expressions must appear in the select list, and `{Term}` does not",
    label = "`{Term}` is not selected",
    note = "an expression with a value in it equals no other (`$1` and `$2` differ): `.order_by_output(|row| ..)` names selected columns by their place",
    note = "rules C5, C15, see `relvar::docs::rules`"
)]
pub trait SelectedDistinct<Term> {}

#[diagnostic::do_not_recommend]
impl<Term> SelectedDistinct<Term> for Valid {}

/// A verdict on ORDER BY beside DISTINCT ON.
#[diagnostic::on_unimplemented(
    message = "ORDER BY must begin with the DISTINCT ON expressions, but has `{Term}` before them",
    label = "`{Term}` comes before an expression of DISTINCT ON",
    note = "an expression with a value in it equals no other (`$1` and `$2` differ): take a constant, such as `field::month()`, or a column of a derived table",
    note = "rules C6, C15, see `relvar::docs::rules`"
)]
pub trait LeadingDistinct<Term> {}

#[diagnostic::do_not_recommend]
impl<Term> LeadingDistinct<Term> for Valid {}

/// A verdict on comparing groups.
#[diagnostic::on_unimplemented(
    message = "SQL type `{Type}` has no `=` operator, so GROUP BY cannot compare it",
    label = "GROUP BY compares values of `{Type}`",
    note = "`json` has no equality in PostgreSQL; `jsonb` has",
    note = "rule T4, see `relvar::docs::rules::T4`"
)]
pub trait ComparedByGroupBy<Type> {}

#[diagnostic::do_not_recommend]
impl<Type> ComparedByGroupBy<Type> for Valid {}
