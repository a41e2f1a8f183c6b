//! Common table expressions: queries with a name, defined by WITH (PostgreSQL manual, section 7.8).

use std::marker::PhantomData;
use std::ops::Deref;

use typenum::B0;

use super::*;
use crate::backend::{Backend, Values};
use crate::check::*;
use crate::expr::{Named, ShapeLabel, Typed, Unlabelled};
use crate::kernel::*;
use crate::render::{Dialect, Rope};
use crate::row::WholeShape;
use crate::stmt::Select;

/// A query that WITH can name.
pub trait CteQuery: Refers {
    /// What its columns come from.
    type Columns: ShapedQuery;
    /// [`Reads`], or [`Writes`] where it is a statement that writes.
    type Access;
    /// `Fail` where it names itself.
    type Plain: Verdict;
    /// Does it name itself?
    const RECURSIVE: bool;
}

/// The query `Query` under a name: defined by [`with`], and used like a table. Its columns are fields, called like those
/// of its row struct.
///
/// `Hint` is [`MATERIALIZED`], [`NOT_MATERIALIZED`] or [`Unset`]; `Label` tells a second one of the same struct from the
/// first.
#[derive(Debug)]
pub struct Cte<Query, Hint, Label>(pub(super) Query, PhantomData<(Hint, Label)>);

impl<Query: Clone, Hint, Label> Clone for Cte<Query, Hint, Label> {
    fn clone(&self) -> Self {
        Cte(self.0.clone(), PhantomData)
    }
}

impl<Query: Copy, Hint, Label> Copy for Cte<Query, Hint, Label> {}

impl<Query, Hint, Label> Cte<Query, Hint, Label> {
    pub(super) fn new(query: Query) -> Self {
        Cte(query, PhantomData)
    }

    /// `AS MATERIALIZED (query)`: computed once, whatever the planner thinks.
    pub fn materialized(self) -> Cte<Query, MATERIALIZED, Label> {
        Cte::new(self.0)
    }

    /// `AS NOT MATERIALIZED (query)`: the planner may merge it into the query that uses it.
    pub fn not_materialized(self) -> Cte<Query, NOT_MATERIALIZED, Label> {
        Cte::new(self.0)
    }
}

/// What WITH says of the computation of a query.
pub trait Hint {
    /// Before the query: `MATERIALIZED `.
    const TEXT: &'static str;
}

/// `AS MATERIALIZED (query)`
#[derive(Clone, Copy, Debug)]
pub struct MATERIALIZED;

/// `AS NOT MATERIALIZED (query)`
#[allow(non_camel_case_types, reason = "messages print the words as SQL writes them")]
#[derive(Clone, Copy, Debug)]
pub struct NOT_MATERIALIZED;

impl Hint for Unset {
    const TEXT: &'static str = "";
}

impl Hint for MATERIALIZED {
    const TEXT: &'static str = "MATERIALIZED ";
}

impl Hint for NOT_MATERIALIZED {
    const TEXT: &'static str = "NOT MATERIALIZED ";
}

/// How a common table expression stands in FROM.
pub trait CteUse<Label>: 'static {
    /// The label of the reference.
    type Label: ShapeLabel;
    /// [`NoUse`], or [`Directly`] in a recursive term of its own.
    type Uses;
    /// What must be defined.
    type Asks<Reference, Columns>;
    /// Is there an alias?
    const ALIASED: bool;
}

/// By its own name.
#[derive(Clone, Copy, Debug)]
pub struct AsNamed;

/// By its own name, in its own recursive term.
#[derive(Clone, Copy, Debug)]
pub struct InItself;

impl<Label: ShapeLabel> CteUse<Label> for AsNamed {
    type Label = Label;
    type Uses = NoUse;
    type Asks<Reference, Columns> = Defined<Reference, Columns>;
    const ALIASED: bool = false;
}

impl<Label: ShapeLabel> CteUse<Label> for InItself {
    type Label = Label;
    type Uses = Directly;
    type Asks<Reference, Columns> = Itself<Reference, Columns>;
    const ALIASED: bool = false;
}

impl<Label: ShapeLabel, const LETTER: char> CteUse<Label> for crate::kernel::Label<LETTER>
where
    crate::kernel::Label<LETTER>: LabelDigit,
{
    type Label = Self;
    type Uses = NoUse;
    type Asks<Reference, Columns> = Defined<Reference, Columns>;
    const ALIASED: bool = true;
}

/// A common table expression in FROM: it holds no query, so it is copied freely.
pub struct CteTable<Columns, Label, Use>(PhantomData<(Columns, Label, Use)>);

impl<Columns, Label, Use> CteTable<Columns, Label, Use> {
    pub(super) const fn new() -> Self {
        CteTable(PhantomData)
    }
}

impl<Columns, Label, Use> Clone for CteTable<Columns, Label, Use> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<Columns, Label, Use> Copy for CteTable<Columns, Label, Use> {}

/// The reference by which WITH defines it.
pub type CteName<Columns, Label> = Named<<Columns as ShapedQuery>::Shape, Label>;
/// The reference by which FROM uses it.
pub type CteReference<Columns, Label, Use> =
    Named<<Columns as ShapedQuery>::Shape, <Use as CteUse<Label>>::Label>;
/// Its columns.
pub type CteColumns<Columns, Label, Use> =
    <Columns as TableQuery<CteReference<Columns, Label, Use>>>::Columns;
/// Its columns under its own name.
pub type OwnColumnsOf<Columns, Label> = <Columns as TableQuery<CteName<Columns, Label>>>::Columns;

impl<Query: CteQuery, Hint, Label> Deref for Cte<Query, Hint, Label> {
    type Target = CteTable<Query::Columns, Label, AsNamed>;

    fn deref(&self) -> &Self::Target {
        &CteTable(PhantomData)
    }
}

impl<Columns, Label, Use: CteUse<Label>> Deref for CteTable<Columns, Label, Use>
where
    Columns: TableQuery<CteReference<Columns, Label, Use>>,
{
    type Target = CteColumns<Columns, Label, Use>;

    fn deref(&self) -> &Self::Target {
        <Columns as TableQuery<CteReference<Columns, Label, Use>>>::COLUMNS
    }
}

#[relvar_macros::brief]
impl<Columns, Label: ShapeLabel, Use: CteUse<Label>> CteTable<Columns, Label, Use>
where
    Columns: TableQuery<CteReference<Columns, Label, Use>>,
{
    /// A query on this table alone, with no clause given.
    pub fn query(&self) -> QueryOn<Self>
    where
        Self: Enters<Nil, B0>,
    {
        start(*self)
    }

    /// `table ON condition`, the argument of a join.
    pub fn on<Condition>(&self, condition: Condition) -> On<Self, Condition>
    where
        Condition: Expression,
        Condition::SqlType: SearchCondition<ON>,
        AggregateIn<Condition>: NoAggregate<ON>,
        WindowIn<Condition>: NoWindow<ON>,
    {
        join::on(*self, condition)
    }

    /// Every column, as an item of a select list; its row is the struct.
    pub fn all(&self) -> WholeShape<CteReference<Columns, Label, Use>, CteColumns<Columns, Label, Use>> {
        WholeShape::new()
    }
}

#[relvar_macros::brief]
impl<Columns, Label> CteTable<Columns, Label, AsNamed> {
    /// Another use of the same table in FROM: `tree AS tree_b`.
    pub fn alias<const LETTER: char>(&self) -> CteTable<Columns, Label, crate::kernel::Label<LETTER>>
    where
        crate::kernel::Label<LETTER>: LabelDigit,
    {
        CteTable(PhantomData)
    }
}

#[relvar_macros::brief]
impl<Scope, Distinct, Columns, F, Filter, Group, Having, Order, Limit, Offset>
    Select<Scope, Distinct, Columns, F, Filter, Group, Having, Order, Limit, Offset>
{
    /// This query under the name of its row struct, for [`with`].
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// #[derive(relvar::Row)]
    /// struct Author { id: i32, posts: i64 }
    ///
    /// let author = posts.group_by(posts::user_id)
    ///     .select(row!(Author { id: posts::user_id, posts: count(posts::id) }))
    ///     .cte();
    /// let busy = users.inner_join(author.on(author.id.eq(users::id))).select((users::name, author.posts));
    /// assert_eq!(
    ///     with(&author, busy).sql::<Postgres>(),
    ///     "WITH author (id, posts) AS (SELECT posts.user_id, count(posts.id) FROM posts GROUP BY posts.user_id) \
    ///      SELECT users.name, author.posts FROM users INNER JOIN author ON author.id = users.id",
    /// );
    /// ```
    pub fn cte(self) -> Cte<Self, Unset, Unlabelled>
    where
        Columns: HasNames,
    {
        Cte::new(self)
    }

    /// Like [`cte`](Self::cte), for a second query of the same row struct: `author_b`.
    pub fn cte_as<const LETTER: char>(self) -> Cte<Self, Unset, Label<LETTER>>
    where
        Columns: HasNames,
        Label<LETTER>: LabelDigit,
    {
        Cte::new(self)
    }
}

impl<Columns, Label: ShapeLabel, Use: CteUse<Label>> FromItem for CteTable<Columns, Label, Use>
where
    Columns: TableQuery<CteReference<Columns, Label, Use>>,
{
    type Reference = CteReference<Columns, Label, Use>;
    type Source = Self;
    type Sees = Nil;

    fn source(self) -> Self {
        self
    }
}

impl<Query: CteQuery, Hint, Label: ShapeLabel> FromItem for &Cte<Query, Hint, Label>
where
    Query::Columns: TableQuery<CteName<Query::Columns, Label>>,
{
    type Reference = CteName<Query::Columns, Label>;
    type Source = CteTable<Query::Columns, Label, AsNamed>;
    type Sees = Nil;

    fn source(self) -> Self::Source {
        CteTable::new()
    }
}

impl<Scope, Null, Columns, Label: ShapeLabel, Use: CteUse<Label>> Enters<Scope, Null>
    for CteTable<Columns, Label, Use>
where
    Columns: TableQuery<CteReference<Columns, Label, Use>>,
{
    type After = Cons<
        Entry<
            Typed<Carrying<CteReference<Columns, Label, Use>, Use::Uses>, CteColumns<Columns, Label, Use>>,
            Null,
            B0,
        >,
        Scope,
    >;
    type NeedsLateral = Valid;
    type RefersLeft = Valid;
    type MayMiss = Valid;
}

impl<Scope, Null, Query: CteQuery, Hint, Label: ShapeLabel> Enters<Scope, Null> for &Cte<Query, Hint, Label>
where
    Query::Columns: TableQuery<CteName<Query::Columns, Label>>,
    Self: FromItem<Reference = CteName<Query::Columns, Label>>,
{
    type After = <CteTable<Query::Columns, Label, AsNamed> as Enters<Scope, Null>>::After;
    type NeedsLateral = Valid;
    type RefersLeft = Valid;
    type MayMiss = Valid;
}

impl<D, Columns, Label, Use> SourceText<D> for CteTable<Columns, Label, Use>
where
    D: Dialect,
    Label: ShapeLabel,
    Use: CteUse<Label>,
    Columns: TableQuery<CteName<Columns, Label>>,
    D::With: HasTable<Use::Asks<CteName<Columns, Label>, OwnColumnsOf<Columns, Label>>>,
{
    type Support =
        <D::With as HasTable<Use::Asks<CteName<Columns, Label>, OwnColumnsOf<Columns, Label>>>>::Verdict;
    const FROM: &'static Rope = if Use::ALIASED {
        &Rope::Join(&[
            <CteName<Columns, Label> as TableReference>::QUALIFIER,
            &Rope::Literal(" AS "),
            <CteReference<Columns, Label, Use> as TableReference>::QUALIFIER,
        ])
    } else {
        <CteName<Columns, Label> as TableReference>::QUALIFIER
    };
}

impl<B: Backend, Columns, Label, Use> SourceValues<B> for CteTable<Columns, Label, Use> {
    fn values(&self, _: &mut B::Parameters) {}
}

impl<B: Backend, Query: Values<B>, Hint, Label> Values<B> for Cte<Query, Hint, Label> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.0.values(parameters);
    }
}
