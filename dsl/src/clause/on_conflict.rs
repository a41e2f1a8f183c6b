//! `ON CONFLICT` (PostgreSQL manual, page INSERT).

use std::marker::PhantomData;

use super::{AddCondition, UpsertSource, UpsertText};
use crate::backend::{Backend, Values};
use crate::check::*;
use crate::kernel::*;
use crate::render::{Dialect, Render, Rope};
use crate::stmt::{ColumnsOnce, Insert, NothingYet, OwnColumns};

/// `ON CONFLICT target action`
#[derive(Clone, Copy, Debug)]
pub struct OnConflict<Target, Action> {
    action: Action,
    target: PhantomData<Target>,
}

taken!([Target, Action] OnConflict<Target, Action>;);

/// Every conflict: no key is named.
#[derive(Clone, Copy, Debug)]
pub struct AnyConflict;

/// `DO NOTHING`
#[derive(Clone, Copy, Debug)]
pub struct DoNothing;

/// `DO UPDATE SET .. WHERE ..`: `List` are the assignments as text.
#[derive(Clone, Copy, Debug)]
pub struct DoUpdate<List, Sets, Filter> {
    sets: Sets,
    filter: Filter,
    list: PhantomData<List>,
}

/// An INSERT whose ON CONFLICT waits for its action.
#[derive(Clone, Copy, Debug)]
#[must_use = "say `.do_nothing()` or `.do_update(..)`"]
pub struct Conflicting<T, List, Source, Held, Target> {
    insert: Insert<T, List, Source, Unset, Held>,
    target: PhantomData<Target>,
}

#[relvar_macros::brief]
impl<T: Table, List, Source, Conflict, Held> Insert<T, List, Source, Conflict, Held> {
    /// `ON CONFLICT (columns)`: what happens where a row with this key is there already.
    ///
    /// The columns are just those of a primary key, a unique constraint or a unique index, in any order. A constraint is
    /// also named by its constant, and so is an index on an expression or on a part of the rows.
    ///
    /// ```
    /// # use relvar::prelude::*;
    /// relvar::table! {
    ///     seats {
    ///         #[primary_key] id -> Int4,
    ///         room -> Int4,
    ///         number -> Int4,
    ///         guest -> Text,
    ///         cancelled -> Bool,
    ///         unique(room, number),
    ///         unique_index(lower(guest), where not cancelled, name = "one_seat_each"),
    ///     }
    /// }
    /// # fn main() {
    /// let seat = (
    ///     seats::id.set(1), seats::room.set(2), seats::number.set(3), seats::guest.set("Ann"), seats::cancelled.set(false),
    /// );
    /// let insert = "INSERT INTO seats (id, room, number, guest, cancelled) VALUES ($1, $2, $3, $4, $5)";
    /// assert_eq!(
    ///     seats.insert(seat).on_conflict((seats::number, seats::room)).do_nothing().sql::<Postgres>(),
    ///     format!("{insert} ON CONFLICT (number, room) DO NOTHING"),
    /// );
    /// assert_eq!(
    ///     seats.insert(seat).on_conflict(seats::room_number_key).do_nothing().sql::<Postgres>(),
    ///     format!("{insert} ON CONFLICT ON CONSTRAINT seats_room_number_key DO NOTHING"),
    /// );
    /// assert_eq!(
    ///     seats.insert(seat).on_conflict(seats::one_seat_each).do_nothing().sql::<Postgres>(),
    ///     format!("{insert} ON CONFLICT ((lower(guest))) WHERE NOT cancelled DO NOTHING"),
    /// );
    /// # }
    /// ```
    pub fn on_conflict<Target>(self, target: Target) -> Conflicting<T, List, Source, Held, Target>
    where
        Target: ConflictTarget<T>,
        Conflict: Slot<ConflictClause>,
        FreeConflict<Conflict>: NoConflictYet,
        OwnTarget<Target, T>: TargetOf<Culprit<OwnTarget<Target, T>>, T>,
        KeyTarget<Target, T>: DecidesConflict<Culprit<KeyTarget<Target, T>>, T>,
        ImmediateTarget<Target, T>: NotDeferrable<Culprit<ImmediateTarget<Target, T>>>,
    {
        let _ = target;
        Conflicting { insert: self.map_conflict(|_| Unset), target: PhantomData }
    }

    /// `ON CONFLICT` whatever the key: only `.do_nothing()` can follow.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let insert = users.insert((users::email.set("a@b.c"), users::name.set("Ann"))).on_any_conflict().do_nothing();
    /// assert_eq!(insert.sql::<Postgres>(), "INSERT INTO users (email, name) VALUES ($1, $2) ON CONFLICT DO NOTHING");
    /// ```
    ///
    /// Every key of the table decides, so none of them may be DEFERRABLE.
    pub fn on_any_conflict(self) -> Conflicting<T, List, Source, Held, AnyConflict>
    where
        Conflict: Slot<ConflictClause>,
        FreeConflict<Conflict>: NoConflictYet,
        T::Immediate: NotDeferrable<Culprit<T::Immediate>>,
    {
        Conflicting { insert: self.map_conflict(|_| Unset), target: PhantomData }
    }
}

/// What a target says of DO UPDATE.
pub trait KeyNamed {
    /// `Fail` where it names no key.
    type Verdict: Verdict;
}

impl KeyNamed for AnyConflict {
    type Verdict = Fail<AnyConflict>;
}

macro_rules! names_key {
    ($([$($generic:ident)*] $target:ty;)*) => { $(
        impl<$($generic),*> KeyNamed for $target {
            type Verdict = Valid;
        }
    )* };
}

names_key! {
    [C] crate::expr::TableColumn<C>;
    [Key] crate::schema::UniqueKey<Key>;
    [A] (A,);
    [A B] (A, B);
    [A B C] (A, B, C);
    [A B C D] (A, B, C, D);
    [A B C D E] (A, B, C, D, E);
    [A B C D E F] (A, B, C, D, E, F);
}

/// Are the columns in the values of DO UPDATE in scope? Only asked where the assigned columns are the table's own.
pub type UpsertSetScope<List, T> = IfValid<OwnColumns<List, T>, ScopeOf<List, UpsertScope<T>>>;

/// The statement after `.do_update(..)`.
pub type Updating<T, List, Source, Held, Target, Sets> = Insert<
    T,
    List,
    Source,
    OnConflict<Target, DoUpdate<<Sets as UpsertSource<T>>::Text, <Sets as UpsertSource<T>>::Kept, Unset>>,
    Held,
>;

#[relvar_macros::brief]
impl<T, List, Source, Held, Target> Conflicting<T, List, Source, Held, Target>
where
    T: Table + Declared<Table = T>,
{
    /// `DO NOTHING`: the row that is there stays, and RETURNING gives only the rows that were inserted, in the order in which they
    /// were given: return the key to learn which of many they are.
    pub fn do_nothing(self) -> Insert<T, List, Source, OnConflict<Target, DoNothing>, Held> {
        self.insert.map_conflict(|_| OnConflict { action: DoNothing, target: PhantomData })
    }

    /// `DO UPDATE SET ..`: changes the row that is there. A value can use the columns of that row, and those of the row
    /// that was to be inserted as `excluded(column)`. `.filter(..)` adds WHERE.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let row = (users::email.set("a@b.c"), users::name.set("Ann"), users::age.set(1));
    /// let upsert = users
    ///     .insert(row)
    ///     .on_conflict(users::email)
    ///     .do_update((users::name.set(excluded(users::name)), users::age.set(users::age.add(1))))
    ///     .filter(users::name.ne(excluded(users::name)));
    /// assert_eq!(
    ///     upsert.sql::<Postgres>(),
    ///     "INSERT INTO users (email, name, age) VALUES ($1, $2, $3) ON CONFLICT (email) \
    ///      DO UPDATE SET name = excluded.name, age = users.age + $4 WHERE users.name <> excluded.name",
    /// );
    /// ```
    ///
    /// A struct that derives [`Changes`](crate::Changes) sets the columns of the fields that are there, and the others to what
    /// they are; with nothing to change, the row stays as it was and RETURNING gives it all the same:
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    ///
    /// #[derive(relvar::Changes)]
    /// #[changes(table = users)]
    /// struct UserChanges { name: Option<String>, age: Option<Option<i32>> }
    ///
    /// let row = (users::email.set("a@b.c"), users::name.set("Ann"));
    /// let changes = UserChanges { name: None, age: Some(None) };
    /// assert_eq!(
    ///     users.insert(row).on_conflict(users::email).do_update(&changes).sql::<Postgres>(),
    ///     "INSERT INTO users (email, name) VALUES ($1, $2) ON CONFLICT (email) \
    ///      DO UPDATE SET name = coalesce($3, users.name), age = CASE WHEN $4 THEN $5 ELSE users.age END",
    /// );
    /// ```
    ///
    /// One statement cannot change a row twice: two rows with the same key are refused, by this library before they are
    /// sent where the key's columns are among the given ones, else by the server (SQLSTATE 21000).
    pub fn do_update<Sets>(self, sets: Sets) -> Updating<T, List, Source, Held, Target, Sets>
    where
        Target: KeyNamed,
        Sets: UpsertSource<T>,
        Sets::List: AssignAll<T, NothingYet<T>> + InScope<UpsertScope<T>>,
        Target::Verdict: NamesKey,
        OwnColumns<Sets::List, T>: Belongs<Culprit<OwnColumns<Sets::List, T>>, T>,
        ColumnsOnce<Sets::List, T>: AssignedOnce<Culprit<ColumnsOnce<Sets::List, T>>>,
        UpsertSetScope<Sets::List, T>: InFrom<Culprit<UpsertSetScope<Sets::List, T>>>,
    {
        let action = DoUpdate { sets: sets.kept(), filter: Unset, list: PhantomData };
        self.insert.map_conflict(|_| OnConflict { action, target: PhantomData })
    }
}

#[relvar_macros::brief]
impl<T, List, Source, Held, Target, Sets, A, Filter>
    Insert<T, List, Source, OnConflict<Target, DoUpdate<Sets, A, Filter>>, Held>
where
    T: Table + Declared<Table = T>,
{
    /// `WHERE condition` of DO UPDATE: a row for which it is false stays as it is, and RETURNING does not give it. A second
    /// call adds `AND condition`.
    pub fn filter<Condition>(
        self,
        condition: Condition,
    ) -> Insert<T, List, Source, OnConflict<Target, DoUpdate<Sets, A, Filter::And>>, Held>
    where
        Filter: AddCondition<Condition>,
        Condition: ValueIn<UpsertScope<T>>,
        Condition::SqlType: SearchCondition<WHERE>,
        ScopeOf<Condition, UpsertScope<T>>: InFrom<Culprit<ScopeOf<Condition, UpsertScope<T>>>>,
        AggregateIn<Condition>: NoAggregate<WHERE>,
        WindowIn<Condition>: NoWindow<WHERE>,
    {
        self.map_conflict(|OnConflict { action: DoUpdate { sets, filter, list }, target }| OnConflict {
            action: DoUpdate { sets, filter: filter.and(condition), list },
            target,
        })
    }
}

/// ON CONFLICT as text, for the table `T`.
pub trait ConflictText<T, D: Dialect> {
    /// What it needs.
    type Support: Verdict;
    /// What the statement begins with.
    const INSERT: &'static str = "INSERT INTO ";
    /// ` ON CONFLICT (email) DO NOTHING`
    const ROPE: &'static Rope;
}

impl<T, D: Dialect> ConflictText<T, D> for Unset {
    type Support = Valid;
    const ROPE: &'static Rope = &Rope::Empty;
}

/// Any key will do.
#[diagnostic::do_not_recommend]
impl<T> ConflictTarget<T> for AnyConflict {
    type Own = Valid;
    type Key = Valid;
    type Immediate = Valid;
    const ROPE: &'static Rope = &Rope::Empty;
    const COLUMNS: &'static [&'static str] = &[];
}

/// ` (email)` or ` ON CONSTRAINT users_email_key`
const fn target<T, Target: ConflictTarget<T>, D: Dialect>() -> &'static Rope {
    if D::ON_CONSTRAINT { Target::ROPE } else { Target::BY_COLUMNS }
}

impl<T, D: Dialect, Target: ConflictTarget<T>> ConflictText<T, D> for OnConflict<Target, DoNothing> {
    type Support = Valid;
    const ROPE: &'static Rope = &Rope::Join(&[
        &Rope::Literal(" ON CONFLICT"),
        target::<T, Target, D>(),
        &Rope::Literal(" DO NOTHING"),
    ]);
}

impl<T, D, Target, Sets, A, Filter> ConflictText<T, D> for OnConflict<Target, DoUpdate<Sets, A, Filter>>
where
    D: Dialect,
    Target: ConflictTarget<T>,
    Sets: UpsertText<T, D>,
    Filter: Render<D>,
{
    type Support = Both<Sets::Support, Filter::Support>;
    const ROPE: &'static Rope = &Rope::Join(&[
        &Rope::Literal(" ON CONFLICT"),
        target::<T, Target, D>(),
        &Rope::Clause(" DO UPDATE SET ", Sets::SETS),
        Filter::ROPE,
    ]);
}

impl<B: Backend, Target> Values<B> for OnConflict<Target, DoNothing> {
    fn values(&self, _: &mut B::Parameters) {}
}

impl<B: Backend, Target, Sets, A: Values<B>, Filter: Values<B>> Values<B>
    for OnConflict<Target, DoUpdate<Sets, A, Filter>>
{
    fn values(&self, parameters: &mut B::Parameters) {
        self.action.sets.values(parameters);
        self.action.filter.values(parameters);
    }
}

/// The columns of which no two rows of one statement may have the same values.
pub trait KeyOnce<T> {
    /// Their SQL names; none where there is no such rule.
    const COLUMNS: &'static [&'static str];
}

impl<T> KeyOnce<T> for Unset {
    const COLUMNS: &'static [&'static str] = &[];
}

impl<T, Target> KeyOnce<T> for OnConflict<Target, DoNothing> {
    const COLUMNS: &'static [&'static str] = &[];
}

impl<T, Target: ConflictTarget<T>, Sets, A, Filter> KeyOnce<T>
    for OnConflict<Target, DoUpdate<Sets, A, Filter>>
{
    const COLUMNS: &'static [&'static str] = Target::COLUMNS;
}

/// Does ON CONFLICT update rows?
pub trait ConflictUpdates {
    /// `Fail` where it does not.
    type Verdict: Verdict;
}

impl ConflictUpdates for Unset {
    type Verdict = Fail<Unset>;
}

impl<Target> ConflictUpdates for OnConflict<Target, DoNothing> {
    type Verdict = Fail<DoNothing>;
}

impl<Target, Sets, A, Filter> ConflictUpdates for OnConflict<Target, DoUpdate<Sets, A, Filter>> {
    type Verdict = Valid;
}
