//! `MERGE` (PostgreSQL manual, page MERGE).

use std::marker::PhantomData;

use typenum::{B0, B1};

use super::{Cardinality, Decodes, Executable, Fetchable, Spell, Statement};
use crate::backend::{Backend, CodecError, ColumnTypes, SqlText, Values};
use crate::check::*;
use crate::clause::*;
use crate::expr::{MergeActions, NewRow, OldRow};
use crate::kernel::*;
use crate::render::{Dialect, OnPostgres, Render, Rope, ServerNeed, Support, SupportedBy, constant_text};

/// `MERGE INTO T USING .. ON .. WHEN ..`: `State` says which kinds of WHEN may still come.
#[derive(Debug)]
#[must_use = "a MERGE does nothing until it is executed or fetched"]
pub struct MergeInto<T, Beside, On, Whens, State, Returning> {
    beside: Beside,
    on: On,
    whens: Whens,
    returning: Returning,
    kind: PhantomData<(T, State)>,
}

impl<T, Beside: Clone, On: Clone, Clauses: Clone, State, Held: Clone> Clone
    for MergeInto<T, Beside, On, Clauses, State, Held>
{
    fn clone(&self) -> Self {
        MergeInto {
            beside: self.beside.clone(),
            on: self.on.clone(),
            whens: self.whens.clone(),
            returning: self.returning.clone(),
            kind: PhantomData,
        }
    }
}

impl<T, Beside: Copy, On: Copy, Clauses: Copy, State, Held: Copy> Copy
    for MergeInto<T, Beside, On, Clauses, State, Held>
{
}

impl<T, Beside, On, Clauses, State, Held> MergeInto<T, Beside, On, Clauses, State, Held> {
    fn map_returning<New>(
        self,
        map: impl FnOnce(Held) -> New,
    ) -> MergeInto<T, Beside, On, Clauses, State, New> {
        let MergeInto { beside, on, whens, returning, kind } = self;
        MergeInto { beside, on, whens, returning: map(returning), kind }
    }

    /// RETURNING was not given yet.
    pub(crate) fn map_whens<New, After>(
        self,
        map: impl FnOnce(Clauses) -> New,
    ) -> MergeInto<T, Beside, On, New, After, Unset> {
        let MergeInto { beside, on, whens, .. } = self;
        MergeInto { beside, on, whens: map(whens), returning: Unset, kind: PhantomData }
    }
}

/// A MERGE before its ON.
#[derive(Clone, Copy, Debug)]
#[must_use = "say which rows go together: `.on(condition)`"]
pub struct Merging<T, Beside> {
    beside: Beside,
    table: PhantomData<T>,
}

/// The condition of ON.
#[derive(Clone, Copy, Debug)]
pub struct MergeOn<Condition>(Condition);

#[relvar_macros::brief]
impl<T: Table, Beside: BesideTarget<T>> Merging<T, Beside> {
    /// `ON condition`: which rows of target and source go together.
    pub fn on<Condition>(
        self,
        condition: Condition,
    ) -> MergeInto<T, Beside, MergeOn<Condition>, Unset, NoWhens, Unset>
    where
        Condition: ValueIn<WriteScope<T, Beside>>,
        Condition::SqlType: SearchCondition<ON>,
        ScopeOf<Condition, WriteScope<T, Beside>>:
            InMerge<Culprit<ScopeOf<Condition, WriteScope<T, Beside>>>>,
        AggregateIn<Condition>: NoAggregate<ON>,
        WindowIn<Condition>: NoWindow<ON>,
    {
        MergeInto {
            beside: self.beside,
            on: MergeOn(condition),
            whens: Unset,
            returning: Unset,
            kind: PhantomData,
        }
    }
}

/// A MERGE from `Item`.
pub type MergeFrom<T, Item> = Merging<T, Besides<<Item as Sources>::Scope, <Item as Sources>::Tables>>;

/// `merge` on a table.
#[relvar_macros::brief]
pub trait MergeMethods: Table + Declared<Table = Self> {
    /// `MERGE INTO table USING source ON .. WHEN ..`: changes, deletes and inserts rows as the rows of a source say. The
    /// source is a table, an alias, a derived table (also of values or arrays), a common table expression, or tables joined.
    ///
    /// The first WHEN whose condition holds is taken for a row. RETURNING and WHEN NOT MATCHED BY SOURCE need PostgreSQL
    /// 17, which is said before the statement is sent.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// #[derive(relvar::Row)]
    /// struct Incoming { email: String, name: String, age: Option<i32> }
    ///
    /// let incoming = values_of([row!(Incoming {
    ///     email: val::<Text, _>("a@b.c"),
    ///     name: val::<Text, _>("Ann"),
    ///     age: val::<Int4, _>(30)
    /// })])
    /// .derived();
    /// let merge = users.merge(&incoming)
    ///     .on(users::email.eq(incoming.email))
    ///     .when_matched_and(incoming.age.lt(0)).delete()
    ///     .when_matched().update((users::name.set(incoming.name), users::age.set(incoming.age)))
    ///     .when_not_matched().insert((users::email.set(incoming.email), users::name.set(incoming.name)));
    /// assert_eq!(
    ///     merge.sql::<Postgres>(),
    ///     "MERGE INTO users USING (VALUES ($1, $2, $3)) AS incoming (email, name, age) ON users.email = incoming.email \
    ///      WHEN MATCHED AND incoming.age < $4 THEN DELETE \
    ///      WHEN MATCHED THEN UPDATE SET name = incoming.name, age = incoming.age \
    ///      WHEN NOT MATCHED THEN INSERT (email, name) VALUES (incoming.email, incoming.name)",
    /// );
    /// ```
    fn merge<Item>(self, source: Item) -> MergeFrom<Self, Item>
    where
        Item: Sources<Scope: Find<Self>>,
        <Item::Scope as Find<Self>>::Fresh: NotYetInFrom<Culprit<<Item::Scope as Find<Self>>::Fresh>>,
        Item::Sees: InFrom<Culprit<Item::Sees>>,
        ChangeOf<Self>: WritesTable<MERGE, Culprit<ChangeOf<Self>>>,
    {
        Merging { beside: Besides::new(source.tables()), table: PhantomData }
    }
}

impl<T: Table + Declared<Table = T>> MergeMethods for T {}

/// The scope of RETURNING: the target, its rows before and after, the action, and the source.
pub type MergeRows<T, Beside, State> = Cons<
    Entry<T, B0, B0>,
    Cons<
        Entry<OldRow<T>, B1, B0>,
        Cons<
            Entry<NewRow<T>, B1, B0>,
            Cons<
                Entry<MergeActions, B0, B0>,
                <State as MergeState>::Source<<Beside as BesideTarget<T>>::Others>,
            >,
        >,
    >,
>;

// One line each, because a message about a call shows the whole of it.
#[rustfmt::skip]
crate::clause::returning!(MergeInto<T, Beside, On, Clauses, State> [Beside] [MergeRows<T, Beside, State>] { Beside: BesideTarget<T, Others: AllNullable>, State: MergeState, } [ Clauses: SaysWhens, Clauses::Verdict: HasWhen<Clauses>, ]);
crate::clause::only_queries_have!([T, Beside, On, Clauses, State, Held] MergeInto<T, Beside, On, Clauses, State, Held>, MERGE);

/// What RETURNING of MERGE needs of the server.
const RETURNING_NEED: ServerNeed = ServerNeed { what: "MERGE .. RETURNING", version: 17 };

impl<T, Beside, On, Clauses, State, R> Statement for MergeInto<T, Beside, On, Clauses, State, R>
where
    T: Table,
    Beside: BesideTarget<T, Scope: OuterReferences, Others: AllNullable>,
    State: MergeState,
    R: Returned<MergeRows<T, Beside, State>>,
{
    type Row = R::Row;
    type Access = Writes;
    type Alone = <Beside::Scope as OuterReferences>::Alone;
    type Grouping = Valid;
    type Meant = Valid;
    const COLUMNS: &'static ColumnTypes = R::COLUMNS;
}

impl<T, Beside, On, Clauses, State, R> Cardinality for MergeInto<T, Beside, On, Clauses, State, R> {
    type AtMostOne = Fail<T>;
}

#[relvar_macros::brief]
impl<T, Beside, On, State, Held> MergeInto<T, Beside, On, Unset, State, Held> {
    /// Refused: a MERGE without WHEN does nothing.
    pub fn execute<Handle>(self, _: Handle) -> Self
    where
        Fail<MERGE>: HasWhen<T>,
    {
        self
    }
}

impl<T, Beside, On, Clauses, State> Executable for MergeInto<T, Beside, On, Clauses, State, Unset> where
    Self: Statement<Row = ()>
{
}

impl<T, Beside, On, Clauses, State, Listed> Fetchable
    for MergeInto<T, Beside, On, Clauses, State, Returning<Listed>>
{
}

impl<D, T, Beside, Condition, Clauses, State, R> Render<D>
    for MergeInto<T, Beside, MergeOn<Condition>, Clauses, State, R>
where
    D: Dialect,
    T: Table,
    Beside: Render<D>,
    Condition: Render<D>,
    Clauses: Render<D> + SomeWhen,
    R: Render<D>,
    OnPostgres<MERGE>: SupportedBy<D>,
{
    type Support = Both<
        Support<OnPostgres<MERGE>, D>,
        Both<Beside::Support, Both<Condition::Support, Both<Clauses::Support, R::Support>>>,
    >;
    const ROPE: &'static Rope = &Rope::Join(&[
        &Rope::Literal("MERGE INTO "),
        T::FROM,
        &Rope::Literal(" USING "),
        Beside::ROPE,
        &Rope::Literal(" ON "),
        Condition::ROPE,
        Clauses::ROPE,
        if crate::render::is_empty(R::ROPE) { &Rope::Empty } else { &Rope::Since(&RETURNING_NEED, R::ROPE) },
    ]);
}

impl<B, T, Beside, Condition, Clauses, State, R> Values<B>
    for MergeInto<T, Beside, MergeOn<Condition>, Clauses, State, R>
where
    B: Backend,
    Beside: Values<B>,
    Condition: Values<B>,
    Clauses: Values<B>,
    R: Values<B>,
{
    fn values(&self, parameters: &mut B::Parameters) {
        self.beside.values(parameters);
        self.on.0.values(parameters);
        self.whens.values(parameters);
        self.returning.values(parameters);
    }
}

impl<D: Dialect, T, Beside, On, Clauses, State, R> Spell<D> for MergeInto<T, Beside, On, Clauses, State, R>
where
    Self: Render<D>,
{
    type Support = <Self as Render<D>>::Support;
    const NEED: Option<&'static ServerNeed> = Self::ROPE.need();

    fn text(&self) -> SqlText {
        SqlText::Constant(constant_text::<Self, D>())
    }
}

impl<B, T, Beside, On, Clauses, State, R> Decodes<B> for MergeInto<T, Beside, On, Clauses, State, R>
where
    B: Backend,
    Beside: BesideTarget<T, Others: AllNullable>,
    State: MergeState,
    Self: Statement<Row = R::Row>,
    R: DecodeReturned<B, MergeRows<T, Beside, State>>,
{
    fn decode(row: &B::Row) -> Result<R::Row, CodecError> {
        R::decode(row)
    }
}
