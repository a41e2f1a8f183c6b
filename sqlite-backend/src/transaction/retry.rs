//! A transaction that is run again where a concurrent one was in its way.

use std::time::Duration;

use super::{Transaction, TransactionBuilder, role, whole};
use crate::access::Access;
use crate::session::Session;
use crate::{Connection, Error, Pool, Result, clock};

/// How often a transaction is tried, and how long to wait before it is tried again.
///
/// The wait is a random part of a time that doubles with every attempt, so that those who met do not meet again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retry {
    attempts: u32,
    first_delay: Duration,
    longest_delay: Duration,
}

impl Default for Retry {
    fn default() -> Self {
        Retry::new()
    }
}

impl Retry {
    /// Five attempts; before the second up to 10 milliseconds, before each further one up to twice as long, at most a second.
    pub const fn new() -> Self {
        let (first_delay, longest_delay) = (Duration::from_millis(10), Duration::from_secs(1));
        Retry { attempts: 5, first_delay, longest_delay }
    }

    /// How often it is tried in all; 0 counts as 1.
    pub const fn attempts(self, attempts: u32) -> Self {
        Retry { attempts, ..self }
    }

    /// The longest wait before the second attempt.
    pub const fn first_delay(self, delay: Duration) -> Self {
        Retry { first_delay: delay, ..self }
    }

    /// The longest wait before any attempt.
    pub const fn longest_delay(self, delay: Duration) -> Self {
        Retry { longest_delay: delay, ..self }
    }

    /// The longest wait after so many attempts.
    fn delay(self, attempts: u32) -> Duration {
        let doubled = 1_u32.checked_shl(attempts - 1).unwrap_or(u32::MAX);
        self.first_delay.saturating_mul(doubled).min(self.longest_delay)
    }

    /// Waits after so many attempts.
    async fn pause(self, attempts: u32) {
        clock::sleep(clock::part_of(self.delay(attempts))).await;
    }
}

/// A transaction that is not begun yet, and may be begun several times: [`TransactionBuilder::retry`].
#[must_use = "nothing happens until `run` is awaited"]
pub struct Retrying<Source, Mode> {
    builder: TransactionBuilder<Source, Mode>,
    retry: Retry,
}

impl<Source, Mode> TransactionBuilder<Source, Mode> {
    /// Runs the transaction anew where another connection had the lock for longer than the busy timeout. The last attempt's
    /// error is given.
    ///
    /// Within one program that does not happen: those that write wait for their turn. It does where several programs have
    /// the file open.
    ///
    /// Every attempt has a clone of the body, as it was given: what it captures it borrows, or can clone. (A closure that is
    /// called anew each time could not be `Send`, because Rust has no bound for its futures.)
    ///
    /// What the body does beside the transaction, it does in every attempt; [`Transaction::after_commit`] does it once. A
    /// body that swallows such a failure and then fails for another reason is run again as well.
    ///
    /// ```no_run
    /// # async fn example(db: relvar_sqlite::Pool) -> Result<(), relvar_sqlite::Error> {
    /// use relvar_sqlite::Retry;
    ///
    /// db.transaction_with().retry(Retry::new().attempts(8)).run(async |tx| Ok(())).await
    /// # }
    /// ```
    pub fn retry(self, retry: Retry) -> Retrying<Source, Mode> {
        Retrying { builder: self, retry }
    }
}

impl<Mode: Access> Retrying<&Pool, Mode> {
    /// Runs `body`, several times if need be. Between two attempts the connection is back in the pool.
    ///
    /// # Errors
    ///
    /// As [`Pool::transaction`].
    pub async fn run<T, E, Body>(self, body: Body) -> Result<T, E>
    where
        Body: AsyncFnOnce(Transaction<'_, Mode>) -> Result<T, E> + Clone,
        E: From<Error>,
    {
        let mut attempts = 1;
        loop {
            let session = self.builder.source.acquire(role::<Mode>()).await?;
            let outcome = whole(&session, body.clone()).await;
            let again = outcome.is_err() && may_try_again(&session, self.retry, attempts);
            drop(session);
            if !again {
                return outcome;
            }
            self.retry.pause(attempts).await;
            attempts += 1;
        }
    }
}

impl<Mode: Access> Retrying<&mut Connection, Mode> {
    /// Runs `body`, several times if need be.
    ///
    /// # Errors
    ///
    /// As [`Pool::transaction`].
    pub async fn run<T, E, Body>(self, body: Body) -> Result<T, E>
    where
        Body: AsyncFnOnce(Transaction<'_, Mode>) -> Result<T, E> + Clone,
        E: From<Error>,
    {
        let session = self.builder.source.session();
        let mut attempts = 1;
        loop {
            let outcome = whole(session, body.clone()).await;
            if outcome.is_ok() || !may_try_again(session, self.retry, attempts) {
                return outcome;
            }
            self.retry.pause(attempts).await;
            attempts += 1;
        }
    }
}

fn may_try_again(session: &Session, retry: Retry, attempts: u32) -> bool {
    session.has_conflicted() && !session.is_lost() && attempts < retry.attempts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_doubles_up_to_its_bound() {
        let retry =
            Retry::new().first_delay(Duration::from_millis(10)).longest_delay(Duration::from_millis(35));
        let longest: Vec<u128> = [1, 2, 3, 40].map(|attempts| retry.delay(attempts).as_millis()).into();
        assert_eq!(longest, [10, 20, 35, 35]);
    }
}
