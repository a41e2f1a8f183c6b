//! `JOIN` (PostgreSQL manual, section 7.2.1.1).

use std::marker::PhantomData;

use typenum::{B0, B1};

use super::{Enters, FromItem, Natural, SourceText, SourceValues, UsesOne};
use crate::backend::{Backend, Values};
use crate::check::*;
use crate::expr::TableColumn;
use crate::kernel::*;
use crate::render::{Dialect, Render, Rope, Support, SupportedBy};
use crate::stmt::Select;

/// A kind of join.
pub trait JoinKind: 'static {
    /// What the dialect must have.
    type Feature;
    /// The verdict on LATERAL's references to the left where the join forbids them, else `Valid`.
    type Forbidden<V: Verdict>: Verdict;
    /// The verdict on them where the join allows them, else `Valid`.
    type Allowed<V: Verdict>: Verdict;
    /// ` LEFT JOIN `
    const TEXT: &'static str;
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident $text:literal: $forbidden:ident, $allowed:ident;)*) => { $(
        $(#[$doc])*
        #[allow(clippy::upper_case_acronyms, reason = "messages print the kind as SQL writes it")]
        #[derive(Clone, Copy, Debug)]
        pub struct $name;

        impl JoinKind for $name {
            type Feature = crate::render::Everywhere;
            type Forbidden<V: Verdict> = $forbidden;
            type Allowed<V: Verdict> = $allowed;
            const TEXT: &'static str = $text;
        }
    )* };
}

kinds! {
    /// `INNER JOIN`
    INNER " INNER JOIN ": Valid, V;
    /// `LEFT JOIN`
    LEFT " LEFT JOIN ": Valid, V;
    /// `RIGHT JOIN`
    RIGHT " RIGHT JOIN ": V, Valid;
    /// `FULL JOIN`
    FULL " FULL JOIN ": V, Valid;
    /// `CROSS JOIN`
    CROSS " CROSS JOIN ": Valid, V;
}

/// `from KIND JOIN source ON condition`
#[derive(Clone, Copy, Debug)]
pub struct Joined<Kind, From, Source, Condition> {
    from: From,
    source: Source,
    condition: Condition,
    kind: PhantomData<Kind>,
}

impl<D, Kind, From, Source, Condition> Render<D> for Joined<Kind, From, Source, Condition>
where
    D: Dialect,
    Kind: JoinKind<Feature: SupportedBy<D>>,
    From: Render<D>,
    Source: SourceText<D>,
    Condition: Render<D>,
{
    type Support =
        Both<From::Support, Both<Support<Kind::Feature, D>, Both<Source::Support, Condition::Support>>>;
    const ROPE: &'static Rope = &Rope::Join(&[
        From::ROPE,
        &Rope::Literal(Kind::TEXT),
        Source::FROM,
        &Rope::Clause(" ON ", Condition::ROPE),
    ]);
}

impl<B: Backend, Kind, From: Values<B>, Source: SourceValues<B>, Condition: Values<B>> Values<B>
    for Joined<Kind, From, Source, Condition>
{
    fn values(&self, parameters: &mut B::Parameters) {
        self.from.values(parameters);
        self.source.values(parameters);
        self.condition.values(parameters);
    }
}

/// `item ON condition`, the argument of a join.
#[derive(Clone, Copy, Debug)]
pub struct On<Item, Condition> {
    item: Item,
    condition: Condition,
}

impl<Item, Condition> On<Item, Condition> {
    pub(crate) fn new(item: Item, condition: Condition) -> Self {
        On { item, condition }
    }
}

/// What can be joined: a table or an alias, which then follows the foreign key, or either `.on(condition)`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be joined",
    label = "expected a table, an alias, or `table.on(condition)`",
    note = "rule S6, see `relvar::docs::rules::S6`"
)]
pub trait JoinItem {
    /// What is joined.
    type Item: FromItem;
    /// The reference to it.
    type Reference: TableReference;
    /// What FROM holds of it.
    type Source;
}

impl<Reference: TableReference> JoinItem for Reference {
    type Item = Reference;
    type Reference = Reference;
    type Source = Reference;
}

impl<Item: FromItem, Condition> JoinItem for On<Item, Condition> {
    type Item = Item;
    type Reference = Item::Reference;
    type Source = Item::Source;
}

/// The condition of a join of a FROM clause `Scope` that becomes `After`.
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait JoinCondition<Scope, After>: JoinItem {
    /// The condition.
    type Condition;
    /// Are its columns in scope? The culprit is a table.
    type InScope: Verdict;
    /// Is there only one foreign key to follow? The culprit is [`Two`].
    type Unambiguous: Verdict;
    /// Are the columns of USING there? The culprit is one of them.
    type Names: Verdict;
    /// Takes both apart.
    fn parts(self) -> (Self::Source, Self::Condition);
}

impl<Scope, After, Item, Condition> JoinCondition<Scope, After> for On<Item, Condition>
where
    Item: FromItem<Sees: InScope<Scope>>,
    Condition: InScope<After>,
{
    type Condition = Condition;
    type InScope = Both<ScopeOf<Item::Sees, Scope>, Condition::Verdict>;
    type Unambiguous = Valid;
    type Names = Valid;

    fn parts(self) -> (Item::Source, Condition) {
        (self.item.source(), self.condition)
    }
}

/// The foreign keys between a FROM clause and a reference.
pub type LinksBetween<Scope, Reference> = <Scope as LinksTo<Reference, Nil>>::Links;
type FirstOf<Scope> = <Scope as FirstTable>::Reference;
type Followed<Scope, Reference> =
    <LinksBetween<Scope, Reference> as LinkBetween<FirstOf<Scope>, Reference>>::Link;

impl<Scope, After, Reference> JoinCondition<Scope, After> for Reference
where
    Reference: TableReference,
    Scope: LinksTo<Reference, Nil> + FirstTable,
    LinksBetween<Scope, Reference>: AtMostOneLink + LinkBetween<FirstOf<Scope>, Reference>,
{
    type Condition = ForeignKeyIsKey<Followed<Scope, Reference>>;
    type InScope = Valid;
    type Unambiguous = <LinksBetween<Scope, Reference> as AtMostOneLink>::Verdict;
    type Names = Valid;

    fn parts(self) -> (Reference, Self::Condition) {
        (self, ForeignKeyIsKey(PhantomData))
    }
}

/// `posts.user_id = users.id`: the condition that a foreign key gives.
#[derive(Debug)]
pub struct ForeignKeyIsKey<Link>(PhantomData<Link>);

impl<Link> Clone for ForeignKeyIsKey<Link> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<Link> Copy for ForeignKeyIsKey<Link> {}

impl<D: Dialect, From, Columns, To, Targets> Render<D> for ForeignKeyIsKey<Link<From, Columns, To, Targets>>
where
    Columns: PairsText<From, To, Targets>,
{
    type Support = Valid;
    const ROPE: &'static Rope = Columns::ROPE;
}

/// A foreign key equates columns of both sides.
impl<Scope, Joined, L> EquatesSides<Scope, Joined> for ForeignKeyIsKey<L> {
    type Verdict = Valid;
}

impl<B: Backend, L> Values<B> for ForeignKeyIsKey<L> {
    fn values(&self, _: &mut B::Parameters) {}
}

/// Columns equal to columns, joined by AND.
pub trait PairsText<From, To, Targets> {
    /// `posts.user_id = users.id`
    const ROPE: &'static Rope;
}

impl<From, To> PairsText<From, To, Nil> for Nil {
    const ROPE: &'static Rope = &Rope::Empty;
}

impl<From, To, C, Rest, Target, Targets> PairsText<From, To, Cons<TableColumn<Target>, Targets>>
    for Cons<TableColumn<C>, Rest>
where
    From: TableReference,
    To: TableReference,
    C: Column,
    Target: Column,
    Rest: PairsText<From, To, Targets>,
{
    const ROPE: &'static Rope = &Rope::List(
        " AND ",
        &[
            &Rope::Join(&[
                From::QUALIFIER,
                &Rope::Literal("."),
                &Rope::Name(<C as Column>::NAME),
                &Rope::Literal(" = "),
                To::QUALIFIER,
                &Rope::Literal("."),
                &Rope::Name(<Target as Column>::NAME),
            ]),
            Rest::ROPE,
        ],
    );
}

/// A FROM clause after a join of `Item`.
pub type Push<Scope, Item, Null> = <<Item as JoinItem>::Item as Enters<Scope, Null>>::After;
/// The tables beside a derived table to which it refers.
pub type NeedsLateral<Scope, Item, Null> = <<Item as JoinItem>::Item as Enters<Scope, Null>>::NeedsLateral;
/// The tables on its left to which a LATERAL item refers where the join forbids it.
pub type RefersLeft<Scope, Item, Null, Kind> =
    <Kind as JoinKind>::Forbidden<<<Item as JoinItem>::Item as Enters<Scope, Null>>::RefersLeft>;
/// Those that it takes for not nullable by mistake, where the join allows it to refer to them.
pub type MayMiss<Scope, Item, Null, Kind> =
    <Kind as JoinKind>::Allowed<<<Item as JoinItem>::Item as Enters<Scope, Null>>::MayMiss>;
/// The condition of a join.
pub type ConditionOf<Scope, Item, Null> = <Item as JoinCondition<Scope, Push<Scope, Item, Null>>>::Condition;
/// The verdict on a join's columns.
pub type ConditionScope<Scope, Item, Null> = <Item as JoinCondition<Scope, Push<Scope, Item, Null>>>::InScope;
/// The verdict on a join's foreign keys.
pub type OnlyLink<Scope, Item, Null> = <Item as JoinCondition<Scope, Push<Scope, Item, Null>>>::Unambiguous;
/// The verdict on the condition of a FULL JOIN, asked where its columns are in scope.
pub type SidesEquated<Scope, Item> = IfValid<
    ConditionScope<Scope, Item, B1>,
    <ConditionOf<Scope, Item, B1> as EquatesSides<Scope, <Item as JoinItem>::Reference>>::Verdict,
>;
/// The verdict on the columns of USING.
pub type UsingOf<Scope, Item, Null> = <Item as JoinCondition<Scope, Push<Scope, Item, Null>>>::Names;
/// The first of two foreign keys.
pub type FirstLink<Scope, Item, Null> = <Culprit<OnlyLink<Scope, Item, Null>> as TwoParts>::First;
/// The second of two foreign keys.
pub type SecondLink<Scope, Item, Null> = <Culprit<OnlyLink<Scope, Item, Null>> as TwoParts>::Second;

fn joined<Kind, From, Source, Condition>(
    from: From,
    (source, condition): (Source, Condition),
) -> Joined<Kind, From, Source, Condition> {
    Joined { from, source, condition, kind: PhantomData }
}

macro_rules! documentation {
    (inner_join) => {
        r#"`INNER JOIN`: pairs of rows that fulfil the condition.

```
# relvar::doc_schema!();
use relvar::prelude::*;
let sql = posts.inner_join(users).select((users::name, posts::title)).sql::<Postgres>();
assert_eq!(sql, "SELECT users.name, posts.title FROM posts INNER JOIN users ON posts.user_id = users.id");
```"#
    };
    (left_join) => {
        r#"`LEFT JOIN`: also the rows of the left side without a partner; the joined table's columns become nullable.

```
# relvar::doc_schema!();
use relvar::prelude::*;
let sql = users.left_join(posts).select((users::name, posts::title)).sql::<Postgres>();
assert_eq!(sql, "SELECT users.name, posts.title FROM users LEFT JOIN posts ON posts.user_id = users.id");
```"#
    };
    (right_join) => {
        "`RIGHT JOIN`: also the rows of the joined table without a partner; every earlier column becomes nullable."
    };
    (full_join) => {
        r#"`FULL JOIN`: also the rows of both sides without a partner; every column becomes nullable.

PostgreSQL makes it on a condition that has an equality of both sides, by itself or joined to others by AND.

```
# relvar::doc_schema!();
use relvar::prelude::*;
let own = posts.on(posts::user_id.eq(users::id).and(users::age.gt(posts::id)));
assert_eq!(
    users.full_join(own).select((users::name, posts::title)).sql::<Postgres>(),
    "SELECT users.name, posts.title FROM users FULL JOIN posts ON posts.user_id = users.id AND users.age > posts.id",
);
```"#
    };
}

/// The bit of a side that no row of the join lacks.
pub type Kept = B0;
/// The bit of a side that some rows of the join lack.
pub type Missable = B1;

macro_rules! join {
    // join!(fn left_join: LEFT, new side B1, old side Scope)
    // One join on one line, its documentation apart: an error shows the whole invocation.
    (fn $method:ident: $kind:ident, $null:ident, $columns:ident [$($bound:tt)*] $before:ty $(, [$($further:tt)*])?) => {
        impl<Scope, Distinct, Columns, From, Filter, Group, Having, Order, Limit, Offset>
            Select<Scope, Distinct, Columns, From, Filter, Group, Having, Order, Limit, Offset>
        {
            #[doc = documentation!($method)]
            #[relvar_macros::brief]
            pub fn $method<Item>(
                self,
                item: Item,
            ) -> Select<
                Push<$before, Item, $null>,
                Distinct,
                Columns,
                Joined<$kind, From, Item::Source, ConditionOf<Scope, Item, $null>>,
                Filter,
                Group,
                Having,
                Order,
                Limit,
                Offset,
            >
            where
                Item: JoinItem,
                Item::Item: Enters<Scope, $null> + Enters<$before, $null>,
                Item: JoinCondition<Scope, Push<Scope, Item, $null>>,
                Scope: Find<Item::Reference> $($bound)*,
                Columns: $columns,
                Columns::Verdict: JoinedBeforeSelect<$kind>,
                Scope::Fresh: NotYetInFrom<Culprit<Scope::Fresh>>,
                ConditionScope<Scope, Item, $null>: InFrom<Culprit<ConditionScope<Scope, Item, $null>>>,
                Culprit<OnlyLink<Scope, Item, $null>>: TwoParts,
                OnlyLink<Scope, Item, $null>: OneForeignKey<Item::Reference, FirstLink<Scope, Item, $null>, SecondLink<Scope, Item, $null>>,
                UsingOf<Scope, Item, $null>: UsesOne<Culprit<UsingOf<Scope, Item, $null>>>,
                NeedsLateral<Scope, Item, $null>: StandsAlone<Culprit<NeedsLateral<Scope, Item, $null>>>,
                RefersLeft<Scope, Item, $null, $kind>: SeesNoLeft<$kind, Culprit<RefersLeft<Scope, Item, $null, $kind>>>,
                MayMiss<Scope, Item, $null, $kind>: ExpectsNull<Culprit<MayMiss<Scope, Item, $null, $kind>>>,
                $($($further)*)?
            {
                self.map_from(|from| joined(from, item.parts()))
            }
        }
    };
}

join!(fn inner_join: INNER, Kept, AnyColumns [] Scope);
join!(fn left_join: LEFT, Missable, AnyColumns [] Scope);
join!(fn right_join: RIGHT, Kept, ColumnsOpen [+ AllNullable] <Scope as AllNullable>::Out);
join!(fn full_join: FULL, Missable, ColumnsOpen [+ AllNullable] <Scope as AllNullable>::Out, [ConditionOf<Scope, Item, Missable>: EquatesSides<Scope, Item::Reference>, SidesEquated<Scope, Item>: JoinedByEquality<Culprit<SidesEquated<Scope, Item>>>,]);

/// A select list that a join on its right may follow.
pub trait AnyColumns {
    /// Always `Valid`.
    type Verdict: Verdict;
}

impl<Columns> AnyColumns for Columns {
    type Verdict = Valid;
}

/// A select list that RIGHT JOIN and FULL JOIN may follow: none, because they make its columns nullable.
pub trait ColumnsOpen {
    /// `Fail` where a list was chosen.
    type Verdict: Verdict;
}

impl ColumnsOpen for Natural {
    type Verdict = Valid;
}

impl<List> ColumnsOpen for super::Chosen<List> {
    type Verdict = Fail<List>;
}

/// A verdict on the order of join and select list.
#[diagnostic::on_unimplemented(
    message = "{Kind} JOIN goes before `.select(..)`, because it makes the selected columns nullable",
    label = "comes after `.select(..)`",
    note = "rule N2, see `relvar::docs::rules::N2`"
)]
pub trait JoinedBeforeSelect<Kind> {}

#[diagnostic::do_not_recommend]
impl<Kind> JoinedBeforeSelect<Kind> for Valid {}

#[relvar_macros::brief]
impl<Scope, Distinct, Columns, From, Filter, Group, Having, Order, Limit, Offset>
    Select<Scope, Distinct, Columns, From, Filter, Group, Having, Order, Limit, Offset>
{
    /// `CROSS JOIN`: every pair of rows.
    pub fn cross_join<Item: Enters<Scope, Kept, Sees: InScope<Scope>>>(
        self,
        item: Item,
    ) -> Select<
        Item::After,
        Distinct,
        Columns,
        Joined<CROSS, From, Item::Source, Unset>,
        Filter,
        Group,
        Having,
        Order,
        Limit,
        Offset,
    >
    where
        Scope: Find<Item::Reference>,
        Scope::Fresh: NotYetInFrom<Culprit<Scope::Fresh>>,
        ScopeOf<Item::Sees, Scope>: InFrom<Culprit<ScopeOf<Item::Sees, Scope>>>,
        Item::NeedsLateral: StandsAlone<Culprit<Item::NeedsLateral>>,
        Item::MayMiss: ExpectsNull<Culprit<Item::MayMiss>>,
    {
        self.map_from(|from| joined(from, (item.source(), Unset)))
    }
}

/// A condition for a join: checked where it is written.
pub(super) fn on<Item, Condition>(item: Item, condition: Condition) -> On<Item, Condition>
where
    Condition: Expression,
    Condition::SqlType: SearchCondition<ON>,
    AggregateIn<Condition>: NoAggregate<ON>,
    WindowIn<Condition>: NoWindow<ON>,
{
    On::new(item, condition)
}
