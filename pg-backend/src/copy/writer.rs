//! Rows on their way into a table.

use std::fmt;
use std::panic::Location;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::{Bytes, BytesMut};
use futures_util::{SinkExt, Stream, StreamExt};
use postgres_types::Type;
use relvar::backend::{CodecError, ColumnTypes, Exclusive, SqlText};
use relvar::check::MayWrite;
use tokio_postgres::CopyInSink;
use tracing::Instrument;

use super::binary::{write_header, write_row, write_trailer};
use crate::catalog;
use crate::execute::Handle;
use crate::executor::PgExecutor;
use crate::session::Flight;
use crate::{Error, Parameters, Result, trace};

/// So many bytes are sent at once.
const CHUNK: usize = 64 * 1024;

/// `COPY .. FROM STDIN` of rows of the type `Row`, not begun yet: [`CopyMethods::copy_in`](super::CopyMethods::copy_in).
#[must_use = "nothing happens until `start` is awaited"]
pub struct CopyIn<Row> {
    text: &'static str,
    types: &'static str,
    columns: &'static ColumnTypes,
    push: fn(&Row, &mut Parameters),
}

#[relvar::__brief]
impl<Row> CopyIn<Row> {
    pub(super) fn new(
        text: &'static str,
        types: &'static str,
        columns: &'static ColumnTypes,
        push: fn(&Row, &mut Parameters),
    ) -> Self {
        CopyIn { text, types, columns, push }
    }

    /// The SQL.
    pub fn sql(&self) -> String {
        format!("{} (FORMAT binary)", self.text)
    }

    /// Begins. The columns' types are compared with the server's before: in the binary format, a value of another type could
    /// be taken for one of the right type.
    ///
    /// On a connection or in a transaction it takes `&mut`, because nothing else can run there until it ends.
    ///
    /// # Errors
    ///
    /// No connection, the server refuses, or a column has another type than the program says.
    #[track_caller]
    pub fn start<'c, E>(self, db: E) -> StartCopy<'c, Row>
    where
        E: PgExecutor<'c> + Exclusive,
        E::Write: MayWrite<E>,
    {
        self.begin(db.into_handle(), Location::caller())
    }

    pub(super) fn begin<'c>(
        self,
        handle: Handle<'c>,
        caller: &'static Location<'static>,
    ) -> StartCopy<'c, Row> {
        let text = self.sql();
        let CopyIn { types, columns, push, .. } = self;
        let opening = Box::pin(CopySink::open(handle, text, Some((types, columns)), caller));
        StartCopy { opening, push }
    }
}

/// A sink that is about to open, and the types of its columns.
type Opening<'c> = Pin<Box<dyn Future<Output = Result<(CopySink<'c>, Vec<Type>)>> + Send + 'c>>;

/// A COPY that is about to begin. Its type names neither the handle nor what is asked of it: a handle that only reads is
/// refused once, and not for its future as well.
#[must_use = "nothing happens until it is awaited"]
pub struct StartCopy<'c, Row> {
    opening: Opening<'c>,
    push: fn(&Row, &mut Parameters),
}

impl<'c, Row> Future for StartCopy<'c, Row> {
    type Output = Result<CopyWriter<'c, Row>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let (sink, types) = ready!(self.opening.as_mut().poll(context))?;
        let mut buffer = BytesMut::with_capacity(CHUNK);
        write_header(&mut buffer);
        Poll::Ready(Ok(CopyWriter { sink, buffer, types, push: self.push, rows: 0, broken: false }))
    }
}

impl<Row> fmt::Debug for StartCopy<'_, Row> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StartCopy").finish_non_exhaustive()
    }
}

impl<Row> fmt::Debug for CopyIn<Row> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("CopyIn").field(&self.sql()).finish()
    }
}

/// A COPY that takes rows. Nothing is in the table before [`finish`](CopyWriter::finish); dropped before, nothing ever is.
#[must_use = "a COPY that is not finished copies nothing"]
pub struct CopyWriter<'c, Row> {
    sink: CopySink<'c>,
    buffer: BytesMut,
    types: Vec<Type>,
    push: fn(&Row, &mut Parameters),
    rows: u64,
    /// A row could not be sent.
    broken: bool,
}

impl<Row> CopyWriter<'_, Row> {
    /// Sends a row. It waits while the server cannot take more.
    ///
    /// # Errors
    ///
    /// A value that cannot be sent; then nothing will be copied. The connection broke. What the server does not like about
    /// a row is said by [`finish`](CopyWriter::finish).
    pub async fn send(&mut self, row: &Row) -> Result<()> {
        self.add(row)?;
        if self.buffer.len() >= CHUNK { self.flush().await } else { Ok(()) }
    }

    /// Sends all rows of a stream. Where one of them is an error, that error is given and nothing will be copied.
    ///
    /// # Errors
    ///
    /// As [`send`](CopyWriter::send), and the stream's own.
    pub async fn send_all<E: From<Error>>(
        &mut self,
        rows: impl Stream<Item = Result<Row, E>> + Send,
    ) -> Result<(), E>
    where
        Row: Send,
    {
        let mut rows = std::pin::pin!(rows);
        while let Some(row) = rows.next().await {
            match row {
                Ok(row) => {
                    self.add(&row)?;
                    if self.buffer.len() >= CHUNK {
                        self.flush().await?;
                    }
                }
                Err(error) => {
                    self.broken = true;
                    return Err(error);
                }
            }
        }
        Ok(())
    }

    /// How many rows were sent.
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// Ends the COPY, and gives the number of rows that are now in the table.
    ///
    /// # Errors
    ///
    /// The server refuses a row (then nothing is copied; the error names the row's line where the server does: see
    /// [`Error::context`]), the connection broke, or a row could not be sent before.
    pub async fn finish(mut self) -> Result<u64> {
        if self.broken {
            self.sink.abort().await;
            return Err(self.sink.at(Error::copy("a row could not be sent")));
        }
        write_trailer(&mut self.buffer);
        self.flush().await?;
        self.sink.finish().await
    }

    /// Gives the COPY up: nothing is copied. Unlike a drop it waits for the server, so that a connection stays usable. A
    /// transaction in which it ran has failed.
    pub async fn abort(mut self) {
        self.sink.abort().await;
    }

    pub(super) fn add(&mut self, row: &Row) -> Result<()> {
        let mut parameters = Parameters::default();
        (self.push)(row, &mut parameters);
        match write_row(&mut self.buffer, &parameters, &self.types) {
            Ok(()) => {
                self.rows += 1;
                Ok(())
            }
            Err(error) => {
                self.broken = true;
                let reason = format!("row {}: {}", self.rows + 1, error.reason());
                Err(self.sink.at(Error::codec(CodecError::new(reason))))
            }
        }
    }

    async fn flush(&mut self) -> Result<()> {
        let chunk = self.buffer.split().freeze();
        // So that the next rows have their room at once.
        self.buffer.reserve(CHUNK);
        self.sink.send(chunk).await
    }
}

impl<Row> fmt::Debug for CopyWriter<'_, Row> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CopyWriter").field("rows", &self.rows).finish_non_exhaustive()
    }
}

/// The bytes of a COPY on their way.
pub(super) struct CopySink<'c> {
    /// `None` once it has ended. Dropped before that, the server is told that the COPY has failed.
    sink: Option<Pin<Box<CopyInSink<Bytes>>>>,
    flight: Flight<'c>,
    handle: Handle<'c>,
    text: SqlText,
    caller: &'static Location<'static>,
}

impl<'c> CopySink<'c> {
    /// Begins, after a look at the columns where they are given: the text of a query of them and their types.
    pub(super) async fn open(
        handle: Handle<'c>,
        text: String,
        columns: Option<(&'static str, &'static ColumnTypes)>,
        caller: &'static Location<'static>,
    ) -> Result<(CopySink<'c>, Vec<Type>)> {
        let text = SqlText::Rendered(Arc::from(text));
        let flight = Flight::start(handle.lease().await.map_err(|error| error.at(&text, caller))?);
        let client = flight.session().client.clone();
        let span = trace::control_span(handle.shared(), text.as_str());
        let opening = async {
            let mut types = Vec::new();
            if let Some((query, expected)) = columns {
                let statement = client.prepare(query).await?;
                catalog::check(statement.columns(), expected)?;
                types.extend(statement.columns().iter().map(|column| column.type_().clone()));
            }
            let begun = client.copy_in::<str, Bytes>(text.as_str()).await;
            if begun.is_err() {
                // The driver ends also what the server has refused, and the server answers once more than the driver
                // expects: later answers would go to the wrong statements.
                flight.session().lose();
            }
            Ok((begun?, types))
        };
        match opening.instrument(span).await {
            Ok((sink, types)) => {
                Ok((CopySink { sink: Some(Box::pin(sink)), flight, handle, text, caller }, types))
            }
            Err(error) => {
                let outcome = Err(error);
                flight.land(&outcome);
                outcome.map_err(|error: Error| error.at(&text, caller))
            }
        }
    }

    pub(super) async fn send(&mut self, chunk: Bytes) -> Result<()> {
        let Some(sink) = &mut self.sink else { return Err(self.at(Error::copy("it has ended already"))) };
        match sink.feed(chunk).await {
            Ok(()) => Ok(()),
            // Without its end, nothing of the COPY is kept.
            Err(error) => Err(self.end(error.into())),
        }
    }

    pub(super) async fn finish(&mut self) -> Result<u64> {
        let Some(sink) = &mut self.sink else { return Err(self.at(Error::copy("it has ended already"))) };
        match sink.as_mut().finish().await {
            Ok(rows) => {
                self.sink = None;
                self.flight.land(&Ok(()));
                Ok(rows)
            }
            Err(error) => {
                let error = self.handle.settle(error.into());
                Err(self.end(error))
            }
        }
    }

    /// Tells the server that the COPY has failed, and waits until it has heard it.
    pub(super) async fn abort(&mut self) {
        if self.sink.take().is_some() {
            let session = self.flight.session();
            session.fail();
            let heard = session.client.batch_execute("").await.map_err(Error::from);
            self.flight.land(&heard);
        }
    }

    /// After a failure.
    fn end(&mut self, error: Error) -> Error {
        self.sink = None;
        let outcome = Err::<(), _>(error);
        self.flight.land(&outcome);
        match outcome {
            Err(error) => self.at(error),
            Ok(()) => self.at(Error::copy("it has ended")),
        }
    }

    pub(super) fn at(&self, error: Error) -> Error {
        error.at(&self.text, self.caller)
    }
}

impl Drop for CopySink<'_> {
    fn drop(&mut self) {
        if self.sink.is_some() {
            // A transaction around it has failed with it.
            self.flight.session().fail();
        }
    }
}
