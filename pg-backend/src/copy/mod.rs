//! `COPY`: rows in and out by the thousand (PostgreSQL manual, page COPY).
//!
//! | I want to know | Open |
//! |---|---|
//! | which tables and columns can be filled | `mod.rs` |
//! | which rows go in, and how | `row.rs`, `writer.rs` |
//! | how rows come out | `reader.rs` |
//! | what the bytes are | `binary.rs`, `csv.rs` |
//! | what becomes of the values of a query | `constants.rs` |
//! | when `insert_bulk` copies | `bulk.rs` |
//!
//! COPY is several messages of one session. Behind a pooler that gives every transaction another server connection, run it
//! inside of a transaction. The statement timeout of the pool is for statements; a COPY takes as long as its rows take.

mod binary;
mod bulk;
mod constants;
mod csv;
mod reader;
mod row;
mod writer;

pub use bulk::{Bulk, BulkMethod, InsertBulk, RunBulk};
pub use csv::{CopyInCsv, Csv, CsvWriter, StartCsv};
pub use reader::{CopyBytes, CopyRows, CopyStatement};
pub use row::{BulkRow, CopiedRow};
pub use writer::{CopyIn, CopyWriter, StartCopy};

use futures_util::stream::{self, Iter, Map, Stream, StreamExt, TryStream};
use relvar::check::{
    AssignAll, AssignedOnce, Belongs, COPY, ChangeOf, CopiesRequired, Declared, INSERT, InScope,
    NotGenerated, RequiredIn, WritesTable,
};
use relvar::clause::{ArrayPlace, BatchText, InsertRow, InsertValues as _};
use relvar::kernel::{Culprit, Nil, Table};
use relvar::render::{Postgres, constant_text};
use relvar::row::SelectList;
use relvar::stmt::{
    AfterAll, ColumnsOnce, CopiedColumns, CopiedTypes, CopyFrom, CopyList, CopyTuple, NothingYet, OwnColumns,
    RequiredThere,
};

use crate::{Error, Pg};

/// The assignments of a struct that is a row of the table `T`.
type ListOf<T, Row> = <Row as InsertRow<T>>::List;
/// The assignments that a tuple of columns stands for.
type ListOfColumns<Columns> = <<Columns as SelectList>::Items as CopyList>::List;
/// The verdict on columns that the server generates.
type Writable<List> = <List as CopiedColumns>::Writable;
/// A stream whose items cannot fail.
type Infallible<S> = Map<S, fn(<S as Stream>::Item) -> Result<<S as Stream>::Item, Error>>;

/// `COPY table FROM` and `insert_bulk` on a table.
#[relvar::__brief]
pub trait CopyMethods: Table + Declared<Table = Self> {
    /// `COPY table (columns) FROM STDIN`, in the binary format, of structs that derive [`Insert`](relvar::Insert).
    ///
    /// A required column that the struct lacks does not compile, as with `insert`. Columns that it does not have get their
    /// default. `None` is NULL.
    ///
    /// ```
    /// use relvar::prelude::*;
    /// use relvar_pg::{CopyMethods as _, Pool};
    ///
    /// relvar::table! {
    ///     users {
    ///         #[primary_key] #[identity] id -> Int4,
    ///         email -> Text,
    ///         age -> Nullable<Int4>,
    ///     }
    /// }
    ///
    /// #[derive(relvar::Insert)]
    /// #[insert(table = users)]
    /// struct NewUser { email: String, age: Option<i32> }
    ///
    /// # fn main() {
    /// assert_eq!(users.copy_in::<NewUser>().sql(), "COPY users (email, age) FROM STDIN (FORMAT binary)");
    /// # }
    ///
    /// async fn copy(db: &Pool) -> Result<u64, relvar_pg::Error> {
    ///     let mut copy = users.copy_in::<NewUser>().start(db).await?;
    ///     for number in 0..100_000 {
    ///         copy.send(&NewUser { email: format!("{number}@example.org"), age: None }).await?;
    ///     }
    ///     copy.finish().await
    /// }
    /// ```
    fn copy_in<Row>(self) -> CopyIn<Row>
    where
        Row: CopiedRow<Self>,
        ListOf<Self, Row>: AssignAll<Self, NothingYet<Self>> + CopiedColumns,
        AfterAll<ListOf<Self, Row>, Self>: RequiredIn<Self::Required>,
        OwnColumns<ListOf<Self, Row>, Self>: Belongs<Culprit<OwnColumns<ListOf<Self, Row>, Self>>, Self>,
        ColumnsOnce<ListOf<Self, Row>, Self>: AssignedOnce<Culprit<ColumnsOnce<ListOf<Self, Row>, Self>>>,
        RequiredThere<ListOf<Self, Row>, Self>:
            CopiesRequired<Culprit<RequiredThere<ListOf<Self, Row>, Self>>>,
        ChangeOf<Self>: WritesTable<COPY, Culprit<ChangeOf<Self>>>,
    {
        copy_in_of::<Self, ListOf<Self, Row>, Row>(Row::values)
    }

    /// `COPY table (columns) FROM STDIN`, in the binary format, of tuples with one value for each of `columns`.
    ///
    /// ```
    /// # use relvar::prelude::*;
    /// # use relvar_pg::{CopyMethods as _, Pool};
    /// # relvar::table! { tags { #[primary_key] name -> Text, #[default(0)] uses -> Int4 } }
    /// # fn main() {}
    /// async fn copy(db: &Pool) -> Result<u64, relvar_pg::Error> {
    ///     let mut copy = tags.copy_in_columns((tags::name, tags::uses)).start(db).await?;
    ///     copy.send(&("rust", 3)).await?;
    ///     copy.finish().await
    /// }
    /// ```
    fn copy_in_columns<Columns, Row>(self, columns: Columns) -> CopyIn<Row>
    where
        Columns: SelectList<Items: CopyList>,
        Row: CopyTuple<Pg, Columns>,
        ListOfColumns<Columns>: AssignAll<Self, NothingYet<Self>> + CopiedColumns,
        AfterAll<ListOfColumns<Columns>, Self>: RequiredIn<Self::Required>,
        OwnColumns<ListOfColumns<Columns>, Self>:
            Belongs<Culprit<OwnColumns<ListOfColumns<Columns>, Self>>, Self>,
        ColumnsOnce<ListOfColumns<Columns>, Self>:
            AssignedOnce<Culprit<ColumnsOnce<ListOfColumns<Columns>, Self>>>,
        RequiredThere<ListOfColumns<Columns>, Self>:
            CopiesRequired<Culprit<RequiredThere<ListOfColumns<Columns>, Self>>>,
        Writable<ListOfColumns<Columns>>: NotGenerated<Culprit<Writable<ListOfColumns<Columns>>>>,
        ChangeOf<Self>: WritesTable<COPY, Culprit<ChangeOf<Self>>>,
    {
        let _ = columns;
        copy_in_of::<Self, ListOfColumns<Columns>, Row>(Row::values)
    }

    /// `COPY table (columns) FROM STDIN (FORMAT csv)`: bytes that are CSV already, of these columns in this order.
    ///
    /// ```
    /// # use relvar::prelude::*;
    /// # relvar::table! { tags { #[primary_key] name -> Text, #[default(0)] uses -> Int4 } }
    /// use relvar_pg::{CopyMethods as _, Csv};
    ///
    /// # fn main() {
    /// let copy = tags.copy_in_csv((tags::name, tags::uses), Csv::new().header().delimiter(';'));
    /// assert_eq!(copy.sql(), "COPY tags (name, uses) FROM STDIN (FORMAT csv, HEADER, DELIMITER ';')");
    /// # }
    /// ```
    fn copy_in_csv<Columns>(self, columns: Columns, csv: Csv) -> CopyInCsv
    where
        Columns: SelectList<Items: CopyList>,
        ListOfColumns<Columns>: AssignAll<Self, NothingYet<Self>> + CopiedColumns,
        AfterAll<ListOfColumns<Columns>, Self>: RequiredIn<Self::Required>,
        OwnColumns<ListOfColumns<Columns>, Self>:
            Belongs<Culprit<OwnColumns<ListOfColumns<Columns>, Self>>, Self>,
        ColumnsOnce<ListOfColumns<Columns>, Self>:
            AssignedOnce<Culprit<ColumnsOnce<ListOfColumns<Columns>, Self>>>,
        RequiredThere<ListOfColumns<Columns>, Self>:
            CopiesRequired<Culprit<RequiredThere<ListOfColumns<Columns>, Self>>>,
        Writable<ListOfColumns<Columns>>: NotGenerated<Culprit<Writable<ListOfColumns<Columns>>>>,
        ChangeOf<Self>: WritesTable<COPY, Culprit<ChangeOf<Self>>>,
    {
        let _ = columns;
        CopyInCsv::new(constant_text::<CopyFrom<Self, ListOfColumns<Columns>>, Postgres>(), csv)
    }

    /// Inserts any number of rows in constant memory: few with one INSERT, many with COPY; it says which.
    ///
    /// The rows come from whatever iterates, and are never all in memory. All are inserted or none.
    ///
    /// ```
    /// # use relvar::prelude::*;
    /// # use relvar_pg::{CopyMethods as _, Pool};
    /// # relvar::table! { tags { #[primary_key] name -> Text, #[default(0)] uses -> Int4 } }
    /// #[derive(relvar::Insert)]
    /// #[insert(table = tags)]
    /// struct NewTag { name: String, uses: i32 }
    ///
    /// # fn main() {}
    /// async fn fill(db: &Pool) -> Result<(), relvar_pg::Error> {
    ///     let million = (0..1_000_000).map(|number| NewTag { name: format!("tag {number}"), uses: 0 });
    ///     let done = tags.insert_bulk(million).progress(|rows| println!("{rows} rows")).execute(db).await?;
    ///     println!("{} rows by {:?}", done.rows, done.method);
    ///     Ok(())
    /// }
    /// ```
    fn insert_bulk<Rows>(self, rows: Rows) -> InsertBulk<Infallible<Iter<Rows::IntoIter>>, Rows::Item>
    where
        Rows: IntoIterator<Item: BulkRow<Self>>,
        ListOf<Self, Rows::Item>:
            AssignAll<Self, NothingYet<Self>> + CopiedColumns + BatchText + ArrayPlace + InScope<Nil>,
        AfterAll<ListOf<Self, Rows::Item>, Self>: RequiredIn<Self::Required>,
        OwnColumns<ListOf<Self, Rows::Item>, Self>:
            Belongs<Culprit<OwnColumns<ListOf<Self, Rows::Item>, Self>>, Self>,
        ColumnsOnce<ListOf<Self, Rows::Item>, Self>:
            AssignedOnce<Culprit<ColumnsOnce<ListOf<Self, Rows::Item>, Self>>>,
        RequiredThere<ListOf<Self, Rows::Item>, Self>:
            relvar::check::SetsRequired<Culprit<RequiredThere<ListOf<Self, Rows::Item>, Self>>>,
        ChangeOf<Self>: WritesTable<INSERT, Culprit<ChangeOf<Self>>>,
    {
        let copy = copy_in_of::<Self, ListOf<Self, Rows::Item>, Rows::Item>(Rows::Item::values);
        InsertBulk::new(
            stream::iter(rows).map(Ok),
            bulk::insert::<Self, ListOf<Self, Rows::Item>, Rows::Item>,
            copy,
        )
    }

    /// [`insert_bulk`](CopyMethods::insert_bulk) of a stream whose rows may fail. Its error is given as it is, and nothing
    /// is inserted.
    fn insert_bulk_stream<Rows>(self, rows: Rows) -> InsertBulk<Rows, Rows::Ok>
    where
        Rows: TryStream<Ok: BulkRow<Self>>,
        ListOf<Self, Rows::Ok>:
            AssignAll<Self, NothingYet<Self>> + CopiedColumns + BatchText + ArrayPlace + InScope<Nil>,
        AfterAll<ListOf<Self, Rows::Ok>, Self>: RequiredIn<Self::Required>,
        OwnColumns<ListOf<Self, Rows::Ok>, Self>:
            Belongs<Culprit<OwnColumns<ListOf<Self, Rows::Ok>, Self>>, Self>,
        ColumnsOnce<ListOf<Self, Rows::Ok>, Self>:
            AssignedOnce<Culprit<ColumnsOnce<ListOf<Self, Rows::Ok>, Self>>>,
        RequiredThere<ListOf<Self, Rows::Ok>, Self>:
            relvar::check::SetsRequired<Culprit<RequiredThere<ListOf<Self, Rows::Ok>, Self>>>,
        ChangeOf<Self>: WritesTable<INSERT, Culprit<ChangeOf<Self>>>,
    {
        let copy = copy_in_of::<Self, ListOf<Self, Rows::Ok>, Rows::Ok>(Rows::Ok::values);
        InsertBulk::new(rows, bulk::insert::<Self, ListOf<Self, Rows::Ok>, Rows::Ok>, copy)
    }
}

impl<T: Table + Declared<Table = T>> CopyMethods for T {}

fn copy_in_of<T: Table, List: CopiedColumns, Row>(push: fn(&Row, &mut crate::Parameters)) -> CopyIn<Row> {
    CopyIn::new(
        constant_text::<CopyFrom<T, List>, Postgres>(),
        constant_text::<CopiedTypes<T, List>, Postgres>(),
        List::TYPES,
        push,
    )
}
