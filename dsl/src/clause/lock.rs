//! `FOR UPDATE`, `FOR SHARE` and their kin (PostgreSQL manual, section 13.3.2, and page SELECT, "The Locking Clause").

use std::marker::PhantomData;

use crate::check::*;
use crate::kernel::*;
use crate::render::{Dialect, Render, Rope, RowLocks, Support, SupportedBy};
use crate::row::{ListLevel, SelectList};
use crate::stmt::{Compound, ListOf, Locked, Select};

use super::{Cte, CteQuery, CteTable, Derived, FromItem, Listed, OrderItems};

/// `FOR UPDATE OF users NOWAIT`: its words, the tables of OF, what it does about rows that are locked.
#[derive(Clone, Copy, Debug)]
pub struct Lock<Strength, Of, Wait>(PhantomData<(Strength, Of, Wait)>);

/// A locking clause after others.
#[derive(Clone, Copy, Debug)]
pub struct Clauses<Last, Before>(PhantomData<(Last, Before)>);

/// Words of a locking clause.
pub trait LockWords: 'static {
    /// With a blank before them.
    const TEXT: &'static str;
}

macro_rules! lock_words {
    ($($(#[$doc:meta])* $name:ident $text:literal;)*) => { $(
        $(#[$doc])*
        #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "messages print the words as SQL writes them")]
        #[derive(Clone, Copy, Debug)]
        pub struct $name;

        impl LockWords for $name {
            const TEXT: &'static str = $text;
        }
    )* };
}

lock_words! {
    /// Against everything: for rows that will be changed or deleted.
    ForUpdate " FOR UPDATE";
    /// As `FOR UPDATE`, but rows that refer to these may still be inserted.
    ForNoKeyUpdate " FOR NO KEY UPDATE";
    /// Against changes; others may share the lock.
    ForShare " FOR SHARE";
    /// Against deletion and changes of the key.
    ForKeyShare " FOR KEY SHARE";
    /// Waits for who holds a lock.
    WAIT "";
    /// Is an error where a row is locked.
    NOWAIT " NOWAIT";
    /// Leaves out rows that are locked.
    SKIP_LOCKED " SKIP LOCKED";
}

#[diagnostic::do_not_recommend]
impl<Clause> NotGivenYet<Clause> for WAIT {}

/// What FROM holds beside tables has a name, too, but no rows that could be locked: the rules say so.
macro_rules! unstored {
    ($([$($generic:ident)*] $item:ty;)*) => { $(
        #[diagnostic::do_not_recommend]
        impl<$($generic),*> LockTargets for $item
        where
            Self: FromItem,
        {
            type List = Cons<<Self as FromItem>::Reference, Nil>;
            type Rows = Valid;
        }
    )* };
}

unstored! {
    [Columns Label Use] CteTable<Columns, Label, Use>;
    [Sees Query Label] Derived<Sees, Query, Label>;
    [Sees Query Label] &Derived<Sees, Query, Label>;
}

#[diagnostic::do_not_recommend]
impl<Query: CteQuery, Hint, Label> LockTargets for &Cte<Query, Hint, Label>
where
    Self: FromItem,
{
    type List = Cons<<Self as FromItem>::Reference, Nil>;
    type Rows = Valid;
}

/// Every table of FROM.
#[derive(Clone, Copy, Debug)]
pub struct EveryTable;

/// The tables of OF as text.
pub trait OfText {
    /// ` OF users, teams`
    const ROPE: &'static Rope;
}

impl OfText for EveryTable {
    const ROPE: &'static Rope = &Rope::Empty;
}

impl<First: TableReference, Rest: MoreOf> OfText for Cons<First, Rest> {
    const ROPE: &'static Rope = &Rope::Join(&[&Rope::Literal(" OF "), First::QUALIFIER, Rest::ROPE]);
}

/// The tables after the first.
pub trait MoreOf {
    /// `, teams`
    const ROPE: &'static Rope;
}

impl MoreOf for Nil {
    const ROPE: &'static Rope = &Rope::Empty;
}

impl<Next: TableReference, Rest: MoreOf> MoreOf for Cons<Next, Rest> {
    const ROPE: &'static Rope = &Rope::Join(&[&Rope::Literal(", "), Next::QUALIFIER, Rest::ROPE]);
}

/// The clauses of a query, the last one first.
impl<D, Strength, Of, Wait, Before> Render<D> for Clauses<Lock<Strength, Of, Wait>, Before>
where
    D: Dialect,
    RowLocks: SupportedBy<D>,
    Strength: LockWords,
    Of: OfText,
    Wait: LockWords,
    Before: Render<D>,
{
    type Support = Both<Support<RowLocks, D>, Locking>;
    const ROPE: &'static Rope =
        &Rope::Join(&[Before::ROPE, &Rope::Literal(Strength::TEXT), Of::ROPE, &Rope::Literal(Wait::TEXT)]);
}

/// The level of a query's select list.
pub type ListedLevel<Columns, Scope> = <<ListOf<Columns, Scope> as SelectList>::Items as ListLevel>::Level;
/// The verdict on window functions in it.
type WindowsIn<Columns, Scope> = <ListedLevel<Columns, Scope> as Level>::NoWindow;
/// The tables of OF.
type Targets<Tables> = <Tables as LockTargets>::List;
/// The verdicts on them.
type TargetsFound<Tables, Scope> = <Targets<Tables> as LockableIn<Scope>>::Found;
type TargetsPresent<Tables, Scope> = <Targets<Tables> as LockableIn<Scope>>::Present;
type TargetsStored<Tables, Scope> = <Targets<Tables> as LockableIn<Scope>>::Stored;
/// The verdict on window functions in ORDER BY.
type WindowsOrder<Order> = <<<Order as OrderItems>::Items as ListLevel>::Level as Level>::NoWindow;
/// A query under one more locking clause.
type Under<Query, Strength, Of, Before> = Locked<Query, Clauses<Lock<Strength, Of, WAIT>, Before>>;

// An error shows the bounds of the macros below and the invocation, so each is one line.

macro_rules! locks {
    ($all:ident $of:ident $strength:ident $words:literal) => {
        #[doc = concat!("`", $words, "`: locks the rows of every table of FROM until the transaction ends.")]
        #[relvar_macros::brief]
        pub fn $all(self) -> Under<Self, $strength, EveryTable, Unset>
        where
            Scope: LockableScope,
            Columns: Listed<Scope, List: SelectList<Items: ListLevel>>,
            Distinct: LockUnderDistinct<Verdict: LocksDistinct>,
            Group: LockUnderGroup<Verdict: LocksGroups>,
            Order: OrderItems<Items: ListLevel>,
            Both<WindowsIn<Columns, Scope>, WindowsOrder<Order>>: LocksWindows,
            Scope::Present: LocksPresent<Culprit<Scope::Present>>,
            Scope::Stored: LocksStored<Culprit<Scope::Stored>>,
        {
            Locked::new(self)
        }

        #[doc = concat!("`", $words, " OF tables`: locks the rows of these tables only; one, or a tuple of them.")]
        #[relvar_macros::brief]
        pub fn $of<Tables: LockTargets>(self, tables: Tables) -> Under<Self, $strength, Tables::List, Unset>
        where
            Tables::List: LockableIn<Scope>,
            Columns: Listed<Scope, List: SelectList<Items: ListLevel>>,
            Distinct: LockUnderDistinct<Verdict: LocksDistinct>,
            Group: LockUnderGroup<Verdict: LocksGroups>,
            Order: OrderItems<Items: ListLevel>,
            Both<WindowsIn<Columns, Scope>, WindowsOrder<Order>>: LocksWindows,
            TargetsFound<Tables, Scope>: LocksFound<Culprit<TargetsFound<Tables, Scope>>>,
            TargetsStored<Tables, Scope>: LocksTables<Culprit<TargetsStored<Tables, Scope>>>,
            TargetsPresent<Tables, Scope>: LocksPresent<Culprit<TargetsPresent<Tables, Scope>>>,
            Tables::Rows: LocksRows<Culprit<Tables::Rows>>,
        {
            let _ = tables;
            Locked::new(self)
        }
    };
}

/// Row locks. They come last; the query is then run in a read-write transaction, at whose end they are released.
///
/// ```
/// # relvar::doc_schema!();
/// use relvar::prelude::*;
/// let next = posts.order_by(posts::id).first().for_update().skip_locked();
/// assert_eq!(
///     next.sql::<Postgres>(),
///     "SELECT posts.id, posts.user_id, posts.title, posts.body FROM posts ORDER BY posts.id LIMIT 1 \
///      FOR UPDATE SKIP LOCKED",
/// );
/// let own = users.left_join(posts).select(posts::title).for_update_of(users).nowait();
/// assert_eq!(
///     own.sql::<Postgres>(),
///     "SELECT posts.title FROM users LEFT JOIN posts ON posts.user_id = users.id FOR UPDATE OF users NOWAIT",
/// );
/// ```
#[relvar_macros::brief]
impl<Scope, Distinct, Columns, From, Filter, Group, Having, Order, Limit, Offset>
    Select<Scope, Distinct, Columns, From, Filter, Group, Having, Order, Limit, Offset>
{
    /// `FOR UPDATE`: locks the rows of every table of FROM until the transaction ends.
    pub fn for_update(self) -> Under<Self, ForUpdate, EveryTable, Unset>
    where
        Scope: LockableScope,
        Columns: Listed<Scope, List: SelectList<Items: ListLevel>>,
        Order: OrderItems<Items: ListLevel>,
        Distinct: LockUnderDistinct<Verdict: LocksDistinct>,
        Group: LockUnderGroup<Verdict: LocksGroups>,
        Both<WindowsIn<Columns, Scope>, WindowsOrder<Order>>: LocksWindows,
        Scope::Present: LocksPresent<Culprit<Scope::Present>>,
        Scope::Stored: LocksStored<Culprit<Scope::Stored>>,
    {
        Locked::new(self)
    }

    /// `FOR UPDATE OF tables`: locks the rows of these tables only; one, or a tuple of them.
    pub fn for_update_of<Tables: LockTargets>(
        self,
        tables: Tables,
    ) -> Under<Self, ForUpdate, Tables::List, Unset>
    where
        Tables::List: LockableIn<Scope>,
        Columns: Listed<Scope, List: SelectList<Items: ListLevel>>,
        Order: OrderItems<Items: ListLevel>,
        Distinct: LockUnderDistinct<Verdict: LocksDistinct>,
        Group: LockUnderGroup<Verdict: LocksGroups>,
        Both<WindowsIn<Columns, Scope>, WindowsOrder<Order>>: LocksWindows,
        TargetsFound<Tables, Scope>: LocksFound<Culprit<TargetsFound<Tables, Scope>>>,
        TargetsStored<Tables, Scope>: LocksTables<Culprit<TargetsStored<Tables, Scope>>>,
        TargetsPresent<Tables, Scope>: LocksPresent<Culprit<TargetsPresent<Tables, Scope>>>,
        Tables::Rows: LocksRows<Culprit<Tables::Rows>>,
    {
        let _ = tables;
        Locked::new(self)
    }

    locks!(for_no_key_update for_no_key_update_of ForNoKeyUpdate "FOR NO KEY UPDATE");
    locks!(for_share for_share_of ForShare "FOR SHARE");
    locks!(for_key_share for_key_share_of ForKeyShare "FOR KEY SHARE");
}

macro_rules! more_locks {
    ($all:ident $of:ident $strength:ident $words:literal) => {
        #[doc = concat!("`", $words, "` as well, of every table of FROM.")]
        #[relvar_macros::brief]
        pub fn $all(self) -> Under<Query, $strength, EveryTable, Locks>
        where
            Query: LockQuery<Scope: LockableScope>,
            ScopePresent<Query>: LocksPresent<Culprit<ScopePresent<Query>>>,
            ScopeStored<Query>: LocksStored<Culprit<ScopeStored<Query>>>,
        {
            Locked::new(self.query)
        }

        #[doc = concat!("`", $words, " OF tables` as well.")]
        #[relvar_macros::brief]
        pub fn $of<Tables: LockTargets>(self, tables: Tables) -> Under<Query, $strength, Tables::List, Locks>
        where
            Query: LockQuery,
            Tables::List: LockableIn<Query::Scope>,
            TargetsFound<Tables, Query::Scope>: LocksFound<Culprit<TargetsFound<Tables, Query::Scope>>>,
            TargetsStored<Tables, Query::Scope>: LocksTables<Culprit<TargetsStored<Tables, Query::Scope>>>,
            TargetsPresent<Tables, Query::Scope>: LocksPresent<Culprit<TargetsPresent<Tables, Query::Scope>>>,
            Tables::Rows: LocksRows<Culprit<Tables::Rows>>,
        {
            let _ = tables;
            Locked::new(self.query)
        }
    };
}

/// A query whose rows are locked.
pub trait LockQuery {
    /// Its FROM clause.
    type Scope;
    /// Its LIMIT.
    type Limit: SkipUnderLimit;
}

impl<Scope, Distinct, Columns, From, Filter, Group, Having, Order, Limit: SkipUnderLimit, Offset> LockQuery
    for Select<Scope, Distinct, Columns, From, Filter, Group, Having, Order, Limit, Offset>
{
    type Scope = Scope;
    type Limit = Limit;
}

type ScopePresent<Query> = <<Query as LockQuery>::Scope as LockableScope>::Present;
type ScopeStored<Query> = <<Query as LockQuery>::Scope as LockableScope>::Stored;

impl<Query, Locks> Locked<Query, Locks> {
    more_locks!(for_update for_update_of ForUpdate "FOR UPDATE");
    more_locks!(for_no_key_update for_no_key_update_of ForNoKeyUpdate "FOR NO KEY UPDATE");
    more_locks!(for_share for_share_of ForShare "FOR SHARE");
    more_locks!(for_key_share for_key_share_of ForKeyShare "FOR KEY SHARE");
}

#[relvar_macros::brief]
impl<Query, Strength, Of, Held, Before> Locked<Query, Clauses<Lock<Strength, Of, Held>, Before>> {
    /// `NOWAIT`: an error, instead of waiting, where a row is locked.
    pub fn nowait(self) -> Locked<Query, Clauses<Lock<Strength, Of, NOWAIT>, Before>>
    where
        Held: NotGivenYet<NOWAIT>,
    {
        Locked::new(self.query)
    }

    /// `SKIP LOCKED`: rows that are locked are left out.
    pub fn skip_locked(self) -> Locked<Query, Clauses<Lock<Strength, Of, SKIP_LOCKED>, Before>>
    where
        Query: LockQuery,
        Held: NotGivenYet<SKIP_LOCKED>,
        <Query::Limit as SkipUnderLimit>::Verdict: SkipsLocked,
    {
        Locked::new(self.query)
    }
}

macro_rules! no_locks {
    ($($method:ident)*) => { $(
        /// Refused: the rows of a set operation are of several queries.
        #[relvar_macros::brief]
        pub fn $method(self) -> Self
        where
            Refused<Op>: LocksBranches,
        {
            self
        }
    )* };
}

impl<Op, Left, Right, Order, Limit, Offset> Compound<Op, Left, Right, Order, Limit, Offset> {
    no_locks!(for_update for_no_key_update for_share for_key_share);
}
