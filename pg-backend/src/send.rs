//! Sends a prepared statement and reads its answer.
//!
//! tokio-postgres' future for this has no name, and it is larger than all else that a statement needs. It lives on the
//! heap, in a room that the next statement uses again.

use std::mem;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use pin_project_lite::pin_project;
use relvar::backend::CodecError;
use tokio_postgres::{Client, RowStream, Statement};

use crate::{Error, Parameters, Result, Row};

/// What takes a row.
pub(crate) type Sink<'s> = &'s mut (dyn FnMut(&Row) -> Result<(), CodecError> + Send);

/// Room for one statement on its way there and back.
pub(crate) type Room = Pin<Box<dyn Exchange + Send>>;

/// An empty room.
pub(crate) fn room() -> Room {
    Box::pin(Place { send, sending: None, rows: None, unreadable: None, parameters: Parameters::default() })
}

/// How a statement has ended. Its parameters come back, because it may have to be sent again.
pub(crate) struct Sent {
    /// The number of affected rows where that was asked for, else 0.
    pub(crate) outcome: Result<u64, Failure>,
    pub(crate) parameters: Parameters,
}

/// Why a statement has failed.
pub(crate) enum Failure {
    /// The server refused it, before it gave any row.
    Refused(tokio_postgres::Error),
    /// It failed among the rows.
    Late(Error),
}

/// What can be done in a room, whatever the type of the future in it.
pub(crate) trait Exchange {
    /// Prepares to send; `reads` says whether rows are wanted or their number.
    fn start(
        self: Pin<&mut Self>,
        client: Arc<Client>,
        statement: Statement,
        parameters: Parameters,
        reads: bool,
    );

    /// Sends, and gives the rows to `sink` as they arrive. At the end, the room is empty again.
    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>, sink: Sink<'_>) -> Poll<Sent>;
}

pin_project! {
    struct Place<Send, Sending> {
        send: Send,
        #[pin]
        sending: Option<Sending>,
        #[pin]
        rows: Option<RowStream>,
        // The first row that could not be read.
        unreadable: Option<CodecError>,
        parameters: Parameters,
    }
}

/// How the server has answered.
enum Reply {
    /// With rows, which are still to be read.
    Rows(RowStream),
    /// Completely; so many rows were affected.
    Count(u64),
}

type Replied = (Result<Reply, tokio_postgres::Error>, Parameters);

impl<Send, Sending> Exchange for Place<Send, Sending>
where
    Send: Fn(Arc<Client>, Statement, Parameters, bool) -> Sending,
    Sending: Future<Output = Replied>,
{
    fn start(
        self: Pin<&mut Self>,
        client: Arc<Client>,
        statement: Statement,
        parameters: Parameters,
        reads: bool,
    ) {
        let mut this = self.project();
        // Made where it stays: made elsewhere, all of it would be moved.
        this.sending.set(Some((this.send)(client, statement, parameters, reads)));
    }

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>, sink: Sink<'_>) -> Poll<Sent> {
        let mut this = self.project();
        if let Some(sending) = this.sending.as_mut().as_pin_mut() {
            let (reply, parameters) = ready!(sending.poll(context));
            this.sending.set(None);
            match reply {
                Ok(Reply::Rows(rows)) => {
                    this.rows.set(Some(rows));
                    *this.parameters = parameters;
                }
                Ok(Reply::Count(rows)) => return Poll::Ready(Sent { outcome: Ok(rows), parameters }),
                Err(error) => {
                    return Poll::Ready(Sent { outcome: Err(Failure::Refused(error)), parameters });
                }
            }
        }
        let Some(rows) = this.rows.as_mut().as_pin_mut() else { return Poll::Pending };
        let read = ready!(read(rows, context, this.unreadable, sink));
        this.rows.set(None);
        let outcome = match (read, this.unreadable.take()) {
            (Ok(()), None) => Ok(0),
            (Ok(()), Some(error)) => Err(Failure::Late(Error::codec(error))),
            (Err(error), _) => Err(Failure::Late(error)),
        };
        Poll::Ready(Sent { outcome, parameters: mem::take(this.parameters) })
    }
}

fn read(
    mut rows: Pin<&mut RowStream>,
    context: &mut Context<'_>,
    unreadable: &mut Option<CodecError>,
    sink: Sink<'_>,
) -> Poll<Result<()>> {
    while let Some(row) = ready!(rows.as_mut().poll_next(context)) {
        let row = Row::sent(row?);
        // After a failure the rest is read and dropped, so that the connection is ready for the next statement.
        if unreadable.is_none() {
            *unreadable = sink(&row).err();
        }
    }
    Poll::Ready(Ok(()))
}

async fn send(client: Arc<Client>, statement: Statement, parameters: Parameters, reads: bool) -> Replied {
    let reply = if reads {
        client.query_raw(&statement, parameters.bound()).await.map(Reply::Rows)
    } else {
        client.execute_raw(&statement, parameters.bound()).await.map(Reply::Count)
    };
    (reply, parameters)
}
