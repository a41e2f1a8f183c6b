//! The way of an answer from a connection's thread to the future that waits for it: one chunk at a time.

use std::mem;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

use super::lock;
use crate::row::Chunk;
use crate::{Error, Result};

/// The two ends of one answer.
pub(crate) fn exchange() -> (Answering, Answer) {
    let exchange = Arc::<Exchange>::default();
    (Answering { exchange: exchange.clone(), ended: false }, Answer(exchange))
}

#[derive(Default)]
struct Exchange {
    /// Nobody waits for it any more.
    gone: AtomicBool,
    state: Mutex<State>,
    /// There is room for a chunk, or nobody wants one.
    room: Condvar,
}

impl Exchange {
    /// Waits until there is room for a chunk, or nobody wants one.
    fn wait_for_room<'e>(&'e self, mut state: MutexGuard<'e, State>) -> MutexGuard<'e, State> {
        while state.rows.is_some() && !self.gone.load(Ordering::Relaxed) {
            state.is_full = true;
            state = self.room.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state
    }

    fn make_room(&self, state: &mut State) {
        if mem::take(&mut state.is_full) {
            self.room.notify_one();
        }
    }
}

#[derive(Default)]
struct State {
    rows: Option<Chunk>,
    end: Option<Result<u64>>,
    waker: Option<Waker>,
    /// The thread waits for room. Told only then: to tell nobody is a call of the system as well.
    is_full: bool,
}

/// The next part of an answer.
pub(crate) enum Part {
    /// Some rows.
    Rows(Chunk),
    /// The number of affected rows; nothing comes after it.
    End(Result<u64>),
}

/// The end of who waits. Dropping it gives the statement up.
pub(crate) struct Answer(Arc<Exchange>);

impl Answer {
    pub(crate) fn poll(&mut self, context: &mut Context<'_>) -> Poll<Part> {
        let mut state = lock(&self.0.state);
        if let Some(rows) = state.rows.take() {
            self.0.make_room(&mut state);
            return Poll::Ready(Part::Rows(rows));
        }
        if let Some(end) = state.end.take() {
            return Poll::Ready(Part::End(end));
        }
        match &mut state.waker {
            Some(waker) => waker.clone_from(context.waker()),
            none => *none = Some(context.waker().clone()),
        }
        Poll::Pending
    }

    /// Waits for the end; rows on the way are dropped.
    pub(crate) async fn end(mut self) -> Result<u64> {
        loop {
            if let Part::End(end) = std::future::poll_fn(|context| self.poll(context)).await {
                return end;
            }
        }
    }
}

impl Drop for Answer {
    fn drop(&mut self) {
        // Locked, so that it is not missed by a thread that is about to wait for room.
        let mut state = lock(&self.0.state);
        self.0.gone.store(true, Ordering::Relaxed);
        self.0.make_room(&mut state);
    }
}

/// The end of the thread. Dropped before its end, it says that the thread is gone.
pub(crate) struct Answering {
    exchange: Arc<Exchange>,
    ended: bool,
}

impl Answering {
    /// Has the other end been dropped?
    pub(crate) fn is_unwanted(&self) -> bool {
        self.exchange.gone.load(Ordering::Relaxed)
    }

    /// What tells that the other end was dropped, also while the statement runs.
    pub(crate) fn interest(&self) -> Interest {
        Interest(self.exchange.clone())
    }

    /// Waits for room, and sends the rows. `false` where nobody wants them.
    pub(crate) fn send(&self, rows: Chunk) -> bool {
        let mut state = self.exchange.wait_for_room(lock(&self.exchange.state));
        if self.is_unwanted() {
            return false;
        }
        state.rows = Some(rows);
        let waker = state.waker.take();
        drop(state);
        waker.inspect(Waker::wake_by_ref);
        true
    }

    /// Sends the last rows and the end, in one message where there is room.
    pub(crate) fn end(mut self, rows: Option<Chunk>, outcome: Result<u64>) {
        self.finish(rows, outcome);
    }

    fn finish(&mut self, rows: Option<Chunk>, outcome: Result<u64>) {
        self.ended = true;
        let mut state = lock(&self.exchange.state);
        if rows.is_some() {
            state = self.exchange.wait_for_room(state);
            state.rows = rows;
        }
        state.end = Some(outcome);
        let waker = mem::take(&mut state.waker);
        drop(state);
        waker.inspect(Waker::wake_by_ref);
    }
}

impl Drop for Answering {
    fn drop(&mut self) {
        if !self.ended {
            self.finish(None, Err(Error::lost()));
        }
    }
}

/// Does somebody still wait for an answer?
pub(crate) struct Interest(Arc<Exchange>);

impl Interest {
    pub(crate) fn is_gone(&self) -> bool {
        self.0.gone.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn polled(answer: &mut Answer) -> Poll<Part> {
        answer.poll(&mut Context::from_waker(Waker::noop()))
    }

    #[test]
    fn rows_come_before_the_end() {
        let (answering, mut answer) = exchange();
        assert!(polled(&mut answer).is_pending());
        answering.end(Some(Chunk::default()), Ok(7));
        assert!(matches!(polled(&mut answer), Poll::Ready(Part::Rows(_))));
        assert!(matches!(polled(&mut answer), Poll::Ready(Part::End(Ok(7)))));
    }

    #[test]
    fn a_thread_that_is_gone_is_an_error() {
        let (answering, mut answer) = exchange();
        drop(answering);
        assert!(
            matches!(polled(&mut answer), Poll::Ready(Part::End(Err(error))) if error.is_connection_lost())
        );
    }

    #[test]
    fn a_dropped_answer_wakes_the_thread_that_waits_for_room() {
        let (answering, answer) = exchange();
        assert!(answering.send(Chunk::default()));
        let waiting = std::thread::spawn(move || answering.send(Chunk::default()));
        drop(answer);
        assert!(!waiting.join().unwrap());
    }
}
