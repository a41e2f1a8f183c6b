//! Derived tables: queries in FROM (PostgreSQL manual, sections 7.2.1.3 and 7.2.1.5).

use std::marker::PhantomData;
use std::ops::Deref;

use typenum::B0;

use super::*;
use crate::backend::{Backend, Values};
use crate::check::*;
use crate::expr::{Affix, DerivedColumn, DerivedPresence, Named, RowShape, ShapeLabel, Typed, Unlabelled};
use crate::kernel::*;
use crate::render::{Dialect, LATERAL, Render, Rope, Support, SupportedBy};
use crate::row::{Computed, ListLevel, SelectList, Shaped, ShapedColumns, WholeShape};
use crate::stmt::{Branch, Compound, Select};

/// What a query refers to outside of itself.
pub trait Refers {
    /// The tables of outer queries, as entries of a FROM clause.
    type Outer;
    /// How often a recursive query's own table.
    type Uses: SomeUses;
}

/// The verdict on the aggregates of a query.
pub type AggregatesOf<Query> = Both<Valid, <Query as OwnAggregates>::Owned>;

/// A query whose rows can be a table: its select list is a row struct.
pub trait ShapedQuery: Refers {
    /// The struct.
    type Shape: RowShape;
    /// The names of its columns.
    const NAMES: &'static Rope;
}

/// A select list whose columns have names: a row struct.
#[diagnostic::on_unimplemented(
    message = "only a query whose select list is a row struct can stand in FROM",
    label = "the columns of this query have no names",
    note = "select `row!(Struct {{ field: expression, .. }})`, or `.select_as::<Struct>()`",
    note = "rule R1, see `relvar::docs::rules::R1`"
)]
pub trait HasNames {}

#[diagnostic::do_not_recommend]
impl<List: Shaped> HasNames for Chosen<List> {}

/// The columns of a query as those of the table `Reference`.
pub trait TableQuery<Reference>: ShapedQuery {
    /// The struct of columns.
    type Columns: Copy + 'static;
    /// It in the value namespace.
    const COLUMNS: &'static Self::Columns;
}

impl<Scope, Distinct, Columns, F, Filter, Group, Having, Order, Limit, Offset> Refers
    for Select<Scope, Distinct, Columns, F, Filter, Group, Having, Order, Limit, Offset>
where
    Scope: OuterReferences + RecursiveUses,
{
    type Outer = Scope::Entries;
    type Uses = Scope::Uses;
}

impl<Scope, Distinct, List, F, Filter, Group, Having, Order, Limit, Offset> ShapedQuery
    for Select<Scope, Distinct, Chosen<List>, F, Filter, Group, Having, Order, Limit, Offset>
where
    List: Shaped,
    Scope: OuterReferences + RecursiveUses,
{
    type Shape = List::Shape;
    const NAMES: &'static Rope = List::NAMES;
}

impl<Reference, Scope, Distinct, List, F, Filter, Group, Having, Order, Limit, Offset> TableQuery<Reference>
    for Select<Scope, Distinct, Chosen<List>, F, Filter, Group, Having, Order, Limit, Offset>
where
    List: ShapedColumns<Reference, Scope, Group, Computed>,
    Scope: OuterReferences + RecursiveUses,
{
    type Columns = List::Columns;
    const COLUMNS: &'static List::Columns = List::COLUMNS;
}

impl<Op: SetOperator, Left: Refers, Right: Refers, Order, Limit, Offset> Refers
    for Compound<Op, Left, Right, Order, Limit, Offset>
where
    Left::Outer: Append<Right::Outer>,
    Op::LeftUses<Left::Uses>: AddUses<Op::RightUses<Right::Uses>, B0>,
{
    type Outer = <Left::Outer as Append<Right::Outer>>::List;
    type Uses = <Op::LeftUses<Left::Uses> as AddUses<Op::RightUses<Right::Uses>, B0>>::Out;
}

impl<Op, Left, Right, Order, Limit, Offset> ShapedQuery for Compound<Op, Left, Right, Order, Limit, Offset>
where
    Self: Branch<List: Shaped> + Refers,
{
    type Shape = <<Self as Branch>::List as Shaped>::Shape;
    const NAMES: &'static Rope = <<Self as Branch>::List as Shaped>::NAMES;
}

impl<Reference, Op, Left, Right, Order, Limit, Offset> TableQuery<Reference>
    for Compound<Op, Left, Right, Order, Limit, Offset>
where
    Self: Branch<List: ShapedColumns<Reference, Nil, NotGrouped, Computed>> + ShapedQuery,
{
    type Columns = <<Self as Branch>::List as ShapedColumns<Reference, Nil, NotGrouped, Computed>>::Columns;
    const COLUMNS: &'static Self::Columns =
        <<Self as Branch>::List as ShapedColumns<Reference, Nil, NotGrouped, Computed>>::COLUMNS;
}

/// `.derived()`, `.lateral()` and `.cte()` of what is no single SELECT, such as a UNION. Its first
/// select list is a row struct. See [`Select::derived`].
#[relvar_macros::brief]
pub trait AsTable: ShapedQuery + Sized {
    /// See [`Select::derived`].
    fn derived(self) -> Derived<Plain, Self, Unlabelled> {
        Derived(self, PhantomData)
    }

    /// See [`Select::lateral`].
    fn lateral(self) -> Derived<LATERAL, Self, Unlabelled> {
        Derived(self, PhantomData)
    }

    /// See [`Select::cte`].
    fn cte(self) -> Cte<Self, Unset, Unlabelled> {
        Cte::new(self)
    }

    /// See [`Select::cte_as`].
    fn cte_as<const LETTER: char>(self) -> Cte<Self, Unset, Label<LETTER>>
    where
        Label<LETTER>: LabelDigit,
    {
        Cte::new(self)
    }
}

impl<Op, Left, Right, Order, Limit, Offset> AsTable for Compound<Op, Left, Right, Order, Limit, Offset> where
    Self: ShapedQuery
{
}

#[relvar_macros::brief]
impl<Defs: Definitions, Query> With<Defs, Query> {
    /// See [`Select::derived`].
    pub fn derived(self) -> Derived<Plain, Self, Unlabelled>
    where
        Defs::Access: BelowTop,
    {
        Derived(self, PhantomData)
    }

    /// See [`Select::lateral`].
    pub fn lateral(self) -> Derived<LATERAL, Self, Unlabelled>
    where
        Defs::Access: BelowTop,
    {
        Derived(self, PhantomData)
    }

    /// See [`Select::cte`].
    pub fn cte(self) -> Cte<Self, Unset, Unlabelled>
    where
        Defs::Access: BelowTop,
    {
        Cte::new(self)
    }

    /// See [`Select::cte_as`].
    pub fn cte_as<const LETTER: char>(self) -> Cte<Self, Unset, Label<LETTER>>
    where
        Defs::Access: BelowTop,
        Label<LETTER>: LabelDigit,
    {
        Cte::new(self)
    }
}

/// The query `Query` as a table in FROM. Its columns are fields, called like those of its row struct.
///
/// `Sees` is [`Plain`] or [`LATERAL`], `Label` tells a second use of the same struct from the first.
#[derive(Debug)]
pub struct Derived<Sees, Query, Label>(Query, PhantomData<(Sees, Label)>);

impl<Sees, Query: Clone, Label> Clone for Derived<Sees, Query, Label> {
    fn clone(&self) -> Self {
        Derived(self.0.clone(), PhantomData)
    }
}

impl<Sees, Query: Copy, Label> Copy for Derived<Sees, Query, Label> {}

/// The reference to the query `Query` in FROM.
pub type DerivedReference<Query, Label> = Named<<Query as ShapedQuery>::Shape, Label>;
/// The same, as FROM holds it.
pub type Carried<Query, Label> = <<Query as Refers>::Uses as SomeUses>::Carry<DerivedReference<Query, Label>>;
/// Its columns.
pub type DerivedColumns<Query, Label> = <Query as TableQuery<DerivedReference<Query, Label>>>::Columns;

impl<Sees, Query, Label> Deref for Derived<Sees, Query, Label>
where
    Query: TableQuery<DerivedReference<Query, Label>>,
{
    type Target = DerivedColumns<Query, Label>;

    fn deref(&self) -> &Self::Target {
        <Query as TableQuery<DerivedReference<Query, Label>>>::COLUMNS
    }
}

#[relvar_macros::brief]
impl<Sees: Sight, Query, Label: ShapeLabel> Derived<Sees, Query, Label>
where
    Query: TableQuery<DerivedReference<Query, Label>> + Clone,
{
    /// A query on this table alone, with no clause given.
    pub fn query(&self) -> QueryOn<Self>
    where
        Self: Enters<Nil, B0>,
    {
        start(self.clone())
    }

    /// `table ON condition`, the argument of a join.
    pub fn on<Condition>(&self, condition: Condition) -> On<Self, Condition>
    where
        Condition: Expression,
        Condition::SqlType: SearchCondition<ON>,
        AggregateIn<Condition>: NoAggregate<ON>,
        WindowIn<Condition>: NoWindow<ON>,
    {
        join::on(self.clone(), condition)
    }

    /// `table ON TRUE`, the argument of a join: every row.
    pub fn on_true(&self) -> On<Self, True> {
        On::new(self.clone(), True)
    }

    /// Every column, as an item of a select list; its row is the struct.
    pub fn all(&self) -> WholeShape<DerivedReference<Query, Label>, DerivedColumns<Query, Label>> {
        WholeShape::new()
    }

    /// TRUE where there is a row of this table, NULL where an outer join found none: see
    /// [`TableMethods::presence`](crate::clause::TableMethods::presence).
    pub fn presence(&self) -> DerivedPresence<DerivedReference<Query, Label>> {
        Affix::new(DerivedColumn::NEW)
    }

    /// The same query once more, as a table of its own: `team_size_b`.
    pub fn alias<const LETTER: char>(&self) -> Derived<Sees, Query, crate::kernel::Label<LETTER>>
    where
        crate::kernel::Label<LETTER>: LabelDigit,
    {
        Derived(self.0.clone(), PhantomData)
    }
}

#[relvar_macros::brief]
impl<Scope, Distinct, Columns, F, Filter, Group, Having, Order, Limit, Offset>
    Select<Scope, Distinct, Columns, F, Filter, Group, Having, Order, Limit, Offset>
{
    /// This query as a table in FROM. Its select list is a row struct, whose fields are the columns.
    ///
    /// A column is nullable where its expression is, or where an outer join makes it so.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// #[derive(relvar::Row)]
    /// struct TeamSize { team: Option<i32>, members: i64 }
    ///
    /// let sizes = users.group_by(users::team_id)
    ///     .select(row!(TeamSize { team: users::team_id, members: count(users::id) }))
    ///     .derived();
    /// let sql = teams.left_join(sizes.on(sizes.team.eq(teams::id))).select((teams::title, sizes.members));
    /// assert_eq!(
    ///     sql.sql::<Postgres>(),
    ///     "SELECT teams.title, team_size.members FROM teams LEFT JOIN \
    ///      (SELECT users.team_id, count(users.id) FROM users GROUP BY users.team_id) AS team_size (team, members) \
    ///      ON team_size.team = teams.id",
    /// );
    /// ```
    ///
    /// The table holds the query by value, and every use clones it: the values in it are usually small.
    pub fn derived(self) -> Derived<Plain, Self, Unlabelled>
    where
        Columns: HasNames,
        Columns: Listed<Scope, List: SelectList<Items: ListLevel>>,
        Scope: RecursiveUses<Direct: DirectRule>,
        Having: HavingLevel,
        AggregatesBeside<Scope, Columns, Having>: NoAggregateInRecursion,
    {
        Derived(self, PhantomData)
    }

    /// This query as a table in FROM that sees the tables on its left: it names them with `.correlate(..)`.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// #[derive(relvar::Row)]
    /// struct Latest { title: String }
    ///
    /// let latest = posts.correlate(users).filter(posts::user_id.eq(users::id))
    ///     .order_by(posts::id.desc()).limit(2)
    ///     .select(row!(Latest { title: posts::title })).lateral();
    /// let sql = users.left_join(latest.on_true()).select((users::name, latest.title));
    /// assert_eq!(
    ///     sql.sql::<Postgres>(),
    ///     "SELECT users.name, latest.title FROM users LEFT JOIN \
    ///      LATERAL (SELECT posts.title FROM posts WHERE posts.user_id = users.id \
    ///      ORDER BY posts.id DESC LIMIT $1) AS latest (title) ON TRUE",
    /// );
    /// ```
    pub fn lateral(self) -> Derived<LATERAL, Self, Unlabelled>
    where
        Columns: HasNames,
        Self: OwnAggregates,
        AggregatesOf<Self>: AggregatesOwnRows<Culprit<AggregatesOf<Self>>>,
    {
        Derived(self, PhantomData)
    }
}

impl<Sees, Query, Label: ShapeLabel> FromItem for Derived<Sees, Query, Label>
where
    Query: TableQuery<DerivedReference<Query, Label>>,
{
    type Reference = DerivedReference<Query, Label>;
    type Source = Self;
    type Sees = Nil;

    fn source(self) -> Self {
        self
    }
}

impl<Sees, Query: Clone, Label: ShapeLabel> FromItem for &Derived<Sees, Query, Label>
where
    Query: TableQuery<DerivedReference<Query, Label>>,
{
    type Reference = DerivedReference<Query, Label>;
    type Source = Derived<Sees, Query, Label>;
    type Sees = Nil;

    fn source(self) -> Self::Source {
        self.clone()
    }
}

impl<Scope, Null, Sees: Sight, Query, Label: ShapeLabel> Enters<Scope, Null> for Derived<Sees, Query, Label>
where
    Query: TableQuery<DerivedReference<Query, Label>>,
    Query::Outer: Placed<Scope>,
{
    type After = Cons<
        Entry<Typed<Carried<Query, Label>, DerivedColumns<Query, Label>>, Null, B0>,
        <Query::Outer as Placed<Scope>>::Scope,
    >;
    type NeedsLateral = Sees::NeedsLateral<Query::Outer, Scope>;
    type RefersLeft = Sees::RefersLeft<Query::Outer, Scope>;
    type MayMiss = Sees::MayMiss<Query::Outer, Scope>;
}

impl<Scope, Null, Sees, Query, Label> Enters<Scope, Null> for &Derived<Sees, Query, Label>
where
    Derived<Sees, Query, Label>: Enters<Scope, Null>,
    Self: FromItem,
{
    type After = <Derived<Sees, Query, Label> as Enters<Scope, Null>>::After;
    type NeedsLateral = <Derived<Sees, Query, Label> as Enters<Scope, Null>>::NeedsLateral;
    type RefersLeft = <Derived<Sees, Query, Label> as Enters<Scope, Null>>::RefersLeft;
    type MayMiss = <Derived<Sees, Query, Label> as Enters<Scope, Null>>::MayMiss;
}

impl<D, Sees, Query, Label> SourceText<D> for Derived<Sees, Query, Label>
where
    D: Dialect,
    Sees: Sight<Feature: SupportedBy<D>>,
    Query: ShapedQuery + Render<D>,
    Label: ShapeLabel,
{
    type Support = Both<Support<Sees::Feature, D>, Query::Support>;
    const FROM: &'static Rope = if D::COLUMN_ALIASES {
        &Rope::Join(&[
            &Rope::Literal(Sees::TEXT),
            &Rope::Literal("("),
            Query::ROPE,
            &Rope::Literal(") AS "),
            <DerivedReference<Query, Label> as TableReference>::QUALIFIER,
            &Rope::Literal(" ("),
            Query::NAMES,
            &Rope::Literal(")"),
        ])
    } else {
        // The name inside is seen by nothing but the parentheses, and is no table's.
        &Rope::Join(&[
            &Rope::Literal("(WITH \"derived table\" ("),
            Query::NAMES,
            &Rope::Literal(") AS ("),
            Query::ROPE,
            &Rope::Literal(") SELECT * FROM \"derived table\") AS "),
            <DerivedReference<Query, Label> as TableReference>::QUALIFIER,
        ])
    };
}

impl<B: Backend, Sees, Query: Values<B>, Label> SourceValues<B> for Derived<Sees, Query, Label> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.0.values(parameters);
    }
}

/// `TRUE`, the condition of a join of every row.
#[derive(Clone, Copy, Debug)]
pub struct True;

impl<Scope> InScope<Scope> for True {
    type Verdict = Valid;
}

/// The only condition without an equality on which the server makes a FULL JOIN.
impl<Scope, Joined> EquatesSides<Scope, Joined> for True {
    type Verdict = Valid;
}

impl<D: Dialect> Render<D> for True {
    type Support = Valid;
    const ROPE: &'static Rope = &Rope::Literal("TRUE");
}

impl<B: Backend> Values<B> for True {
    fn values(&self, _: &mut B::Parameters) {}
}
