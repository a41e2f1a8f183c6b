//! `INSERT` (PostgreSQL manual, page INSERT).

use std::marker::PhantomData;

use super::{Branch, Cardinality, Decodes, Executable, Fetchable, Spell, Statement};
use crate::backend::{Backend, CodecError, ColumnTypes, SqlText, Values};
use crate::check::*;
use crate::clause::*;
use crate::expr::AccessOf;
use crate::kernel::*;
use crate::render::{Dialect, Render, Rope, ServerNeed, Support, SupportedBy, is_empty};
use crate::row::{SelectList, Shaped};

/// `INSERT INTO T ..`: `List` are the assignments as the rules see them, `Source` the values.
#[derive(Clone, Copy, Debug)]
#[must_use = "an INSERT does nothing until it is executed or fetched"]
pub struct Insert<T, List, Source, Conflict, Returning> {
    source: Source,
    conflict: Conflict,
    returning: Returning,
    kind: PhantomData<(T, List)>,
}

impl<T, List, Source> Inserting<T, List, Source> {
    fn of(source: Source) -> Self {
        Insert { source, conflict: Unset, returning: Unset, kind: PhantomData }
    }
}

impl<T, List, Source, Conflict, Held> Insert<T, List, Source, Conflict, Held> {
    /// `OVERRIDING USER VALUE`: values for identity columns are not used, and the server counts on. Of use where rows are
    /// copied with all their columns.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let copy = teams.insert_from((teams::id, teams::title), teams.select((teams::id, teams::title)));
    /// assert_eq!(
    ///     copy.overriding_user_value().sql::<Postgres>(),
    ///     "INSERT INTO teams (id, title) OVERRIDING USER VALUE SELECT teams.id, teams.title FROM teams",
    /// );
    /// ```
    pub fn overriding_user_value(self) -> Insert<T, List, UserValue<Source>, Conflict, Held> {
        let Insert { source, conflict, returning, kind } = self;
        Insert { source: UserValue(source), conflict, returning, kind }
    }

    pub(crate) fn map_conflict<New>(
        self,
        map: impl FnOnce(Conflict) -> New,
    ) -> Insert<T, List, Source, New, Held> {
        let conflict = map(self.conflict);
        Insert { source: self.source, conflict, returning: self.returning, kind: self.kind }
    }

    pub(crate) fn map_returning<New>(
        self,
        map: impl FnOnce(Held) -> New,
    ) -> Insert<T, List, Source, Conflict, New> {
        let returning = map(self.returning);
        Insert { source: self.source, conflict: self.conflict, returning, kind: self.kind }
    }
}

crate::clause::returning!(Insert<T, List, Source, Conflict>);

/// The scope of RETURNING: there is no row before the change.
pub type InsertedRows<T> = WithVersions<T, typenum::B1, typenum::B0, Nil>;

/// Before the first assignment to `T`.
pub type NothingYet<T> = Known<<T as Table>::NoneAssigned, Valid, Valid>;
/// After the assignments of a source.
pub type AfterAll<List, T> = <List as AssignAll<T, NothingYet<T>>>::After;
/// Do they belong to the table?
pub type OwnColumns<List, T> = <AfterAll<List, T> as Knowledge>::Own;
/// Is each assigned once?
pub type ColumnsOnce<List, T> = <AfterAll<List, T> as Knowledge>::Once;
/// Are the required ones there? Only asked where the other two passed.
pub type RequiredThere<List, T> = <AfterAll<List, T> as RequiredIn<<T as Table>::Required>>::Verdict;

/// `insert` on a table.
#[relvar_macros::brief]
pub trait InsertMethods: Table + Declared<Table = Self> {
    /// `INSERT INTO table (..) VALUES (..)`: assignments, a struct that derives [`Insert`](crate::Insert), or a slice
    /// of such structs, which is one statement of one text for any number of rows.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let ann = users.insert((users::email.set("a@b.c"), users::name.set("Ann"))).returning(users::id);
    /// assert_eq!(
    ///     ann.sql::<Postgres>(),
    ///     "INSERT INTO users (email, name) VALUES ($1, $2) RETURNING users.id",
    /// );
    /// ```
    fn insert<Source>(self, source: Source) -> Inserting<Self, Source::List, Source::Source>
    where
        Source: InsertSource<Self>,
        Source::List: AssignAll<Self, NothingYet<Self>> + InScope<Nil>,
        AfterAll<Source::List, Self>: RequiredIn<Self::Required>,
        OwnColumns<Source::List, Self>: Belongs<Culprit<OwnColumns<Source::List, Self>>, Self>,
        ColumnsOnce<Source::List, Self>: AssignedOnce<Culprit<ColumnsOnce<Source::List, Self>>>,
        RequiredThere<Source::List, Self>: SetsRequired<Culprit<RequiredThere<Source::List, Self>>>,
        ScopeOf<Source::List, Nil>: NoColumns<Culprit<ScopeOf<Source::List, Nil>>>,
        ChangeOf<Self>: WritesTable<INSERT, Culprit<ChangeOf<Self>>>,
    {
        Insert::of(source.source())
    }

    /// `INSERT` of the rows that an iterator gives: what `insert` takes as a slice.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let names = ["Ann", "Bo"].into_iter();
    /// let rows = names.map(|name| (users::email.set(format!("{name}@b.c")), users::name.set(name)));
    /// assert_eq!(
    ///     users.insert_rows(rows).sql::<Postgres>(),
    ///     "INSERT INTO users (email, name) SELECT unnest($1), unnest($2)",
    /// );
    /// ```
    fn insert_rows<Rows, Row>(self, rows: Rows) -> Inserting<Self, Row::List, Row::Many<Vec<Row>, Row>>
    where
        Rows: IntoIterator<Item = Row>,
        Row: InsertRow<Self>,
        Row::List: AssignAll<Self, NothingYet<Self>> + InScope<Nil>,
        AfterAll<Row::List, Self>: RequiredIn<Self::Required>,
        OwnColumns<Row::List, Self>: Belongs<Culprit<OwnColumns<Row::List, Self>>, Self>,
        ColumnsOnce<Row::List, Self>: AssignedOnce<Culprit<ColumnsOnce<Row::List, Self>>>,
        RequiredThere<Row::List, Self>: SetsRequired<Culprit<RequiredThere<Row::List, Self>>>,
        ChangeOf<Self>: WritesTable<INSERT, Culprit<ChangeOf<Self>>>,
    {
        Insert::of(Keeps::keep(rows.into_iter().collect::<Vec<Row>>()))
    }

    /// `INSERT INTO table DEFAULT VALUES`: a row of which the server fills every column.
    ///
    /// ```
    /// # use relvar::prelude::*;
    /// relvar::table! { visits { #[primary_key] #[identity] id -> Int8, #[default(now())] at -> Timestamptz } }
    /// # fn main() {
    /// let visit = visits.insert_default().returning(visits::id);
    /// assert_eq!(visit.sql::<Postgres>(), "INSERT INTO visits DEFAULT VALUES RETURNING visits.id");
    /// # }
    /// ```
    fn insert_default(self) -> Inserting<Self, Nil, DefaultValues>
    where
        Nil: AssignAll<Self, NothingYet<Self>>,
        AfterAll<Nil, Self>: RequiredIn<Self::Required>,
        RequiredThere<Nil, Self>: SetsRequired<Culprit<RequiredThere<Nil, Self>>>,
        ChangeOf<Self>: WritesTable<INSERT, Culprit<ChangeOf<Self>>>,
    {
        Insert::of(DefaultValues)
    }

    /// `INSERT INTO table (columns) query`: a column or a tuple of columns, and a query that gives as many, of types that
    /// can be stored, and not nullable where the column is NOT NULL.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let copies = users.filter(users::age.gt(30)).select((users::id, users::name));
    /// assert_eq!(
    ///     posts.insert_from((posts::user_id, posts::title), copies).sql::<Postgres>(),
    ///     "INSERT INTO posts (user_id, title) SELECT users.id, users.name FROM users WHERE users.age > $1",
    /// );
    /// ```
    ///
    /// The query may have a WITH clause of its own, which only reads; what writes is named in one around the INSERT.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// #[derive(relvar::Row)]
    /// struct Grown { id: i32, name: String }
    ///
    /// let grown = users.filter(users::age.gt(30)).select(row!(Grown { id: users::id, name: users::name })).cte();
    /// let copies = with(&grown, grown.query().select((grown.id, grown.name)));
    /// assert_eq!(
    ///     posts.insert_from((posts::user_id, posts::title), copies).sql::<Postgres>(),
    ///     "INSERT INTO posts (user_id, title) WITH grown (id, name) AS (SELECT users.id, users.name FROM users \
    ///      WHERE users.age > $1) SELECT grown.id, grown.name FROM grown",
    /// );
    /// ```
    fn insert_from<Columns, Query>(
        self,
        columns: Columns,
        query: Query,
    ) -> Inserting<Self, Targets<Columns>, FromQuery<Query>>
    where
        Columns: SelectList<Items: ColumnTargets>,
        Query: InsertQuery,
        Targets<Columns>: AssignAll<Self, NothingYet<Self>> + Receives<Query::Outputs>,
        AfterAll<Targets<Columns>, Self>: RequiredIn<Self::Required>,
        Gives<Targets<Columns>, Query>: UnstorableParts,
        OwnColumns<Targets<Columns>, Self>: Belongs<Culprit<OwnColumns<Targets<Columns>, Self>>, Self>,
        ColumnsOnce<Targets<Columns>, Self>: AssignedOnce<Culprit<ColumnsOnce<Targets<Columns>, Self>>>,
        RequiredThere<Targets<Columns>, Self>: SetsRequired<Culprit<RequiredThere<Targets<Columns>, Self>>>,
        TargetsWritable<Columns>: NotGenerated<Culprit<TargetsWritable<Columns>>>,
        ArityOf<Targets<Columns>, Query>: SameCount,
        TypesOf<Targets<Columns>, Query>:
            TypeStored<GivenFor<Targets<Columns>, Query>, Given<Targets<Columns>, Query>>,
        NullsOf<Targets<Columns>, Query>: NotNullStored<Culprit<NullsOf<Targets<Columns>, Query>>>,
        AccessOf<Query>: BelowTop,
        Query::Alone: SelfContained<Culprit<Query::Alone>>,
        Query::Grouping: IsGrouped<Culprit<Query::Grouping>>,
        ChangeOf<Self>: WritesTable<INSERT, Culprit<ChangeOf<Self>>>,
    {
        let _ = columns;
        Insert::of(FromQuery(query))
    }

    /// `INSERT INTO table (columns) query`, the columns by name: those of the row struct that the query selects, which also
    /// derives [`Insert`](crate::Insert).
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    ///
    /// #[derive(relvar::Row, relvar::Insert)]
    /// #[insert(table = posts)]
    /// struct NewPost {
    ///     title: String,
    ///     user_id: i32,
    /// }
    ///
    /// let copies = users.select(row!(NewPost { user_id: users::id, title: users::name }));
    /// assert_eq!(
    ///     posts.insert_named(copies).sql::<Postgres>(),
    ///     "INSERT INTO posts (title, user_id) SELECT users.name, users.id FROM users",
    /// );
    /// ```
    fn insert_named<Query>(self, query: Query) -> Inserting<Self, ByNames<Query, Self>, FromQuery<Query>>
    where
        Query: InsertQuery<List: Shaped>,
        ShapeOf<Query>: InsertRow<Self>,
        ByNames<Query, Self>: AssignAll<Self, NothingYet<Self>> + Receives<Query::Outputs>,
        AfterAll<ByNames<Query, Self>, Self>: RequiredIn<Self::Required>,
        Gives<ByNames<Query, Self>, Query>: UnstorableParts,
        OwnColumns<ByNames<Query, Self>, Self>:
            Belongs<Culprit<OwnColumns<ByNames<Query, Self>, Self>>, Self>,
        ColumnsOnce<ByNames<Query, Self>, Self>:
            AssignedOnce<Culprit<ColumnsOnce<ByNames<Query, Self>, Self>>>,
        RequiredThere<ByNames<Query, Self>, Self>:
            SetsRequired<Culprit<RequiredThere<ByNames<Query, Self>, Self>>>,
        ArityOf<ByNames<Query, Self>, Query>: SameCount,
        TypesOf<ByNames<Query, Self>, Query>:
            TypeStored<GivenFor<ByNames<Query, Self>, Query>, Given<ByNames<Query, Self>, Query>>,
        NullsOf<ByNames<Query, Self>, Query>: NotNullStored<Culprit<NullsOf<ByNames<Query, Self>, Query>>>,
        AccessOf<Query>: BelowTop,
        Query::Alone: SelfContained<Culprit<Query::Alone>>,
        Query::Grouping: IsGrouped<Culprit<Query::Grouping>>,
        ChangeOf<Self>: WritesTable<INSERT, Culprit<ChangeOf<Self>>>,
    {
        Insert::of(FromQuery(query))
    }
}

/// A query whose rows can be inserted.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a query, so there are no rows to insert",
    label = "expected a query",
    note = "a table as a query is `users.query()`",
    note = "rule I5, see `relvar::docs::rules::I5`"
)]
pub trait InsertQuery: Branch {}

#[diagnostic::do_not_recommend]
impl<Query: Branch> InsertQuery for Query {}

/// The row struct that a query selects.
pub type ShapeOf<Query> = <<Query as Branch>::List as Shaped>::Shape;
/// Its columns in the table `T`, as assignments.
pub type ByNames<Query, T> = <ShapeOf<Query> as InsertRow<T>>::List;
/// An INSERT of these rows, without other clauses.
pub type Inserting<T, List, Source> = Insert<T, List, Source, Unset, Unset>;
/// The columns of a column list, as assignments.
pub type Targets<Columns> = <<Columns as SelectList>::Items as ColumnTargets>::List;
/// Can they be written?
pub type TargetsWritable<Columns> = <<Columns as SelectList>::Items as ColumnTargets>::Writable;
/// Are they as many as the query gives?
pub type ArityOf<List, Query> = <List as Receives<<Query as Branch>::Outputs>>::Arity;
/// Can what the query gives be stored in them?
pub type TypesOf<List, Query> = <List as Receives<<Query as Branch>::Outputs>>::Types;
/// Is none nullable where it must not be?
pub type NullsOf<List, Query> = <List as Receives<<Query as Branch>::Outputs>>::Nulls;
/// What cannot be stored.
pub type Gives<List, Query> = Culprit<TypesOf<List, Query>>;
/// The column.
pub type GivenFor<List, Query> = <Gives<List, Query> as UnstorableParts>::Column;
/// The type that the query gives for it.
pub type Given<List, Query> = <Gives<List, Query> as UnstorableParts>::Type;

impl<T: Table + Declared<Table = T>> InsertMethods for T {}

impl<T, List, Source, Conflict, R> Statement for Insert<T, List, Source, Conflict, R>
where
    R: Returned<InsertedRows<T>>,
    Source: SourceRows,
{
    type Row = R::Row;
    type Access = Writes;
    type Alone = Valid;
    type Grouping = Valid;
    type Meant = Valid;
    const COLUMNS: &'static ColumnTypes = R::COLUMNS;
}

impl<T, List, Source: SourceRows, Conflict, R> Cardinality for Insert<T, List, Source, Conflict, R> {
    type AtMostOne = Blaming<Source::AtMostOne, T>;
}

impl<T, List, Source: SourceRows, Conflict> Executable for Insert<T, List, Source, Conflict, Unset> {}

impl<T, List, Source, Conflict, Listed> Fetchable for Insert<T, List, Source, Conflict, Returning<Listed>> {}

impl<T, List, Source, Conflict, Listed> Fetchable
    for Insert<T, List, Source, Conflict, ReturningUpserted<Listed>>
{
}

impl<D, T, List, Source, Conflict, R> Render<D> for Insert<T, List, Source, Conflict, R>
where
    D: Dialect,
    T: Table,
    Source: RowsText<List, D>,
    Conflict: ConflictText<T, D>,
    R: Render<D>,
    ReturnsWritten<T, R>: SupportedBy<D>,
{
    type Support = all!(Source::Support, Conflict::Support, Support<ReturnsWritten<T, R>, D>, R::Support);
    const ROPE: &'static Rope = &Rope::Join(&[
        &Rope::Literal(Conflict::INSERT),
        T::FROM,
        Source::NAMES,
        Source::OVERRIDING,
        if is_empty(Conflict::ROPE) { Source::ROWS } else { Source::ROWS_IN_CONFLICT },
        Conflict::ROPE,
        R::ROPE,
    ]);
}

impl<B, T, List, Source, Conflict, R> Values<B> for Insert<T, List, Source, Conflict, R>
where
    B: Backend,
    Source: Values<B> + SourceRows,
    Conflict: Values<B> + KeyOnce<T>,
    R: Values<B>,
    List: ArrayPlace,
{
    fn values(&self, parameters: &mut B::Parameters) {
        let before = B::count(parameters);
        self.source.values(parameters);
        if !Conflict::COLUMNS.is_empty()
            && let Some(mut places) = self.source.places::<List>(Conflict::COLUMNS)
        {
            places.iter_mut().for_each(|place| *place += before);
            B::refuse_repeated(parameters, &places);
        }
        for _ in 0..self.source.repeats() {
            self.conflict.values(parameters);
            self.returning.values(parameters);
        }
    }
}

impl<D: Dialect, T, List, Source, Conflict, R> Spell<D> for Insert<T, List, Source, Conflict, R>
where
    Source: SpellRows<D, Self>,
    R: Render<D>,
{
    type Support = Source::Support;
    const NEED: Option<&'static ServerNeed> = R::ROPE.need();

    fn text(&self) -> SqlText {
        self.source.text()
    }
}

impl<B: Backend, T, List, Source, Conflict, R> Decodes<B> for Insert<T, List, Source, Conflict, R>
where
    R: DecodeReturned<B, InsertedRows<T>>,
    Source: SourceRows,
{
    fn decode(row: &B::Row) -> Result<R::Row, CodecError> {
        R::decode(row)
    }
}
