//! Waiting without a runtime: one thread for the whole program wakes those whose time has come.

use std::collections::BTreeMap;
use std::pin::Pin;
use std::sync::{Condvar, LazyLock, Mutex, PoisonError};
use std::task::{Context, Poll, Waker};
use std::thread;
use std::time::{Duration, Instant};

use crate::session::lock;

/// Done after `duration`.
pub(crate) fn sleep(duration: Duration) -> Sleep {
    // What is further away than time can count is waited for for thirty years.
    const LONG: Duration = Duration::from_secs(1_000_000_000);
    let now = Instant::now();
    Sleep { until: now.checked_add(duration.min(LONG)).unwrap_or(now), number: None }
}

/// What `future` gives, or `None` after `limit`.
pub(crate) async fn within<F: Future>(limit: Duration, future: F) -> Option<F::Output> {
    let mut future = std::pin::pin!(future);
    let mut sleep = sleep(limit);
    std::future::poll_fn(move |context| match future.as_mut().poll(context) {
        Poll::Ready(output) => Poll::Ready(Some(output)),
        Poll::Pending => Pin::new(&mut sleep).poll(context).map(|()| None),
    })
    .await
}

/// A wait.
pub(crate) struct Sleep {
    until: Instant,
    /// Under which it is in the clock's list.
    number: Option<u64>,
}

impl Future for Sleep {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if Instant::now() >= self.until {
            return Poll::Ready(());
        }
        match CLOCK.wake_at(self.until, self.number, context.waker()) {
            Some(number) => {
                self.number = Some(number);
                Poll::Pending
            }
            // There is no thread that would wake it.
            None => Poll::Ready(()),
        }
    }
}

impl Drop for Sleep {
    fn drop(&mut self) {
        if let Some(number) = self.number {
            lock(&CLOCK.list).wakers.remove(&(self.until, number));
        }
    }
}

static CLOCK: LazyLock<Clock> = LazyLock::new(|| {
    let thread = thread::Builder::new().name("relvar-sqlite clock".to_owned()).spawn(|| CLOCK.run());
    Clock { list: Mutex::default(), changed: Condvar::new(), runs: thread.is_ok() }
});

struct Clock {
    list: Mutex<List>,
    changed: Condvar,
    runs: bool,
}

#[derive(Default)]
struct List {
    wakers: BTreeMap<(Instant, u64), Waker>,
    last_number: u64,
}

impl Clock {
    fn wake_at(&self, until: Instant, number: Option<u64>, waker: &Waker) -> Option<u64> {
        if !self.runs {
            return None;
        }
        let mut list = lock(&self.list);
        let number = number.unwrap_or_else(|| {
            list.last_number += 1;
            list.last_number
        });
        list.wakers.insert((until, number), waker.clone());
        let is_next = list.wakers.first_key_value().is_some_and(|(key, _)| *key == (until, number));
        drop(list);
        if is_next {
            self.changed.notify_one();
        }
        Some(number)
    }

    fn run(&self) {
        let mut list = lock(&self.list);
        loop {
            let now = Instant::now();
            let next = list.wakers.first_key_value().map(|((until, _), _)| *until);
            list = match next {
                Some(until) if until <= now => {
                    let due = list.wakers.pop_first();
                    drop(list);
                    due.inspect(|(_, waker)| waker.wake_by_ref());
                    lock(&self.list)
                }
                Some(until) => {
                    self.changed.wait_timeout(list, until - now).unwrap_or_else(PoisonError::into_inner).0
                }
                None => self.changed.wait(list).unwrap_or_else(PoisonError::into_inner),
            };
        }
    }
}
