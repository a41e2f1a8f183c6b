//! Queries as expressions: `EXISTS (..)`, `x IN (..)`, `(SELECT ..)` (PostgreSQL manual, section 9.23).

use std::marker::PhantomData;

use crate::backend::{Backend, Values};
use crate::check::{AggregatesOwnRows, AtMostOneValue, BelowTop, NullIn, OwnAggregates};
use crate::kernel::{
    Both, Cons, ConstantLevel, Culprit, Expression, Given, Level, Mixed, Nil, RowLevel, SqlType, Valid,
    Verdict,
};
use crate::render::{Dialect, Render, Rope, Support, SupportedBy, said_in};
use crate::types::Bool;

/// A query that can stand inside another statement.
pub trait Subquery {
    /// The tables of outer queries that it refers to: entries of a FROM clause.
    type Outer;
    /// [`Reads`](crate::check::Reads), or [`Writes`](crate::check::Writes) where its WITH clause does.
    type Access;
}

/// What the WITH clause of the subquery `Query` does. (The compiler explains an associated type of an argument at length.)
pub type AccessOf<Query> = <Valid as Given<<Query as Subquery>::Access>>::Type;

/// The level of a subquery: one that refers to tables of an outer query varies with their rows.
pub trait OuterLevel {
    /// [`RowLevel`], or [`ConstantLevel`] where there are no such tables.
    type Level: Level;
}

impl OuterLevel for Nil {
    type Level = ConstantLevel;
}

impl<Reference, Rest> OuterLevel for Cons<Reference, Rest> {
    type Level = RowLevel;
}

/// The level of the subquery `Query`.
pub type SubqueryLevel<Query> = <<Query as Subquery>::Outer as OuterLevel>::Level;

/// A query with one column. All that is asked of it as an argument is here, so that what is no such query is one mistake.
#[diagnostic::on_unimplemented(
    message = "a subquery in this place must SELECT exactly one column",
    label = "expected a query with one column, such as `users.select(users::id)`; for a list of values there is `.eq_any(..)`",
    note = "rule T8, see `relvar::docs::rules::T8`"
)]
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait SingleColumn: Subquery {
    /// The column's type.
    type SqlType: SqlType;
    /// `B1` where a row of the query may have NULL in it.
    type Null: typenum::Bit;
    /// `Fail` where the query can give more than one row.
    type OneRow: Verdict;
    /// See [`OwnAggregates::Owned`].
    type Aggregates: Verdict;
    /// See [`Subquery::Access`].
    type Writing;
    /// The query.
    type Query;
    /// Itself.
    fn query(self) -> Self::Query;
}

/// What every [`SingleColumn`] says of itself.
macro_rules! single_column {
    () => {
        type Writing = <Self as $crate::expr::Subquery>::Access;
        type Query = Self;

        fn query(self) -> Self {
            self
        }
    };
}
pub(crate) use single_column;

/// What the WITH clause of the argument `Query` does. (The compiler explains an associated type of an argument at length.)
pub type ColumnAccess<Query> = <Valid as Given<<Query as SingleColumn>::Writing>>::Type;

/// A list of expressions with one in it.
pub trait OnlyItem<Scope, Group> {
    /// Its type.
    type SqlType: SqlType;
    /// Its nullability.
    type Null: typenum::Bit;
    /// `Query`, which is there only where there is one expression: nothing that is made of it is refused once more.
    type Keep<Query>;
}

impl<Scope, Group, Only: Expression + NullIn<Scope, Group>> OnlyItem<Scope, Group> for Cons<Only, Nil> {
    type SqlType = Only::SqlType;
    type Null = Only::Null;
    type Keep<Query> = Query;
}

/// A query whose rows only matter by being there: without a select list it selects `1`.
#[diagnostic::on_unimplemented(
    message = "EXISTS takes a query or a table, and this is neither",
    label = "expected a query or a table",
    note = "a statement that writes gives its rows to others by WITH: `let gone = users.delete()...cte(); with(&gone, ..)`",
    note = "rule C14, see `relvar::docs::rules::C14`"
)]
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait Existence {
    /// The query with a select list.
    type Query: Subquery;
    /// Gives it one.
    fn existence(self) -> Self::Query;
}

/// The verdict on the aggregates of a query in EXISTS.
pub type OwnedIn<Query> = <<Query as Existence>::Query as OwnAggregates>::Owned;

/// `EXISTS (query)`
#[derive(Clone, Copy, Debug)]
pub struct Exists<Query> {
    pub(crate) query: Query,
}

/// `EXISTS (query)`: true where the query gives a row; never NULL.
///
/// ```
/// # relvar::doc_schema!();
/// use relvar::prelude::*;
/// let writers = users
///     .filter(exists(posts.correlate(users).filter(posts::user_id.eq(users::id))))
///     .select(users::name);
/// assert_eq!(
///     writers.sql::<Postgres>(),
///     "SELECT users.name FROM users WHERE EXISTS (SELECT 1 FROM posts WHERE posts.user_id = users.id)",
/// );
/// ```
#[relvar_macros::brief]
pub fn exists<Query: Existence<Query: OwnAggregates>>(query: Query) -> Exists<Query::Query>
where
    OwnedIn<Query>: AggregatesOwnRows<Culprit<OwnedIn<Query>>>,
    AccessOf<Query::Query>: BelowTop,
{
    Exists { query: query.existence() }
}

#[diagnostic::do_not_recommend]
impl<Query: Subquery<Outer: OuterLevel>> Expression for Exists<Query> {
    type SqlType = Bool;
    type Level = SubqueryLevel<Query>;
}

impl<D: Dialect, Query: Render<D::Inside>> Render<D> for Exists<Query> {
    type Support = Query::Support;
    const ROPE: &'static Rope = &Rope::Join(&[&Rope::Literal("EXISTS ("), Query::ROPE, &Rope::Literal(")")]);
}

impl<B: Backend, Query: Values<B>> Values<B> for Exists<Query> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.query.values(parameters);
    }
}

/// `left operator (query)`: `IN`, `NOT IN`
#[derive(Clone, Copy, Debug)]
pub struct Quantified<Operator, Left, Query> {
    pub(crate) left: Left,
    pub(crate) query: Query,
    operator: PhantomData<Operator>,
}

impl<Operator, Left, Query> Quantified<Operator, Left, Query> {
    pub(crate) fn new(left: Left, query: Query) -> Self {
        Quantified { left, query, operator: PhantomData }
    }
}

#[diagnostic::do_not_recommend]
impl<Operator, Left: Expression, Query: Subquery<Outer: OuterLevel>> Expression
    for Quantified<Operator, Left, Query>
{
    type SqlType = Bool;
    type Level = Mixed<Left::Level, SubqueryLevel<Query>>;
}

impl<D: Dialect, Operator: super::Operator, Left: Render<D>, Query: Render<D::Inside>> Render<D>
    for Quantified<Operator, Left, Query>
where
    Operator::Feature: SupportedBy<D>,
{
    type Support = Both<Support<Operator::Feature, D>, Both<Left::Support, Query::Support>>;
    const ROPE: &'static Rope = &Rope::Infix {
        precedence: Operator::PRECEDENCE,
        left: Left::ROPE,
        operator: said_in::<D, _>(Operator::TEXT, Operator::ELSEWHERE),
        right: &Rope::Join(&[&Rope::Literal("("), Query::ROPE, &Rope::Literal(")")]),
    };
}

impl<B: Backend, Operator, Left: Values<B>, Query: Values<B>> Values<B>
    for Quantified<Operator, Left, Query>
{
    fn values(&self, parameters: &mut B::Parameters) {
        self.left.values(parameters);
        self.query.values(parameters);
    }
}

/// `(SELECT ..)` as a value
#[derive(Clone, Copy, Debug)]
pub struct Scalar<Query> {
    pub(crate) query: Query,
}

/// `(SELECT expression ..)` as a value: NULL where the query gives no row, so it is always nullable.
///
/// More than one row would be an error of the server, so the query is one that gives at most one: its filter compares
/// every column of a unique key, also with columns of an outer query; it is an aggregate; or it ends in `.first()`.
///
/// ```
/// # relvar::doc_schema!();
/// use relvar::prelude::*;
/// let author = scalar(users.correlate(posts).filter(users::id.eq(posts::user_id)).select(users::name));
/// assert_eq!(
///     posts.select((posts::title, author)).sql::<Postgres>(),
///     "SELECT posts.title, (SELECT users.name FROM users WHERE users.id = posts.user_id) FROM posts",
/// );
/// ```
#[relvar_macros::brief]
pub fn scalar<Query: SingleColumn>(query: Query) -> Scalar<Query::Query>
where
    Query::Aggregates: AggregatesOwnRows<Culprit<Query::Aggregates>>,
    Query::OneRow: AtMostOneValue<Culprit<Query::OneRow>>,
    ColumnAccess<Query>: BelowTop,
{
    Scalar { query: query.query() }
}

/// Like [`scalar`], for a query that gives at most one row for a reason that the compiler cannot know. More than one row
/// is an error of the server when the statement runs.
#[relvar_macros::brief]
pub fn scalar_checked<Query: SingleColumn>(query: Query) -> Scalar<Query::Query>
where
    Query::Aggregates: AggregatesOwnRows<Culprit<Query::Aggregates>>,
    ColumnAccess<Query>: BelowTop,
{
    Scalar { query: query.query() }
}

#[diagnostic::do_not_recommend]
impl<Query: SingleColumn<Outer: OuterLevel>> Expression for Scalar<Query> {
    type SqlType = Query::SqlType;
    type Level = SubqueryLevel<Query>;
}

impl<D: Dialect, Query: Render<D::Inside>> Render<D> for Scalar<Query> {
    type Support = Query::Support;
    const ROPE: &'static Rope = &Rope::Join(&[&Rope::Literal("("), Query::ROPE, &Rope::Literal(")")]);
}

impl<B: Backend, Query: Values<B>> Values<B> for Scalar<Query> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.query.values(parameters);
    }
}
