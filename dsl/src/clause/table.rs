//! The way in: a table, and an alias of one, have the methods with which a query begins.

use super::group_by::EqualBy;
use super::*;
use crate::backend::{All, Backend, Fetch};
use crate::check::*;
use crate::expr::{
    Affix, Alias, AliasColumn, Existence, Infix, NamedWindow, NewColumns, OldColumns, Operand, Presence,
    ops::comparison::Equal,
};
use crate::kernel::*;
use crate::render::Supported;
use crate::row::*;
use crate::stmt::{AloneOf, Fetchable, MeantOf, RowGrouping, Select, Statement};
use crate::types::Equality;

/// The FROM clause of a query on one table reference.
pub type Alone<Reference> = OnlyTable<Reference>;
/// A query on one table reference with a WHERE clause.
pub type Filtered<Reference, Condition> = Select<
    OnlyTable<Reference>,
    Unset,
    Natural,
    From<Reference>,
    Where<Condition>,
    NotGrouped,
    Unset,
    Unset,
    Unset,
    Unset,
>;
/// A query on one table reference with another FROM clause, select list, grouping and order.
pub type Started<Scope, Columns, F, Group, Order> =
    Select<Scope, Unset, Columns, F, Unset, Group, Unset, Order, Unset, Unset>;
/// A query on one table reference with HAVING.
pub type HavingOnly<T, Condition> = Select<
    Alone<T>,
    Unset,
    Natural,
    From<T>,
    Unset,
    WholeTable,
    HavingClause<Condition>,
    Unset,
    Unset,
    Unset,
>;
/// A query on one table reference with named windows.
pub type Windowed<Reference, Held> = Select<
    OnlyTable<Reference>,
    Unset,
    Natural,
    From<Reference>,
    Unset,
    NotGrouped,
    Held,
    Unset,
    Unset,
    Unset,
>;
/// The row of a statement.
pub type RowOf<S> = <S as Statement>::Row;
/// The condition of `find`.
pub type KeyIs<T, Key> = <<T as Table>::PrimaryKey as KeyCondition<
    <Key as KeyValue<<T as Table>::KeyTypes>>::Operands,
>>::Condition;

macro_rules! first_join {
    ($method:ident $kind:ident $null:ident [$($bound:tt)*] $before:ty $(, [$($further:tt)*])?) => {
        #[doc = concat!("See [`Select::", stringify!($method), "`].")]
        #[relvar_macros::brief]
        fn $method<Item>(
            self,
            item: Item,
        ) -> Started<
            Push<$before, Item, $null>,
            Natural,
            Joined<$kind, From<Self>, Item::Source, ConditionOf<Alone<Self>, Item, $null>>,
            NotGrouped,
            Unset,
        >
        where
            Item: JoinItem,
            Item::Item: Enters<Alone<Self>, $null> + Enters<$before, $null>,
            Item: JoinCondition<Alone<Self>, Push<Alone<Self>, Item, $null>>,
            Alone<Self>: Find<Item::Reference> $($bound)*,
            <Alone<Self> as Find<Item::Reference>>::Fresh:
                NotYetInFrom<Culprit<<Alone<Self> as Find<Item::Reference>>::Fresh>>,
            ConditionScope<Alone<Self>, Item, $null>: InFrom<Culprit<ConditionScope<Alone<Self>, Item, $null>>>,
            Culprit<OnlyLink<Alone<Self>, Item, $null>>: TwoParts,
            OnlyLink<Alone<Self>, Item, $null>:
                OneForeignKey<Item::Reference, FirstLink<Alone<Self>, Item, $null>, SecondLink<Alone<Self>, Item, $null>>,
            UsingOf<Alone<Self>, Item, $null>: UsesOne<Culprit<UsingOf<Alone<Self>, Item, $null>>>,
            NeedsLateral<Alone<Self>, Item, $null>: StandsAlone<Culprit<NeedsLateral<Alone<Self>, Item, $null>>>,
            RefersLeft<Alone<Self>, Item, $null, $kind>: SeesNoLeft<$kind, Culprit<RefersLeft<Alone<Self>, Item, $null, $kind>>>,
            MayMiss<Alone<Self>, Item, $null, $kind>: ExpectsNull<Culprit<MayMiss<Alone<Self>, Item, $null, $kind>>>,
            $($($further)*)?
        {
            Query::on(self).$method(item)
        }
    };
}

/// The methods with which a query on a table or an alias begins.
#[relvar_macros::brief]
pub trait TableMethods: Declared {
    /// The query on this table, with no clause given: every row.
    fn query(self) -> Query<Self> {
        Query::on(self)
    }

    /// Every column of this table, as an item of a select list; its row is the generated struct.
    fn all(self) -> Whole<Self> {
        Whole::new()
    }

    /// TRUE where there is a row of this table, NULL where an outer join found none, whatever its columns hold: what a
    /// row struct is told by that has nothing but `Option`s.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let sql = users.left_join(teams).select((users::name, teams.presence()));
    /// // rows are `(String, Option<bool>)`
    /// assert_eq!(
    ///     sql.sql::<Postgres>(),
    ///     "SELECT users.name, teams.* IS DISTINCT FROM NULL OR NULL FROM users LEFT JOIN teams ON users.team_id = teams.id",
    /// );
    /// ```
    fn presence(self) -> Presence<Self> {
        Affix::new(AliasColumn::COLUMN)
    }

    /// `reference ON condition`, the argument of a join.
    fn on<Condition>(self, condition: Condition) -> On<Self, Condition>
    where
        Condition: Expression,
        Condition::SqlType: SearchCondition<ON>,
        AggregateIn<Condition>: NoAggregate<ON>,
        WindowIn<Condition>: NoWindow<ON>,
    {
        super::join::on(self, condition)
    }

    /// See [`Select::filter`].
    fn filter<Condition>(self, condition: Condition) -> Filtered<Self, Condition>
    where
        Condition: ValueIn<Alone<Self>>,
        Condition::SqlType: SearchCondition<WHERE>,
        ScopeOf<Condition, Alone<Self>>: InFrom<Culprit<ScopeOf<Condition, Alone<Self>>>>,
        AggregateIn<Condition>: NoAggregate<WHERE>,
        WindowIn<Condition>: NoWindow<WHERE>,
    {
        Query::on(self).filter(condition)
    }

    /// See [`Select::filter_opt`].
    fn filter_opt<Condition>(self, condition: Option<Condition>) -> Filtered<Self, IfGiven<Condition>>
    where
        Condition: ValueIn<Alone<Self>>,
        Condition::SqlType: SearchCondition<WHERE>,
        ScopeOf<Condition, Alone<Self>>: InFrom<Culprit<ScopeOf<Condition, Alone<Self>>>>,
        AggregateIn<Condition>: NoAggregate<WHERE>,
        WindowIn<Condition>: NoWindow<WHERE>,
    {
        Query::on(self).filter_opt(condition)
    }

    /// See [`Select::dynamic`].
    fn dynamic<'v, B: Backend>(self) -> DynamicOf<'v, B, Query<Self>>
    where
        Query<Self>: IntoDynamic<'v, B>,
        <Query<Self> as Statement>::Grouping: IsGrouped<Culprit<<Query<Self> as Statement>::Grouping>>,
        <Query<Self> as IntoDynamic<'v, B>>::Open: NotDistinct,
        <Query<Self> as IntoDynamic<'v, B>>::Support:
            Supported<Culprit<<Query<Self> as IntoDynamic<'v, B>>::Support>, B::Dialect>,
        <Query<Self> as IntoDynamic<'v, B>>::Support:
            DefinesTables<Culprit<<Query<Self> as IntoDynamic<'v, B>>::Support>>,
        <Query<Self> as IntoDynamic<'v, B>>::Support:
            BoxedReads<Culprit<<Query<Self> as IntoDynamic<'v, B>>::Support>>,
        <Query<Self> as IntoDynamic<'v, B>>::Support: LocksNothing,
    {
        Query::on(self).dynamic()
    }

    /// `WHERE column = value`, for a column or a tuple of columns with a tuple of values. Where they are a declared
    /// unique key, the query gives at most one row.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let sql = users.find_by(users::email, "a@b.c").select(users::id).sql::<Postgres>();
    /// assert_eq!(sql, "SELECT users.id FROM users WHERE users.email = $1");
    /// ```
    fn find_by<C, Value>(self, column: C, value: Value) -> Filtered<Self, Infix<Equal, C, Value::Expression>>
    where
        C: Expression + InScope<Alone<Self>>,
        C::SqlType: Equality,
        Value: Operand<C::SqlType>,
        ScopeOf<C, Alone<Self>>: InFrom<Culprit<ScopeOf<C, Alone<Self>>>>,
    {
        Query::on(self).map_filter(|_| Where(Infix::new(column, value.operand())))
    }

    /// See [`Select::select`].
    fn select<List>(
        self,
        list: List,
    ) -> Started<Alone<Self>, Chosen<List>, From<Self>, GroupWith<NotGrouped, List>, Unset>
    where
        List: SelectList + InScope<Alone<Self>> + ItemLevel + Fits<Alone<Self>, GroupWith<NotGrouped, List>>,
        NotGrouped: AfterAggregate<<LevelOfList<List> as Level>::HasAggregate>,
        NotGrouped: IntoGroup<GroupWith<NotGrouped, List>>,
        GroupWith<NotGrouped, List>: CheckGrouping<List>,
        ScopeOf<List, Alone<Self>>: InFrom<Culprit<ScopeOf<List, Alone<Self>>>>,
        <LevelOfList<List> as Level>::NotNested: NotNested,
        <LevelOfList<List> as Level>::OverGiven: HasOver<WithoutOver<LevelOfList<List>>>,
        <LevelOfList<List> as Level>::WithinGroupGiven: HasWithinGroup<WithoutWithinGroup<LevelOfList<List>>>,
        <LevelOfList<List> as Level>::HasWindow: CheckWindows<Unset, List::Items>,
        WindowsOf<Unset, LevelOfList<List>, List::Items>:
            WindowDefined<Culprit<WindowsOf<Unset, LevelOfList<List>, List::Items>>>,
        GroupingOf<GroupWith<NotGrouped, List>, List>:
            IsGrouped<Culprit<GroupingOf<GroupWith<NotGrouped, List>, List>>>,
        Culprit<FitOf<List, Alone<Self>, GroupWith<NotGrouped, List>>>: MisfitParts,
        FitOf<List, Alone<Self>, GroupWith<NotGrouped, List>>: FieldsFit<
                MisfitName<FitOf<List, Alone<Self>, GroupWith<NotGrouped, List>>>,
                MisfitType<FitOf<List, Alone<Self>, GroupWith<NotGrouped, List>>>,
                MisfitRust<FitOf<List, Alone<Self>, GroupWith<NotGrouped, List>>>,
            >,
    {
        Query::on(self).select(list)
    }

    /// See [`Select::select_as`].
    fn select_as<Row>(
        self,
    ) -> Started<
        Alone<Self>,
        Chosen<IfFit<FitOf<Row::Columns, Alone<Self>, NotGrouped>, Row::Columns>>,
        From<Self>,
        NotGrouped,
        Unset,
    >
    where
        Row: ByName<Alone<Self>>,
        Row::Columns: SelectList + Fits<Alone<Self>, NotGrouped>,
        Row::Exists: FieldExists<Culprit<Row::Exists>>,
        Culprit<Row::Unambiguous>: TwoParts,
        Row::Unambiguous: FieldUnambiguous<
                Row,
                <Culprit<Row::Unambiguous> as TwoParts>::First,
                <Culprit<Row::Unambiguous> as TwoParts>::Second,
            >,
        Culprit<FitOf<Row::Columns, Alone<Self>, NotGrouped>>: MisfitParts,
        FitOf<Row::Columns, Alone<Self>, NotGrouped>: FieldsFit<
                MisfitName<FitOf<Row::Columns, Alone<Self>, NotGrouped>>,
                MisfitType<FitOf<Row::Columns, Alone<Self>, NotGrouped>>,
                MisfitRust<FitOf<Row::Columns, Alone<Self>, NotGrouped>>,
                Keep<Row::Columns> = Row::Columns,
            >,
    {
        Query::on(self).select_as::<Row>()
    }

    first_join!(inner_join INNER Kept [] Alone<Self>);
    first_join!(left_join LEFT Missable [] Alone<Self>);
    first_join!(right_join RIGHT Kept [+ AllNullable] <Alone<Self> as AllNullable>::Out);
    first_join!(full_join FULL Missable [+ AllNullable] <Alone<Self> as AllNullable>::Out, [ConditionOf<Alone<Self>, Item, Missable>: EquatesSides<Alone<Self>, Item::Reference>, SidesEquated<Alone<Self>, Item>: JoinedByEquality<Culprit<SidesEquated<Alone<Self>, Item>>>,]);

    /// See [`Select::cross_join`].
    fn cross_join<Item: Enters<Alone<Self>, Kept, Sees: InScope<Alone<Self>>>>(
        self,
        item: Item,
    ) -> Started<Item::After, Natural, Joined<CROSS, From<Self>, Item::Source, Unset>, NotGrouped, Unset>
    where
        Alone<Self>: Find<Item::Reference>,
        <Alone<Self> as Find<Item::Reference>>::Fresh:
            NotYetInFrom<Culprit<<Alone<Self> as Find<Item::Reference>>::Fresh>>,
        ScopeOf<Item::Sees, Alone<Self>>: InFrom<Culprit<ScopeOf<Item::Sees, Alone<Self>>>>,
        Item::NeedsLateral: StandsAlone<Culprit<Item::NeedsLateral>>,
        Item::MayMiss: ExpectsNull<Culprit<Item::MayMiss>>,
    {
        Query::on(self).cross_join(item)
    }

    /// See [`Select::group_by`].
    fn group_by<By>(self, by: By) -> Started<Alone<Self>, Natural, From<Self>, Grouped<By>, Unset>
    where
        By: SelectList<Items: Outputs<Alone<Self>, NotGrouped>> + InScope<Alone<Self>> + ItemLevel,
        OutputsOf<By::Items, Alone<Self>, NotGrouped>: AllEqual,
        ScopeOf<By, Alone<Self>>: InFrom<Culprit<ScopeOf<By, Alone<Self>>>>,
        <LevelOfList<By> as Level>::NoAggregate: NoAggregateInGroupBy,
        <LevelOfList<By> as Level>::NoWindow: NoWindowInGroupBy,
        EqualBy<By, Alone<Self>>: ComparedByGroupBy<Culprit<EqualBy<By, Alone<Self>>>>,
    {
        Query::on(self).group_by(by)
    }

    /// See [`Select::having`]: a condition on all rows as one group.
    fn having<Condition>(self, condition: Condition) -> HavingOnly<Self, Condition>
    where
        Condition: ValueIn<Alone<Self>>,
        Condition::SqlType: SearchCondition<HAVING>,
        ScopeOf<Condition, Alone<Self>>: InFrom<Culprit<ScopeOf<Condition, Alone<Self>>>>,
        Condition::Level: ConditionGrouping<Condition, WholeTable>,
        GroupingOfCondition<Condition, WholeTable>:
            IsGrouped<Culprit<GroupingOfCondition<Condition, WholeTable>>>,
        WindowIn<Condition>: NoWindow<HAVING>,
        <Condition::Level as Level>::NotNested: NotNested,
        <Condition::Level as Level>::WithinGroupGiven: HasWithinGroup<WithoutWithinGroup<Condition::Level>>,
    {
        Query::on(self).having(condition)
    }

    /// See [`Select::window`].
    fn window<const LETTER: char, Definition>(
        self,
        window: NamedWindow<LETTER, Definition>,
    ) -> Windowed<Self, Windows<Unset, NamedWindow<LETTER, Definition>>>
    where
        Label<LETTER>: LabelDigit,
        Definition: InScope<Alone<Self>> + GroupedBy<DefinedIn<Unset>>,
        ScopeOf<Definition, Alone<Self>>: InFrom<Culprit<ScopeOf<Definition, Alone<Self>>>>,
        <Definition as GroupedBy<DefinedIn<Unset>>>::Verdict:
            WindowDefined<Culprit<<Definition as GroupedBy<DefinedIn<Unset>>>::Verdict>>,
    {
        Query::on(self).window(window)
    }

    /// See [`Select::order_by`].
    fn order_by<Terms>(
        self,
        terms: Terms,
    ) -> Started<Alone<Self>, Natural, From<Self>, GroupOfOrder<NotGrouped, Terms>, OrderBy<Terms>>
    where
        Terms: OrderList<Items: InScope<Alone<Self>> + ListLevel + NoValues>,
        ValuesIn<Terms>: OrdersRows,
        NotGrouped: AfterAggregate<<LevelOfOrder<Terms> as Level>::HasAggregate>,
        NotGrouped: IntoGroup<GroupOfOrder<NotGrouped, Terms>>,
        GroupOfOrder<NotGrouped, Terms>: CheckGrouping<Terms::Items>,
        ScopeOf<Terms::Items, Alone<Self>>: InFrom<Culprit<ScopeOf<Terms::Items, Alone<Self>>>>,
        <LevelOfOrder<Terms> as Level>::NotNested: NotNested,
        <LevelOfOrder<Terms> as Level>::OverGiven: HasOver<WithoutOver<LevelOfOrder<Terms>>>,
        <LevelOfOrder<Terms> as Level>::WithinGroupGiven:
            HasWithinGroup<WithoutWithinGroup<LevelOfOrder<Terms>>>,
        <LevelOfOrder<Terms> as Level>::HasWindow: CheckWindows<Unset, Terms::Items>,
        WindowsOf<Unset, LevelOfOrder<Terms>, Terms::Items>:
            WindowDefined<Culprit<WindowsOf<Unset, LevelOfOrder<Terms>, Terms::Items>>>,
        GroupingOf<GroupOfOrder<NotGrouped, Terms>, Terms::Items>:
            IsGrouped<Culprit<GroupingOf<GroupOfOrder<NotGrouped, Terms>, Terms::Items>>>,
    {
        Query::on(self).order_by(terms)
    }

    /// See [`Select::any_order`].
    fn any_order(self) -> Started<Alone<Self>, Natural, From<Self>, NotGrouped, AnyOrder> {
        Query::on(self).any_order()
    }

    /// See [`Select::count`].
    fn count(self) -> Started<Alone<Self>, Chosen<CountRows>, From<Self>, WholeTable, Unset> {
        Query::on(self).count()
    }

    /// Every row as the table's own struct, in no fixed order: `users.fetch_all(&db)`. See [`Fetchable::fetch_all`].
    #[track_caller]
    fn fetch_all<'c, E>(self, db: E) -> Fetch<'c, All<RowOf<Query<Self>>>, E::Backend>
    where
        Query<Self>: Statement,
        E: Accepts<'c, Query<Self>>,
        RowOf<Query<Self>>: Send + 'c,
        AloneOf<Query<Self>>: SelfContained<Culprit<AloneOf<Query<Self>>>>,
        RowGrouping<Query<Self>>: IsGrouped<Culprit<RowGrouping<Query<Self>>>>,
        MeantOf<Query<Self>>: MeansRows<Culprit<MeantOf<Query<Self>>>>,
        E::Support: Supported<Culprit<E::Support>, DialectOf<'c, E>>,
        E::Support: DefinesTables<Culprit<E::Support>>,
        WritingOf<'c, E, Query<Self>>: MayWrite<E>,
        LockingOf<'c, E, Query<Self>>: MayLock,
    {
        Query::on(self).fetch_all(db)
    }

    /// See [`Select::correlate`].
    fn correlate<Outer: FromItem>(
        self,
        outer: Outer,
    ) -> Started<Correlated<Alone<Self>, Outer>, Natural, From<Self>, NotGrouped, Unset>
    where
        Alone<Self>: Find<Outer::Reference>,
        <Alone<Self> as Find<Outer::Reference>>::Fresh:
            NotYetInFrom<Culprit<<Alone<Self> as Find<Outer::Reference>>::Fresh>>,
    {
        Query::on(self).correlate(outer)
    }

    /// See [`Select::correlate_nullable`].
    fn correlate_nullable<Outer: FromItem>(
        self,
        outer: Outer,
    ) -> Started<CorrelatedNullable<Alone<Self>, Outer>, Natural, From<Self>, NotGrouped, Unset>
    where
        Alone<Self>: Find<Outer::Reference>,
        <Alone<Self> as Find<Outer::Reference>>::Fresh:
            NotYetInFrom<Culprit<<Alone<Self> as Find<Outer::Reference>>::Fresh>>,
    {
        Query::on(self).correlate_nullable(outer)
    }
}

impl<Reference: Declared> TableMethods for Reference {}

/// The methods of a declared table that an alias does not have.
#[relvar_macros::brief]
pub trait DeclaredTable: Table + Declared<Table = Self> {
    /// The row with this primary key: `WHERE id = $1`. A key of several columns takes a tuple.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let sql = users.find(7).select(users::name).sql::<Postgres>();
    /// assert_eq!(sql, "SELECT users.name FROM users WHERE users.id = $1");
    /// ```
    fn find<Key>(self, key: Key) -> Filtered<Self, KeyIs<Self, Key>>
    where
        Key: KeyValue<Self::KeyTypes>,
        Self::PrimaryKey: KeyCondition<Key::Operands>,
    {
        Query::on(self).map_filter(|_| Where(Self::PrimaryKey::condition(key.operands())))
    }

    /// Another occurrence of this table in FROM: `users AS users_b`. Its columns are fields: `b.name`.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let b = users.alias::<'b'>();
    /// let sql = users.inner_join(b.on(b.team_id.eq(users::team_id))).select((users::name, b.name)).sql::<Postgres>();
    /// assert_eq!(
    ///     sql,
    ///     "SELECT users.name, users_b.name FROM users \
    ///      INNER JOIN users AS users_b ON users_b.team_id = users.team_id",
    /// );
    /// ```
    fn alias<const LETTER: char>(self) -> Alias<Self, LETTER>
    where
        Label<LETTER>: LabelDigit,
    {
        Alias::new()
    }

    /// The row as it was before a change, for RETURNING on PostgreSQL 18: `users.old().name`. In INSERT and MERGE there may
    /// be none, so its columns are `Option`s there.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let (old, new) = (users.old(), users.new());
    /// let sql = users.update(users::age.set(30)).filter(users::id.eq(7)).returning((old.age, new.age));
    /// assert_eq!(sql.sql::<Postgres>(), "UPDATE users SET age = $1 WHERE users.id = $2 RETURNING old.age, new.age");
    /// ```
    fn old(self) -> OldColumns<Self> {
        OldColumns::new()
    }

    /// The row as it is after a change, for RETURNING on PostgreSQL 18. In DELETE and MERGE there may be none.
    #[allow(clippy::new_ret_no_self, clippy::wrong_self_convention, reason = "SQL's word for the row")]
    fn new(self) -> NewColumns<Self> {
        NewColumns::new()
    }
}

impl<T: Table + Declared<Table = T>> DeclaredTable for T {}

#[diagnostic::do_not_recommend]
impl<T: Declared> Existence for T {
    type Query = <Query<T> as Existence>::Query;

    fn existence(self) -> Self::Query {
        Query::on(self).existence()
    }
}
