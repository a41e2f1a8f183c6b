//! `insert_bulk`: few rows by INSERT, many by COPY.

use std::fmt;
use std::panic::Location;
use std::pin::{Pin, pin};
use std::task::{Context, Poll};

use futures_util::{TryStream, TryStreamExt};
use relvar::backend::{Count, Exclusive, Request};
use relvar::check::{
    Accepts, AssignAll, AssignedOnce, Belongs, ChangeOf, Declared, INSERT, InScope, MayWrite, RequiredIn,
    SetsRequired, WritesTable,
};
use relvar::clause::{ArrayPlace, BatchText, InsertArrays, InsertRow, ManyRows};
use relvar::kernel::{Culprit, Nil, Table};
use relvar::stmt::{AfterAll, ColumnsOnce, InsertMethods, NothingYet, OwnColumns, RequiredThere};

use super::writer::{CopyIn, CopyWriter};
use crate::execute::Handle;
use crate::executor::PgExecutor;
use crate::{Error, Fetch, Pg, Pool, Result};

/// So many rows are copied and no longer inserted, unless [`InsertBulk::copy_from`] says otherwise.
const COPY_FROM: usize = 2_000;
/// How often the progress is told.
const PROGRESS: u64 = 10_000;

/// How rows were inserted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BulkMethod {
    /// `INSERT .. SELECT FROM UNNEST`, in one statement.
    Insert,
    /// `COPY .. FROM STDIN`.
    Copy,
}

/// What [`insert_bulk`](super::CopyMethods::insert_bulk) did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bulk {
    /// How many rows it inserted.
    pub rows: u64,
    /// How.
    pub method: BulkMethod,
}

/// Many rows that are to be inserted: [`CopyMethods::insert_bulk`](super::CopyMethods::insert_bulk).
#[must_use = "nothing is inserted until `execute` is awaited"]
pub struct InsertBulk<Rows, Row> {
    rows: Rows,
    insert: MakeInsert<Row>,
    copy: CopyIn<Row>,
    copy_from: usize,
    progress: Option<Progress>,
}

type MakeInsert<Row> = fn(Vec<Row>, &'static Location<'static>) -> Request<Pg>;
type Progress = Box<dyn FnMut(u64) + Send>;

impl<Rows, Row> InsertBulk<Rows, Row> {
    pub(super) fn new(rows: Rows, insert: MakeInsert<Row>, copy: CopyIn<Row>) -> Self {
        InsertBulk { rows, insert, copy, copy_from: COPY_FROM, progress: None }
    }

    /// From so many rows on they are copied; up to there they are held in memory. Default: 2,000.
    pub fn copy_from(self, rows: usize) -> Self {
        InsertBulk { copy_from: rows, ..self }
    }

    /// Calls `progress` with the number of rows that were sent: every 10,000 rows, and at the end.
    pub fn progress(self, progress: impl FnMut(u64) + Send + 'static) -> Self {
        InsertBulk { progress: Some(Box::new(progress)), ..self }
    }
}

#[relvar::__brief]
impl<Rows, Row> InsertBulk<Rows, Row>
where
    Rows: TryStream<Ok = Row, Error: From<Error> + Send> + Send,
    Row: Send + Sync,
{
    /// Inserts the rows: all of them or none. On a connection or in a transaction it takes `&mut`, because nothing else can
    /// run there until it ends.
    ///
    /// # Errors
    ///
    /// What the rows give, no connection, a value that cannot be sent, or the server refuses a row.
    #[track_caller]
    pub fn execute<'c, E>(self, db: E) -> RunBulk<'c, Rows::Error>
    where
        E: PgExecutor<'c> + Exclusive,
        E::Write: MayWrite<E>,
        Rows: 'c,
        Row: 'c,
    {
        RunBulk(Box::pin(self.run(db.into_handle(), Location::caller())))
    }

    async fn run(self, handle: Handle<'_>, caller: &'static Location<'static>) -> Result<Bulk, Rows::Error> {
        let InsertBulk { rows, insert, copy, copy_from, progress } = self;
        let mut progress = progress.unwrap_or_else(|| Box::new(|_| ()));
        let mut rows = pin!(rows.into_stream());
        let mut first = Vec::new();
        while first.len() < copy_from {
            match rows.try_next().await? {
                Some(row) => first.push(row),
                None => {
                    let request = insert(first, caller);
                    let rows = Fetch::new(handle, request, |_| Ok(()), Count).await?;
                    progress(rows);
                    return Ok(Bulk { rows, method: BulkMethod::Insert });
                }
            }
        }
        let mut writer: CopyWriter<'_, Row> = copy.begin(handle, caller).await?;
        for row in first {
            writer.send(&row).await?;
            tell(&writer, &mut progress);
        }
        while let Some(row) = rows.try_next().await? {
            writer.send(&row).await?;
            tell(&writer, &mut progress);
        }
        let rows = writer.finish().await?;
        progress(rows);
        Ok(Bulk { rows, method: BulkMethod::Copy })
    }
}

/// Rows on their way. Its type does not name the handle: one that only reads is refused once, and not for its future as well.
#[must_use = "nothing is inserted until it is awaited"]
pub struct RunBulk<'c, E>(Pin<Box<dyn Future<Output = Result<Bulk, E>> + Send + 'c>>);

impl<E> Future for RunBulk<'_, E> {
    type Output = Result<Bulk, E>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.0.as_mut().poll(context)
    }
}

impl<E> fmt::Debug for RunBulk<'_, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RunBulk").finish_non_exhaustive()
    }
}

fn tell<Row>(writer: &CopyWriter<'_, Row>, progress: &mut Progress) {
    if writer.rows().is_multiple_of(PROGRESS) {
        progress(writer.rows());
    }
}

/// The INSERT of rows of the table `T`, whose assignments are `List`.
pub(super) fn insert<T, List, Row>(rows: Vec<Row>, caller: &'static Location<'static>) -> Request<Pg>
where
    T: Table + Declared<Table = T>,
    Row: InsertRow<T, List = List, Many<Vec<Row>, Row> = Many<T, Row>> + InsertArrays<Pg, T>,
    List: AssignAll<T, NothingYet<T>> + BatchText + ArrayPlace + InScope<Nil>,
    AfterAll<List, T>: RequiredIn<T::Required>,
    OwnColumns<List, T>: Belongs<Culprit<OwnColumns<List, T>>, T>,
    ColumnsOnce<List, T>: AssignedOnce<Culprit<ColumnsOnce<List, T>>>,
    RequiredThere<List, T>: SetsRequired<Culprit<RequiredThere<List, T>>>,
    ChangeOf<T>: WritesTable<INSERT, Culprit<ChangeOf<T>>>,
{
    <&Pool as Accepts<'_, _>>::request(&T::TABLE.insert_rows(rows), caller)
}

/// The rows of one INSERT.
pub(super) type Many<T, Row> = ManyRows<Vec<Row>, T, Row>;

impl<Rows, Row> fmt::Debug for InsertBulk<Rows, Row> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("InsertBulk").field("copy", &self.copy).field("copy_from", &self.copy_from).finish()
    }
}
