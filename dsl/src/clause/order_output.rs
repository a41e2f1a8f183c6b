//! `ORDER BY` output columns (PostgreSQL manual, section 7.5): each is written as its position.

use super::Chosen;
use crate::backend::{Backend, Values};
use crate::check::kept::Sorts;
use crate::check::*;
use crate::expr::ops::order::OrderTerm;
use crate::kernel::*;
use crate::render::{Dialect, Render, Rope, Support, SupportedBy};
use crate::row::*;
use crate::stmt::{Branch, Compound, Select};

/// `ORDER BY 2 DESC, 1`
#[derive(Clone, Copy, Debug)]
pub struct OrderByOutput<Terms>(pub(crate) Terms);

impl<D: Dialect, Terms: Render<D>> Render<D> for OrderByOutput<Terms>
where
    Sorts<Terms>: SupportedBy<D>,
{
    type Support = Both<Terms::Support, Support<Sorts<Terms>, D>>;
    const ROPE: &'static Rope = &Rope::Clause(" ORDER BY ", &Rope::Terms(Terms::ROPE));
}

impl<B: Backend, Terms> Values<B> for OrderByOutput<Terms> {
    fn values(&self, _: &mut B::Parameters) {}
}

impl<Terms> OrderGiven for OrderByOutput<Terms> {
    type Verdict = Valid;
}

/// An output column is in the select list, where the rules have looked at it.
impl<Terms> super::OrderItems for OrderByOutput<Terms> {
    type Items = Nil;
}

/// Terms of ORDER BY that are output columns: SQL takes each as it is.
#[diagnostic::on_unimplemented(
    message = "ORDER BY takes an output column as it is, and not an expression of it",
    label = "not an output column",
    note = "select the expression, or use `.order_by(..)`",
    note = "rule C13, see `relvar::docs::rules::C13`"
)]
pub trait OutputTerms {}

impl OutputTerms for Nil {}

#[diagnostic::do_not_recommend]
impl<E, Type, Null, At, Tail: OutputTerms> OutputTerms for Cons<OutputColumn<E, Type, Null, At>, Tail> {}

#[diagnostic::do_not_recommend]
impl<Direction, E, Type, Null, At, Tail: OutputTerms> OutputTerms
    for Cons<OrderTerm<Direction, OutputColumn<E, Type, Null, At>>, Tail>
{
}

#[diagnostic::do_not_recommend]
impl<Head, Rest, Tail> OutputTerms for Cons<Cons<Head, Rest>, Tail>
where
    Cons<Head, Rest>: OutputTerms,
    Tail: OutputTerms,
{
}

/// The output columns of a query, in the shape of its row.
pub type OutputRow<List, Scope, Group> = Reshaped<List, Scope, OutputsOf<List, Scope, Group>>;

#[relvar_macros::brief]
impl<Scope, Distinct, List, From, Filter, Group, Having, Order, Limit, Offset>
    Select<Scope, Distinct, Chosen<List>, From, Filter, Group, Having, Order, Limit, Offset>
{
    /// `ORDER BY` columns of the select list, which the closure gets in the shape of the row: `row.0`, `row.members`.
    ///
    /// The server compares expressions by their text, in which a parameter is equal to no other; an output column has
    /// a place instead.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// #[derive(relvar::Row)]
    /// struct TeamSize {
    ///     team: Option<i32>,
    ///     members: i64,
    /// }
    /// let sizes = users
    ///     .group_by(users::team_id)
    ///     .select(row!(TeamSize { team: users::team_id, members: count_rows() }))
    ///     .order_by_output(|row| (row.members.desc(), row.team));
    /// assert_eq!(
    ///     sizes.sql::<Postgres>(),
    ///     "SELECT users.team_id, count(*) FROM users GROUP BY users.team_id ORDER BY 2 DESC, 1",
    /// );
    /// ```
    pub fn order_by_output<Terms>(
        self,
        terms: impl FnOnce(OutputRow<List, Scope, Group>) -> Terms,
    ) -> Select<Scope, Distinct, Chosen<List>, From, Filter, Group, Having, OrderByOutput<Terms>, Limit, Offset>
    where
        Distinct: DistinctRule<Scope, Chosen<List>, OrderByOutput<Terms>>,
        List: Outputs<Scope, Group> + Reshape<Scope, OutputsOf<List, Scope, Group>, Here>,
        Terms: OrderList<Items: OutputTerms>,
        Order: NotOrderedYet,
        Distinct::Leading: LeadingDistinct<Culprit<Distinct::Leading>>,
    {
        self.map_order(|_| OrderByOutput(terms(Blank::BLANK)))
    }
}

#[relvar_macros::brief]
impl<Op, Left, Right, Order, Limit, Offset> Compound<Op, Left, Right, Order, Limit, Offset> {
    /// `ORDER BY` columns of the result, which the closure gets in the shape of the row: `row.0`, `row.members`.
    pub fn order_by_output<Terms>(
        self,
        terms: impl FnOnce(OutputRow<<Self as Branch>::List, Nil, NotGrouped>) -> Terms,
    ) -> Compound<Op, Left, Right, OrderByOutput<Terms>, Limit, Offset>
    where
        Self: Branch,
        <Self as Branch>::List:
            Outputs<Nil, NotGrouped> + Reshape<Nil, OutputsOf<<Self as Branch>::List, Nil, NotGrouped>, Here>,
        Terms: OrderList<Items: OutputTerms>,
        Order: NotOrderedYet,
    {
        self.map_order(|_| OrderByOutput(terms(Blank::BLANK)))
    }
}
