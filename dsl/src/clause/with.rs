//! `WITH`: the definitions before a query (PostgreSQL manual, section 7.8).

use super::*;
use crate::backend::{Backend, Values};
use crate::check::*;
use crate::expr::ShapeLabel;
use crate::kernel::*;
use crate::render::{Dialect, InWith, Render, Rope, precedence};
use crate::stmt::{Compound, Select};

/// `WITH definitions query`
#[derive(Clone, Copy, Debug)]
#[must_use = "a query does nothing until it is fetched"]
pub struct With<Definitions, Query> {
    pub(crate) definitions: Definitions,
    pub(crate) query: Query,
}

/// `WITH table AS (..) query`: defines common table expressions for `query` and all inside of it. One, or a tuple of
/// them, where a later one may use those before it.
///
/// ```
/// # relvar::doc_schema!();
/// use relvar::prelude::*;
/// #[derive(relvar::Row)]
/// struct Grown { id: i32 }
/// #[derive(relvar::Row)]
/// struct Written { title: String }
///
/// let grown = users.filter(users::age.gt(30)).select(row!(Grown { id: users::id })).cte().materialized();
/// let written = posts.inner_join(grown.on(grown.id.eq(posts::user_id)))
///     .select(row!(Written { title: posts::title }))
///     .cte();
/// assert_eq!(
///     with((&grown, &written), written.query().select(written.title)).sql::<Postgres>(),
///     "WITH grown (id) AS MATERIALIZED (SELECT users.id FROM users WHERE users.age > $1), \
///      written (title) AS (SELECT posts.title FROM posts INNER JOIN grown ON grown.id = posts.user_id) \
///      SELECT written.title FROM written",
/// );
/// ```
#[relvar_macros::brief]
pub fn with<Tables, Query>(tables: Tables, query: Query) -> With<Query::Definitions, Query::Query>
where
    Tables: CteList,
    Query: UnderWith<Tables::Definitions>,
    Query::Names: DeclaredOnce<Culprit<Query::Names>>,
    Query::Recursion: TakesRecursion<Culprit<Query::Recursion>>,
{
    query.under(tables.definitions())
}

/// One common table expression, or a tuple of up to eight.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot stand in a WITH clause",
    label = "expected a common table expression, `query.cte()`, or a tuple of them",
    note = "rule S8, see `relvar::docs::rules::S8`"
)]
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait CteList {
    /// They as a list.
    type Definitions: Definitions;
    /// Takes them.
    fn definitions(self) -> Self::Definitions;
}

impl<Query, Hint, Label> CteList for Cte<Query, Hint, Label>
where
    Define<Self, ()>: Definitions,
{
    type Definitions = Define<Self, ()>;

    fn definitions(self) -> Self::Definitions {
        Define(self, ())
    }
}

impl<Query: Clone, Hint, Label> CteList for &Cte<Query, Hint, Label>
where
    Define<Cte<Query, Hint, Label>, ()>: Definitions,
{
    type Definitions = Define<Cte<Query, Hint, Label>, ()>;

    fn definitions(self) -> Self::Definitions {
        Define(self.clone(), ())
    }
}

/// A definition, by itself or by reference.
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait Definition {
    /// The definition.
    type Cte;
    /// Takes it.
    fn cte(self) -> Self::Cte;
}

impl<Query, Hint, Label> Definition for Cte<Query, Hint, Label> {
    type Cte = Self;

    fn cte(self) -> Self {
        self
    }
}

impl<Query: Clone, Hint, Label> Definition for &Cte<Query, Hint, Label> {
    type Cte = Cte<Query, Hint, Label>;

    fn cte(self) -> Self::Cte {
        self.clone()
    }
}

/// A definition before others.
#[derive(Clone, Copy, Debug)]
pub struct Define<First, Rest>(pub(crate) First, pub(crate) Rest);

macro_rules! lists {
    // lists! { [A 0, B 1] .. }: tuples of so many
    ($([$($item:ident $index:tt),+])*) => { $(
        impl<$($item: Definition),+> CteList for ($($item,)+)
        where
            lists!(@types $($item)+): Definitions,
        {
            type Definitions = lists!(@types $($item)+);

            fn definitions(self) -> Self::Definitions {
                lists!(@values self $($index)+)
            }
        }
    )* };
    (@types) => { () };
    (@types $first:ident $($rest:ident)*) => { Define<$first::Cte, lists!(@types $($rest)*)> };
    (@values $tuple:ident) => { () };
    (@values $tuple:ident $first:tt $($rest:tt)*) => {
        Define($tuple.$first.cte(), lists!(@values $tuple $($rest)*))
    };
}

lists! {
    [A 0]
    [A 0, B 1]
    [A 0, B 1, C 2]
    [A 0, B 1, C 2, E 3]
    [A 0, B 1, C 2, E 3, F 4]
    [A 0, B 1, C 2, E 3, F 4, G 5]
    [A 0, B 1, C 2, E 3, F 4, G 5, H 6]
    [A 0, B 1, C 2, E 3, F 4, G 5, H 6, I 7]
}

/// The definitions of a WITH clause as a list.
pub trait Definitions {
    /// The references that they define.
    type Names;
    /// The tables of outer queries that they refer to, as entries of a FROM clause.
    type Outer: OuterReferences;
    /// How often they name the own table of a recursive query around them.
    type Uses: SomeUses;
    /// [`Reads`], or [`Writes`] where some one writes.
    type Access: Access;
    /// `Fail` with the first that names itself.
    type Plain: Verdict;
    /// Does some one name itself?
    const RECURSIVE: bool;
}

impl Definitions for () {
    type Names = Nil;
    type Outer = Nil;
    type Uses = NoUse;
    type Access = Reads;
    type Plain = Valid;
    const RECURSIVE: bool = false;
}

impl<Query, Hint, Label, Rest: Definitions> Definitions for Define<Cte<Query, Hint, Label>, Rest>
where
    Query: CteQuery,
    Query::Outer: Append<Rest::Outer, List: OuterReferences>,
    Query::Uses: AddUses<Rest::Uses, typenum::B0>,
    Query::Access: AndAccess<Rest::Access>,
{
    type Access = <Query::Access as AndAccess<Rest::Access>>::Access;
    type Names = Cons<CteName<Query::Columns, Label>, Rest::Names>;
    type Outer = <Query::Outer as Append<Rest::Outer>>::List;
    type Uses = <Query::Uses as AddUses<Rest::Uses, typenum::B0>>::Out;
    type Plain = Both<Blaming<Query::Plain, <Query::Columns as ShapedQuery>::Shape>, Rest::Plain>;
    const RECURSIVE: bool = Query::RECURSIVE || Rest::RECURSIVE;
}

/// The text of definitions, where `Tables` are defined already.
pub trait DefinitionsText<D, Tables> {
    /// Those, and these.
    type Tables: 'static;
    /// Does the dialect have all that they use?
    type Support: Verdict;
    /// Separated by commas.
    const ROPE: &'static Rope;
}

impl<D, Tables: 'static> DefinitionsText<D, Tables> for () {
    type Tables = Tables;
    type Support = Valid;
    const ROPE: &'static Rope = &Rope::Empty;
}

/// The tables after `Cte` was defined.
pub type After<Query, Label, Tables> = Cons<
    Defined<CteName<<Query as CteQuery>::Columns, Label>, OwnColumnsOf<<Query as CteQuery>::Columns, Label>>,
    Tables,
>;

impl<D, Query, Hint, Label, Rest, Tables> DefinitionsText<D, Tables> for Define<Cte<Query, Hint, Label>, Rest>
where
    D: Dialect,
    Tables: 'static,
    Hint: super::Hint,
    Label: ShapeLabel,
    Query: CteQuery<Columns: TableQuery<CteName<<Query as CteQuery>::Columns, Label>>>,
    Query: CteText<D, Label, Tables>,
    Rest: DefinitionsText<D, After<Query, Label, Tables>>,
{
    type Tables = Rest::Tables;
    type Support = Both<Query::Support, Rest::Support>;
    const ROPE: &'static Rope = &Rope::List(
        ", ",
        &[
            &Rope::Join(&[
                <CteName<Query::Columns, Label> as TableReference>::QUALIFIER,
                &Rope::Literal(" ("),
                <Query::Columns as ShapedQuery>::NAMES,
                &Rope::Literal(") AS "),
                &Rope::Literal(Hint::TEXT),
                &Rope::Literal("("),
                <Query as CteText<D, Label, Tables>>::ROPE,
                &Rope::Literal(")"),
                <Query as CteText<D, Label, Tables>>::AFTER,
            ]),
            Rest::ROPE,
        ],
    );
}

/// The text of one query that WITH names, where `Tables` are defined before it.
pub trait CteText<D, Label, Tables> {
    /// Does the dialect have all that it uses?
    type Support: Verdict;
    /// The query.
    const ROPE: &'static Rope;
    /// SEARCH and CYCLE.
    const AFTER: &'static Rope;
}

/// Queries that name nothing of WITH's own.
macro_rules! plain_queries {
    ($([$($generics:ident)*] $query:ty;)*) => { $(
        impl<$($generics),*> CteQuery for $query
        where
            Self: ShapedQuery,
        {
            type Columns = Self;
            type Access = Reads;
            type Plain = Valid;
            const RECURSIVE: bool = false;
        }

        impl<Dial, Label, Tables, $($generics),*> CteText<Dial, Label, Tables> for $query
        where
            Self: Render<InWith<Dial, Tables>>,
            Dial: Dialect,
            Tables: 'static,
        {
            type Support = <Self as Render<InWith<Dial, Tables>>>::Support;
            const ROPE: &'static Rope = <Self as Render<InWith<Dial, Tables>>>::ROPE;
            const AFTER: &'static Rope = &Rope::Empty;
        }
    )* };
}

plain_queries! {
    [Scope Distinct Columns F Filter Group Having Order Limit Offset]
        Select<Scope, Distinct, Columns, F, Filter, Group, Having, Order, Limit, Offset>;
    [Op Left Right Order Limit Offset] Compound<Op, Left, Right, Order, Limit, Offset>;
    [Defs Query] With<Defs, Query>;
    [Rows] ValuesRows<Rows>;
    [Row] UnnestRows<Row>;
    [Type Row Argument Outside] Records<Type, Row, Argument, Outside>;
}

/// The tables that a WITH clause and those around it define.
pub type AllTables<Defs, D> = <Defs as DefinitionsText<D, <D as Dialect>::With>>::Tables;

impl<D, Defs, Query> Render<D> for With<Defs, Query>
where
    D: Dialect,
    Defs: Definitions + DefinitionsText<D, D::With>,
    Query: Render<InWith<D, AllTables<Defs, D>>>,
{
    type Support = Both<<Defs as DefinitionsText<D, D::With>>::Support, Query::Support>;
    // As a branch of a set operation it stands between parentheses.
    const ROPE: &'static Rope = &Rope::Mixfix {
        precedence: precedence::LOWEST,
        pieces: &[&Rope::Join(&[
            &Rope::Literal(if Defs::RECURSIVE { "WITH RECURSIVE " } else { "WITH " }),
            <Defs as DefinitionsText<D, D::With>>::ROPE,
            &Rope::Literal(" "),
            Query::ROPE,
        ])],
    };
}

impl<B: Backend, First: Values<B>, Rest: Values<B>> Values<B> for Define<First, Rest> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.0.values(parameters);
        self.1.values(parameters);
    }
}

impl<B: Backend, Defs: Values<B>, Query: Values<B>> Values<B> for With<Defs, Query> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.definitions.values(parameters);
        self.query.values(parameters);
    }
}
