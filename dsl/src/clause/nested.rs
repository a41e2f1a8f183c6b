//! Rows inside of a row: `array(SELECT row(..) ..)`, with the types that they have (PostgreSQL manual, sections 4.2.12 and
//! 8.16).

use std::marker::PhantomData;

use crate::backend::{Backend, CodecError, ColumnTypes, Values};
use crate::check::{
    AggregatesOwnRows, AllPresent, AtMostOneRow, BelowTop, GroupedBy, InFrom, InScope, IsGrouped,
    MeetsSubquery, Next, OwnAggregates, ScopeOf,
};
use crate::expr::{AccessOf, Existence, Exists, Subquery};
use crate::kernel::*;
use crate::render::{Dialect, NestedRows, Render, Rope, Support, SupportedBy};
use crate::row::{FieldFits, Fits, ItemLevel, OutputColumn, Outputs, ReadAs, Reshape, RowIn, SelectList};
use crate::stmt::{Cardinality, Decodes, Select, Statement};

use super::AddCondition;

/// All rows of `Query` as one value: an item of a select list.
#[derive(Clone, Copy, Debug)]
pub struct Many<Query> {
    query: Query,
}

/// The row of `Query`, if there is one, as one value: an item of a select list.
#[derive(Clone, Copy, Debug)]
pub struct AtMostOne<Query> {
    query: Query,
}

/// `array(SELECT row(t.*) FROM (query) AS t)`: the rows of a subquery, as a `Vec` of what a row of it is; empty where there is
/// none. ORDER BY and LIMIT of the subquery hold for each row of the query around it.
///
/// It stands in a select list, in a tuple or in a field of `row!`, and the subquery may itself select `many` or `one`. All
/// comes in one round trip. A row of the outer query without rows inside is dropped by [`some`](Select::some).
///
/// ```
/// # relvar::doc_schema!();
/// use relvar::prelude::*;
/// #[derive(relvar::Row)]
/// struct Author {
///     name: String,
///     titles: Vec<(i32, String)>,
/// }
///
/// let wrote = posts.correlate(users).filter(posts::user_id.eq(users::id)).order_by(posts::id.desc()).limit(3);
/// let authors = users.select(row!(Author { name: users::name, titles: many(wrote.select((posts::id, posts::title))) }));
/// assert_eq!(
///     authors.sql::<Postgres>(),
///     "SELECT users.name, array(SELECT row(t.*) FROM (SELECT posts.id, posts.title FROM posts WHERE posts.user_id = users.id \
///      ORDER BY posts.id DESC LIMIT $1) AS t) FROM users",
/// );
/// ```
#[relvar_macros::brief]
pub fn many<Query>(query: Query) -> Many<Query>
where
    Query: Subquery + OwnAggregates + Statement,
    Query::Owned: AggregatesOwnRows<Culprit<Query::Owned>>,
    Query::Grouping: IsGrouped<Culprit<Query::Grouping>>,
    AccessOf<Query>: BelowTop,
{
    Many { query }
}

/// `(SELECT row(t.*) FROM (query) AS t)`: the row of a subquery that gives at most one, as an `Option`.
///
/// ```
/// # relvar::doc_schema!();
/// use relvar::prelude::*;
/// let last = posts.correlate(users).filter(posts::user_id.eq(users::id)).order_by(posts::id.desc()).first();
/// let users_with_last_post = users.select((users::name, one(last.select((posts::id, posts::title)))));
/// // rows are `(String, Option<(i32, String)>)`
/// assert_eq!(
///     users_with_last_post.sql::<Postgres>(),
///     "SELECT users.name, (SELECT row(t.*) FROM (SELECT posts.id, posts.title FROM posts WHERE posts.user_id = users.id \
///      ORDER BY posts.id DESC LIMIT 1) AS t) FROM users",
/// );
/// ```
#[relvar_macros::brief]
pub fn one<Query>(query: Query) -> AtMostOne<Query>
where
    Query: Subquery + OwnAggregates + Statement + Cardinality,
    Query::Owned: AggregatesOwnRows<Culprit<Query::Owned>>,
    Query::AtMostOne: AtMostOneRow<Culprit<Query::AtMostOne>>,
    Query::Grouping: IsGrouped<Culprit<Query::Grouping>>,
    AccessOf<Query>: BelowTop,
{
    AtMostOne { query }
}

#[relvar_macros::brief]
impl<Scope, Distinct, Columns, From, Filter, Group, Having, Order, Limit, Offset>
    Select<Scope, Distinct, Columns, From, Filter, Group, Having, Order, Limit, Offset>
{
    /// The rows of this query for which `rows` gives a row, and these rows as an item of the select list: what [`many`] is
    /// to LEFT JOIN, this is to INNER JOIN. The `Vec` is never empty.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let wrote = posts.correlate(users).filter(posts::user_id.eq(users::id)).select((posts::id, posts::title));
    /// let (authors, wrote) = users.query().some(wrote);
    /// // rows are `(String, Vec<(i32, String)>)`
    /// assert_eq!(
    ///     authors.select((users::name, wrote)).sql::<Postgres>(),
    ///     "SELECT users.name, array(SELECT row(t.*) FROM (SELECT posts.id, posts.title FROM posts \
    ///      WHERE posts.user_id = users.id) AS t) FROM users \
    ///      WHERE EXISTS (SELECT posts.id, posts.title FROM posts WHERE posts.user_id = users.id)",
    /// );
    /// ```
    pub fn some<Query>(
        self,
        rows: Query,
    ) -> (Select<Scope, Distinct, Columns, From, Filter::And, Group, Having, Order, Limit, Offset>, Many<Query>)
    where
        Query: Subquery + OwnAggregates + Statement + Existence + Clone,
        Query::Owned: AggregatesOwnRows<Culprit<Query::Owned>>,
        Query::Grouping: IsGrouped<Culprit<Query::Grouping>>,
        AccessOf<Query>: BelowTop,
        Filter: AddCondition<Exists<Query::Query>>,
        Exists<Query::Query>: InScope<Scope>,
        ScopeOf<Exists<Query::Query>, Scope>: InFrom<Culprit<ScopeOf<Exists<Query::Query>, Scope>>>,
    {
        let there = Exists { query: rows.clone().existence() };
        (self.map_filter(|existing| existing.and(there)), many(rows))
    }
}

/// The SQL type `record`, or `record[]` where `Rows` is a `Vec`: what [`many`] and [`one`] give.
#[derive(Clone, Copy, Debug)]
pub struct NestedRecords<Rows>(PhantomData<Rows>);

const RECORD: TypeName = TypeName::built_in("record");

impl<Row: 'static> SqlType for NestedRecords<Vec<Row>> {
    type Rust = Vec<Row>;
    type Id = Never;
    type Equal = Fail<Self>;
    type Kept = Valid;
    const NAME: TypeName = RECORD.array_of();
}

impl<Row: 'static> SqlType for NestedRecords<Option<Row>> {
    type Rust = Option<Row>;
    type Id = Never;
    type Equal = Fail<Self>;
    type Kept = Valid;
    const NAME: TypeName = RECORD;
}

/// Everything of a nested item: `nested!(Many Vec "array(" records, RECORD.array_of())`.
macro_rules! nested {
    ($($item:ident $rows:ident $null:ident $open:literal $read:ident $name:expr;)*) => { $(
        impl<Query: Statement> SelectList for $item<Query> {
            type Items = Cons<Self, Nil>;
            const WIDTH: usize = 1;
            const COLUMNS: &'static ColumnTypes = &ColumnTypes::One(&$name);
        }

        impl<Query> ItemLevel for $item<Query> {
            type Level = ConstantLevel;
        }

        impl<Scope, Query: Subquery> InScope<Scope> for $item<Query>
        where
            Query::Outer: AllPresent<Scope>,
        {
            type Verdict = <Query::Outer as AllPresent<Scope>>::Verdict;
        }

        impl<Group: MeetsSubquery<Query>, Query> GroupedBy<Group> for $item<Query> {
            type Verdict = Group::Verdict;
        }

        impl<Scope, Group, Query: Statement> RowIn<Scope, Group> for $item<Query> {
            type Row = $rows<Query::Row>;
        }

        impl<Scope, Group, Query> Fits<Scope, Group> for $item<Query> {
            type Verdict = Valid;
        }

        /// The field is of the very type: a `Vec` or an `Option` of what a row of the subquery is.
        impl<Name, Row, Scope, Group, Query: Statement<Row = Row>> FieldFits<Name, $rows<Row>, Scope, Group>
            for $item<Query>
        {
            type Verdict = Valid;
        }

        impl<B, Row, Query> ReadAs<B, $rows<Row>> for $item<Query>
        where
            B: Backend,
            Query: Decodes<B> + Statement<Row = Row>,
        {
            fn read(row: &B::Row, at: usize) -> Result<$rows<Row>, CodecError> {
                B::$read(row, at, Query::COLUMNS, Query::decode)
            }
        }

        impl<Scope, Group, Query: Statement<Row: 'static>> Outputs<Scope, Group> for $item<Query> {
            type Before<Rest> = Cons<OutputColumn<Self, NestedRecords<$rows<Query::Row>>, typenum::$null>, Rest>;
        }

        impl<Scope, Of, Type, Null, Rest, At, Query>
            Reshape<Scope, Cons<OutputColumn<Of, Type, Null>, Rest>, At> for $item<Query>
        {
            type List = OutputColumn<Of, Type, Null, At>;
            type Rest = Rest;
            type Next = Next<At>;
            type Kept = Valid;
        }

        impl<D: Dialect, Query: Render<D::Inside>> Render<D> for $item<Query>
        where
            NestedRows: SupportedBy<D>,
        {
            type Support = Both<Support<NestedRows, D>, Query::Support>;
            const ROPE: &'static Rope = &Rope::Join(&[
                &Rope::Literal($open),
                &Rope::Literal("SELECT row(t.*) FROM ("),
                Query::ROPE,
                &Rope::Literal(") AS t)"),
            ]);
        }

        impl<B: Backend, Query: Values<B>> Values<B> for $item<Query> {
            fn values(&self, parameters: &mut B::Parameters) {
                self.query.values(parameters);
            }
        }
    )* };
}

nested! {
    Many Vec B0 "array(" records RECORD.array_of();
    AtMostOne Option B1 "(" record RECORD;
}
