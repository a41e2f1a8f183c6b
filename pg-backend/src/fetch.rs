//! The future of a statement.
//!
//! A statement that is prepared and that nobody watches goes the straight way, without an async layer of its own, also
//! after it had to wait for a connection. All others take the detour through `execute`. Only the outermost layer knows the
//! type of a row.

use std::mem;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, ready};

use relvar::backend::{CodecError, Decoder, Gather, Request, WrongCount};

use crate::execute::{Answer, Handle, forget_stale, run};
use crate::pool::Pooled;
use crate::send::{Failure, Room, Sent, Sink};
use crate::session::{Flight, Lease, Session, lock};
use crate::trace::Observer;
use crate::{Error, Pg, Result, Row};

/// The future of a statement: generic over what becomes of its rows, never over the query.
///
/// Dropping it gives the statement up.
#[must_use = "a statement runs when its future is awaited"]
pub struct Fetch<'c, Rows: Gather> {
    rows: Rows,
    decode: Decoder<Pg, Rows::Row>,
    run: Run<'c>,
}

impl<'c, Rows: Gather> Fetch<'c, Rows> {
    pub(crate) fn new(
        handle: Handle<'c>,
        request: Request<Pg>,
        decode: Decoder<Pg, Rows::Row>,
        rows: Rows,
    ) -> Self {
        Fetch { rows, decode, run: Run::new(handle, request) }
    }
}

/// No part of it is pinned by it.
impl<Rows: Gather> Unpin for Fetch<'_, Rows> {}

impl<Rows: Gather> Future for Fetch<'_, Rows> {
    type Output = Result<Rows::Output>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<Rows::Output>> {
        let Fetch { rows, decode, run } = self.get_mut();
        let mut sink = |row: &Row| rows.row(|| decode(row));
        let outcome = match ready!(run.poll(context, Rows::READS, &mut sink)) {
            Ok(affected) => rows.finish(affected).map_err(|wrong| run.wrong_count(wrong)),
            Err(error) => Err(run.at(error)),
        };
        run.end();
        Poll::Ready(outcome)
    }
}

/// What becomes a connection of the pool.
type Waiting<'c> = Pin<Box<dyn Future<Output = Result<Pooled<'c>>> + Send + 'c>>;

/// A statement on its way there and back.
struct Run<'c> {
    /// While all connections of the pool are lent.
    waiting: Option<Waiting<'c>>,
    /// While it goes the straight way.
    room: Option<Room>,
    /// Once it takes the detour.
    detour: Option<Box<Detour<'c>>>,
    /// From the first poll on. Dropped after what is above, which uses its connection.
    flight: Option<Flight<'c>>,
    /// `None` at the end, and while the detour has it.
    request: Option<Request<Pg>>,
    handle: Handle<'c>,
    may_retry: bool,
}

impl<'c> Run<'c> {
    fn new(handle: Handle<'c>, request: Request<Pg>) -> Self {
        let may_retry = handle.may_retry();
        let request = Some(request);
        Run { waiting: None, room: None, detour: None, flight: None, request, handle, may_retry }
    }

    /// Gives the number of affected rows where rows are not read, else 0. Nothing comes after the end.
    fn poll(&mut self, context: &mut Context<'_>, reads: bool, sink: Sink<'_>) -> Poll<Result<u64>> {
        if let Some(request) = &mut self.request {
            if self.flight.is_none() {
                if self.waiting.is_none() {
                    begin(self.handle, request, &mut self.flight, &mut self.waiting)?;
                }
                if let Some(waiting) = &mut self.waiting {
                    let connection = ready!(waiting.as_mut().poll(context));
                    self.waiting = None;
                    self.flight = Some(Flight::start(Lease::Pooled(connection?)));
                }
                if let Some(flight) = &self.flight {
                    self.room = send(flight.session(), request, reads);
                }
            }
            if let (Some(room), Some(flight)) = (&mut self.room, &self.flight) {
                let Sent { outcome, mut parameters } = ready!(room.as_mut().poll(context, sink));
                parameters.keep_room(self.room.take());
                let outcome = match outcome {
                    Ok(affected) => Ok(affected),
                    Err(Failure::Late(error)) => Err(error),
                    Err(Failure::Refused(error)) => {
                        request.parameters = parameters;
                        match forget_stale(flight.session(), request, error, &mut self.may_retry) {
                            Ok(()) => return self.turn_off(context, reads, sink),
                            Err(error) => Err(error),
                        }
                    }
                };
                flight.land(&outcome);
                return Poll::Ready(outcome);
            }
        }
        self.turn_off(context, reads, sink)
    }

    /// Takes the detour, or goes on with it.
    #[cold]
    fn turn_off(&mut self, context: &mut Context<'_>, reads: bool, sink: Sink<'_>) -> Poll<Result<u64>> {
        if let Some(request) = self.request.take() {
            if request.empty {
                self.request = Some(request);
                return Poll::Ready(Ok(0));
            }
            let detour = Detour::new(self.handle, self.flight.take(), self.may_retry, request, reads);
            self.detour = Some(Box::new(detour));
        }
        let Some(detour) = &mut self.detour else { return Poll::Pending };
        let (outcome, request) = ready!(detour.poll(context, sink));
        self.request = Some(request);
        Poll::Ready(outcome)
    }

    #[cold]
    fn at(&self, error: Error) -> Error {
        let error = self.handle.settle(error);
        match &self.request {
            Some(request) => error.at(&request.text, request.caller),
            None => error,
        }
    }

    #[cold]
    fn wrong_count(&self, wrong: WrongCount) -> Error {
        self.at(match wrong {
            WrongCount::None => Error::not_found(),
            WrongCount::Many => Error::too_many_rows(),
        })
    }

    /// Gives the connection back.
    fn end(&mut self) {
        self.waiting = None;
        self.detour = None;
        self.flight = None;
        self.request = None;
    }
}

/// Takes a connection, or a place among those that wait for one; neither where the statement goes the detour.
fn begin<'c>(
    handle: Handle<'c>,
    request: &Request<Pg>,
    flight: &mut Option<Flight<'c>>,
    waiting: &mut Option<Waiting<'c>>,
) -> Result<()> {
    if request.empty || !handle.shared().plain || Observer::may_be_wanted() {
        return Ok(());
    }
    request.parameters.check()?;
    match handle {
        Handle::Pool(pool) => match pool.acquire_at_once() {
            Some(connection) => *flight = Some(Flight::start(Lease::Pooled(connection))),
            None => *waiting = Some(Box::pin(pool.acquire_in_turn())),
        },
        Handle::Connection(session) | Handle::Transaction(session) => {
            *flight = Some(Flight::start(Lease::Lent(session)));
        }
    }
    Ok(())
}

/// Begins to send the statement, if it is prepared.
fn send(session: &Session, request: &mut Request<Pg>, reads: bool) -> Option<Room> {
    let expected = reads.then_some(request.columns);
    let statement = lock(&session.statements).ready(&request.text, &request.parameters, expected)?;
    let mut room = request.parameters.take_room();
    let parameters = mem::take(&mut request.parameters);
    room.as_mut().start(session.client.clone(), statement, parameters, reads);
    Some(room)
}

type Ended = (Result<u64>, Request<Pg>);

/// The way of a statement that is new, or watched.
struct Detour<'c> {
    running: Pin<Box<dyn Future<Output = Ended> + Send + 'c>>,
    /// Rows that are not read yet. `running` cannot read them: it would have to hold what takes them.
    arrived: Arc<Mutex<Vec<Row>>>,
    /// The first row that could not be read.
    unreadable: Option<CodecError>,
}

impl<'c> Detour<'c> {
    fn new(
        handle: Handle<'c>,
        flight: Option<Flight<'c>>,
        may_retry: bool,
        request: Request<Pg>,
        reads: bool,
    ) -> Self {
        let arrived = Arc::<Mutex<Vec<Row>>>::default();
        let rows = arrived.clone();
        let running = Box::pin(async move {
            let mut sink = |row| lock(&rows).push(row);
            let answer = if reads { Answer::Rows(&mut sink) } else { Answer::Count };
            let outcome = run(handle, flight, may_retry, &request, answer).await;
            (outcome, request)
        });
        Detour { running, arrived, unreadable: None }
    }

    fn poll(&mut self, context: &mut Context<'_>, sink: Sink<'_>) -> Poll<Ended> {
        let polled = self.running.as_mut().poll(context);
        for row in lock(&self.arrived).drain(..) {
            // After a failure the rest is dropped.
            if self.unreadable.is_none() {
                self.unreadable = sink(&row).err();
            }
        }
        let (outcome, request) = ready!(polled);
        let unreadable = self.unreadable.take().map_or(Ok(()), |error| Err(Error::codec(error)));
        Poll::Ready((outcome.and_then(|affected| unreadable.map(|()| affected)), request))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use relvar::backend::One;

    /// They are moved from hand to hand.
    #[test]
    fn request_and_future_are_small() {
        assert!(size_of::<Request<Pg>>() <= 64, "{}", size_of::<Request<Pg>>());
        assert!(size_of::<Fetch<'_, One<u64>>>() <= 256, "{}", size_of::<Fetch<'_, One<u64>>>());
    }
}
