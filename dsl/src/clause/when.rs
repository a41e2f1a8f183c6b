//! `WHEN MATCHED`, `WHEN NOT MATCHED` of MERGE, and what each does.

use std::marker::PhantomData;

use super::*;
use crate::backend::{Backend, Values};
use crate::check::*;
use crate::kernel::*;
use crate::render::{Dialect, Render, Rope, ServerNeed};
use crate::stmt::{AfterAll, ColumnsOnce, MergeInto, NothingYet, OwnColumns, RequiredThere};

/// The condition of a WHEN: `AND condition`.
#[derive(Clone, Copy, Debug)]
pub struct If<Condition>(Condition);

impl<D: Dialect, Condition: Render<D>> Render<D> for If<Condition> {
    type Support = Condition::Support;
    const ROPE: &'static Rope = Condition::ROPE;
}

impl<B: Backend, Condition: Values<B>> Values<B> for If<Condition> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.0.values(parameters);
    }
}

/// What `NOT MATCHED BY SOURCE` needs of the server.
const BY_SOURCE: ServerNeed = ServerNeed { what: "MERGE .. WHEN NOT MATCHED BY SOURCE", version: 17 };

/// A kind of WHEN as text.
pub trait WhenText: 'static {
    /// ` WHEN MATCHED`
    const ROPE: &'static Rope;
}

impl WhenText for MATCHED {
    const ROPE: &'static Rope = &Rope::Literal(" WHEN MATCHED");
}

impl WhenText for NOT_MATCHED {
    const ROPE: &'static Rope = &Rope::Literal(" WHEN NOT MATCHED");
}

impl WhenText for NOT_MATCHED_BY_SOURCE {
    const ROPE: &'static Rope = &Rope::Since(&BY_SOURCE, &Rope::Literal(" WHEN NOT MATCHED BY SOURCE"));
}

/// `before WHEN kind AND condition THEN action`
#[derive(Debug)]
pub struct WhenThen<Before, Kind, Condition, Action> {
    before: Before,
    condition: Condition,
    action: Action,
    kind: PhantomData<Kind>,
}

impl<Before: Clone, Kind, Condition: Clone, Action: Clone> Clone
    for WhenThen<Before, Kind, Condition, Action>
{
    fn clone(&self) -> Self {
        let WhenThen { before, condition, action, kind } = self;
        WhenThen { before: before.clone(), condition: condition.clone(), action: action.clone(), kind: *kind }
    }
}

impl<Before: Copy, Kind, Condition: Copy, Action: Copy> Copy for WhenThen<Before, Kind, Condition, Action> {}

impl<D, Before, Kind, Condition, Action> Render<D> for WhenThen<Before, Kind, Condition, Action>
where
    D: Dialect,
    Before: Render<D>,
    Kind: WhenText,
    Condition: Render<D>,
    Action: Render<D>,
{
    type Support = Both<Before::Support, Both<Condition::Support, Action::Support>>;
    const ROPE: &'static Rope = &Rope::Join(&[
        Before::ROPE,
        Kind::ROPE,
        &Rope::Clause(" AND ", Condition::ROPE),
        &Rope::Literal(" THEN "),
        Action::ROPE,
    ]);
}

impl<B: Backend, Before: Values<B>, Kind, Condition: Values<B>, Action: Values<B>> Values<B>
    for WhenThen<Before, Kind, Condition, Action>
{
    fn values(&self, parameters: &mut B::Parameters) {
        self.before.values(parameters);
        self.condition.values(parameters);
        self.action.values(parameters);
    }
}

/// `UPDATE SET ..`
#[derive(Clone, Copy, Debug)]
pub struct ThenUpdate<Sets>(Sets);

impl<D: Dialect, Sets: SetItemText<D>> Render<D> for ThenUpdate<Sets> {
    type Support = Sets::Support;
    const ROPE: &'static Rope = &Rope::Join(&[&Rope::Literal("UPDATE SET "), Sets::SETS]);
}

impl<B: Backend, Sets: Values<B>> Values<B> for ThenUpdate<Sets> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.0.values(parameters);
    }
}

/// `INSERT (..) VALUES (..)`
#[derive(Clone, Copy, Debug)]
pub struct ThenInsert<List, Source>(Source, PhantomData<List>);

impl<D: Dialect, List, Source: RowsText<List, D>> Render<D> for ThenInsert<List, Source> {
    type Support = Source::Support;
    const ROPE: &'static Rope =
        &Rope::Join(&[&Rope::Literal("INSERT"), Source::NAMES, Source::OVERRIDING, Source::ROWS]);
}

impl<B: Backend, List, Source: Values<B>> Values<B> for ThenInsert<List, Source> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.0.values(parameters);
    }
}

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident $text:literal;)*) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name;

        impl<D: Dialect> Render<D> for $name {
            type Support = Valid;
            const ROPE: &'static Rope = &Rope::Literal($text);
        }

        impl<B: Backend> Values<B> for $name {
            fn values(&self, _: &mut B::Parameters) {}
        }
    )* };
}

actions! {
    /// `DELETE`
    ThenDelete "DELETE";
    /// `DO NOTHING`
    ThenNothing "DO NOTHING";
    /// `INSERT DEFAULT VALUES`
    ThenInsertDefaults "INSERT DEFAULT VALUES";
}

/// A MERGE whose last WHEN waits for its action: see its methods.
#[derive(Clone, Copy, Debug)]
#[must_use = "say what is done: `.update(..)`, `.delete()`, `.insert(..)` or `.do_nothing()`"]
pub struct When<Merge, Kind, Condition> {
    merge: Merge,
    condition: Condition,
    kind: PhantomData<Kind>,
}

/// A MERGE after one more WHEN.
pub type MergeWith<T, Beside, On, Before, State, Kind, Condition, Action> = MergeInto<
    T,
    Beside,
    On,
    WhenThen<Before, Kind, Condition, Action>,
    <State as AddWhen<Kind, Condition>>::After,
    Unset,
>;

/// The tables of a MERGE's source.
pub type SourceScope<T, Beside> = <Beside as BesideTarget<T>>::Others;
/// The verdict on the tables of an expression.
pub type TablesOf<E, T, Beside> = ScopeOf<E, WriteScope<T, Beside>>;
/// The verdict on the target, where it has no row.
pub type Unmatched<E, T, Beside> = IfValid<TablesOf<E, T, Beside>, ScopeOf<E, SourceScope<T, Beside>>>;
/// The verdict on the source, where it has no row.
pub type Unsourced<E, T, Beside> = IfValid<TablesOf<E, T, Beside>, ScopeOf<E, OnlyTable<T>>>;
/// The verdict on NULLs, where both have a row.
pub type MatchedNulls<E, T, Beside> =
    IfValid<TablesOf<E, T, Beside>, <E as StoresNulls<WriteScope<T, Beside>>>::Verdict>;
/// The verdict on NULLs, where only the source has a row.
pub type UnmatchedNulls<E, T, Beside> =
    IfValid<Unmatched<E, T, Beside>, <E as StoresNulls<SourceScope<T, Beside>>>::Verdict>;

// The macros below name the rules in short.

macro_rules! begin {
    // begin!(when_matched when_matched_and MATCHED ..): a kind of WHEN, and what its condition may use
    ($(#[$doc:meta])* $method:ident $with_condition:ident $kind:ident $state:ident $reached:ident [$($scope:tt)*]) => {
        impl<T, Beside, On, Clauses, State, Held> MergeInto<T, Beside, On, Clauses, State, Held>
        where
            Beside: BesideTarget<T>,
        {
            $(#[$doc])*
            #[relvar_macros::brief]
            pub fn $method(self) -> When<Self, $kind, Unset>
            where
                Held: Slot<WHEN>,
                State: MergeState,
                State::$state: $reached,
                Free<Held, WHEN>: BeforeReturning,
            {
                When { merge: self, condition: Unset, kind: PhantomData }
            }

            /// The same, with a condition: the first WHEN that holds is taken.
            #[relvar_macros::brief]
            pub fn $with_condition<Condition>(self, condition: Condition) -> When<Self, $kind, If<Condition>>
            where
                Held: Slot<WHEN>,
                State: MergeState,
                State::$state: $reached,
                Condition: ValueIn<WriteScope<T, Beside>> + InScope<SourceScope<T, Beside>> + InScope<OnlyTable<T>>,
                Condition::SqlType: SearchCondition<WHEN>,
                Free<Held, WHEN>: BeforeReturning,
                TablesOf<Condition, T, Beside>: InMerge<Culprit<TablesOf<Condition, T, Beside>>>,
                $($scope)*
                AggregateIn<Condition>: NoAggregate<WHEN>,
                WindowIn<Condition>: NoWindow<WHEN>,
            {
                When { merge: self, condition: If(condition), kind: PhantomData }
            }
        }
    };
}

begin! {
    /// `WHEN MATCHED THEN`: a row of the target goes with one of the source.
    when_matched when_matched_and MATCHED Matched ReachedMatched []
}

begin! {
    /// `WHEN NOT MATCHED THEN`: a row of the source goes with none of the target.
    when_not_matched when_not_matched_and NOT_MATCHED NotMatched ReachedNotMatched [
        Unmatched<Condition, T, Beside>: WithoutTarget<Culprit<Unmatched<Condition, T, Beside>>>,
    ]
}

begin! {
    /// `WHEN NOT MATCHED BY SOURCE THEN`: a row of the target goes with none of the source. On PostgreSQL 17.
    when_not_matched_by_source when_not_matched_by_source_and NOT_MATCHED_BY_SOURCE BySource ReachedBySource [
        Unsourced<Condition, T, Beside>: WithoutSource<Culprit<Unsourced<Condition, T, Beside>>>,
    ]
}

macro_rules! changes {
    // changes!(MATCHED [what the values may use])
    ($kind:ident [$($scope:tt)*]) => {
        impl<T, Beside, On, Before, State, Held, Condition>
            When<MergeInto<T, Beside, On, Before, State, Held>, $kind, Condition>
        where
            T: Table,
            Beside: BesideTarget<T>,
            State: AddWhen<$kind, Condition>,
        {
            /// `THEN UPDATE SET ..`
            #[relvar_macros::brief($kind)]
            pub fn update<Sets>(self, sets: Sets) -> MergeWith<T, Beside, On, Before, State, $kind, Condition, ThenUpdate<Sets>>
            where
                Sets: SetItem,
                SetList<Sets>: AssignAll<T, NothingYet<T>> + InScope<WriteScope<T, Beside>> + InScope<OnlyTable<T>>,
                SetList<Sets>: StoresNulls<WriteScope<T, Beside>>,
                OwnColumns<SetList<Sets>, T>: Belongs<Culprit<OwnColumns<SetList<Sets>, T>>, T>,
                ColumnsOnce<SetList<Sets>, T>: AssignedOnce<Culprit<ColumnsOnce<SetList<Sets>, T>>>,
                TablesOf<SetList<Sets>, T, Beside>: InMerge<Culprit<TablesOf<SetList<Sets>, T, Beside>>>,
                $($scope)*
                MatchedNulls<SetList<Sets>, T, Beside>: NotNullStored<Culprit<MatchedNulls<SetList<Sets>, T, Beside>>>,
            {
                self.then(ThenUpdate(sets))
            }

            /// `THEN DELETE`
            pub fn delete(self) -> MergeWith<T, Beside, On, Before, State, $kind, Condition, ThenDelete> {
                self.then(ThenDelete)
            }

            /// Refused: the row of the target is there.
            #[relvar_macros::brief($kind)]
            pub fn insert<Row>(self, _: Row) -> MergeWith<T, Beside, On, Before, State, $kind, Condition, ThenNothing>
            where
                Refused<T>: HasNoTargetRow<$kind>,
            {
                self.then(ThenNothing)
            }
        }
    };
}

changes!(MATCHED []);
changes!(NOT_MATCHED_BY_SOURCE [
    Unsourced<SetList<Sets>, T, Beside>: WithoutSource<Culprit<Unsourced<SetList<Sets>, T, Beside>>>,
]);

/// A row that INSERT of MERGE takes: assignments, or a struct that derives [`Insert`](crate::Insert).
#[diagnostic::on_unimplemented(
    message = "INSERT of MERGE takes one row",
    label = "expected `(column.set(value), ..)`, or a struct that derives `Insert`",
    note = "many rows are the source: `values_of([..])` or `unnest_rows(..)`, with `.derived()`",
    note = "rule I8, see `relvar::docs::rules::I8`"
)]
pub trait OnlyRow {}

impl<A> OnlyRow for Assigned<A> {}

impl<T, Row> OnlyRow for OneRow<T, Row> {}

#[relvar_macros::brief]
impl<T, Beside, On, Before, State, Held, Condition>
    When<MergeInto<T, Beside, On, Before, State, Held>, NOT_MATCHED, Condition>
where
    T: Table,
    Beside: BesideTarget<T>,
    State: AddWhen<NOT_MATCHED, Condition>,
{
    /// `THEN INSERT (..) VALUES (..)`; its values may use the columns of the source.
    pub fn insert<Row>(
        self,
        row: Row,
    ) -> MergeWith<T, Beside, On, Before, State, NOT_MATCHED, Condition, ThenInsert<Row::List, Row::Source>>
    where
        Row: InsertSource<T>,
        Row::Source: OnlyRow,
        Row::List: AssignAll<T, NothingYet<T>> + InScope<WriteScope<T, Beside>>,
        Row::List: InScope<SourceScope<T, Beside>> + StoresNulls<SourceScope<T, Beside>>,
        AfterAll<Row::List, T>: RequiredIn<T::Required>,
        OwnColumns<Row::List, T>: Belongs<Culprit<OwnColumns<Row::List, T>>, T>,
        ColumnsOnce<Row::List, T>: AssignedOnce<Culprit<ColumnsOnce<Row::List, T>>>,
        RequiredThere<Row::List, T>: SetsRequired<Culprit<RequiredThere<Row::List, T>>>,
        TablesOf<Row::List, T, Beside>: InMerge<Culprit<TablesOf<Row::List, T, Beside>>>,
        Unmatched<Row::List, T, Beside>: WithoutTarget<Culprit<Unmatched<Row::List, T, Beside>>>,
        UnmatchedNulls<Row::List, T, Beside>: NotNullStored<Culprit<UnmatchedNulls<Row::List, T, Beside>>>,
    {
        self.then(ThenInsert(row.source(), PhantomData))
    }

    /// `THEN INSERT DEFAULT VALUES`, where no column is required.
    pub fn insert_default(
        self,
    ) -> MergeWith<T, Beside, On, Before, State, NOT_MATCHED, Condition, ThenInsertDefaults>
    where
        NothingYet<T>: RequiredIn<T::Required>,
        NothingSet<T>: SetsRequired<Culprit<NothingSet<T>>>,
    {
        self.then(ThenInsertDefaults)
    }

    /// Refused: there is no row of the target.
    pub fn update<Sets>(
        self,
        _: Sets,
    ) -> MergeWith<T, Beside, On, Before, State, NOT_MATCHED, Condition, ThenNothing>
    where
        Refused<T>: HasTargetRow<UPDATE>,
    {
        self.then(ThenNothing)
    }

    /// Refused: there is no row of the target.
    pub fn delete(self) -> MergeWith<T, Beside, On, Before, State, NOT_MATCHED, Condition, ThenNothing>
    where
        Refused<T>: HasTargetRow<DELETE>,
    {
        self.then(ThenNothing)
    }
}

/// The verdict on an INSERT of defaults only.
pub type NothingSet<T> = <NothingYet<T> as RequiredIn<<T as Table>::Required>>::Verdict;

impl<T, Beside, On, Before, State, Held, Kind, Condition>
    When<MergeInto<T, Beside, On, Before, State, Held>, Kind, Condition>
where
    State: AddWhen<Kind, Condition>,
{
    /// `THEN DO NOTHING`
    pub fn do_nothing(self) -> MergeWith<T, Beside, On, Before, State, Kind, Condition, ThenNothing> {
        self.then(ThenNothing)
    }

    fn then<Action>(
        self,
        action: Action,
    ) -> MergeWith<T, Beside, On, Before, State, Kind, Condition, Action> {
        let When { merge, condition, kind } = self;
        merge.map_whens(|before| WhenThen { before, condition, action, kind })
    }
}
