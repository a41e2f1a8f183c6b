//! A transaction that is run again where a concurrent one was in its way.

use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

use super::{Transaction, TransactionBuilder, whole};
use crate::isolation::{Access, Isolation};
use crate::session::Session;
use crate::{Connection, Error, Pool, Result};

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

    /// The wait after so many attempts, where `chance` is drawn from all numbers.
    fn delay(self, attempts: u32, chance: u64) -> Duration {
        let doubled = 1_u32.checked_shl(attempts - 1).unwrap_or(u32::MAX);
        let most = self.first_delay.saturating_mul(doubled).min(self.longest_delay);
        most.mul_f64(chance as f64 / u64::MAX as f64)
    }

    /// Waits after so many attempts.
    pub(crate) async fn pause(self, attempts: u32) {
        tokio::time::sleep(self.delay(attempts, RandomState::new().hash_one(attempts))).await;
    }
}

/// A transaction that is not begun yet, and may be begun several times: [`TransactionBuilder::retry`].
#[must_use = "nothing happens until `run` is awaited"]
pub struct Retrying<Source, Mode, Level> {
    builder: TransactionBuilder<Source, Mode, Level>,
    retry: Retry,
}

impl<Source, Mode, Level> TransactionBuilder<Source, Mode, Level> {
    /// Runs the transaction anew where the server ended it because of a concurrent one: a serialization failure (40001) or
    /// a deadlock (40P01). The last attempt's error is given.
    ///
    /// Every attempt has a clone of the body, as it was given: what it captures it borrows, or can clone. (A closure that is
    /// called anew each time could not be `Send`, because Rust has no bound for its futures.)
    ///
    /// What the body does beside the transaction, it does in every attempt; [`Transaction::after_commit`] does it once. A
    /// body that swallows such a failure and then fails for another reason is run again as well. An error whose
    /// [outcome is unknown](Error::outcome_unknown) is never tried again.
    ///
    /// ```no_run
    /// # async fn example(db: relvar_pg::Pool) -> Result<(), relvar_pg::Error> {
    /// use relvar_pg::{Retry, Serializable};
    ///
    /// db.transaction_with().isolation(Serializable).retry(Retry::new().attempts(8)).run(async |tx| Ok(())).await
    /// # }
    /// ```
    pub fn retry(self, retry: Retry) -> Retrying<Source, Mode, Level> {
        Retrying { builder: self, retry }
    }
}

impl<Mode: Access, Level: Isolation> Retrying<&Pool, Mode, Level> {
    /// Runs `body`, several times if need be. Between two attempts the connection is back in the pool.
    ///
    /// # Errors
    ///
    /// As [`Pool::transaction`].
    pub async fn run<T, E, Body>(self, body: Body) -> Result<T, E>
    where
        Body: AsyncFnOnce(Transaction<'_, Mode, Level>) -> Result<T, E> + Clone,
        E: From<Error>,
    {
        let begin = self.builder.begin();
        let mut attempts = 1;
        loop {
            let session = self.builder.source.acquire().await?;
            let outcome = whole(&session, &begin, body.clone()).await;
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

impl<Mode: Access, Level: Isolation> Retrying<&mut Connection, Mode, Level> {
    /// Runs `body`, several times if need be.
    ///
    /// # Errors
    ///
    /// As [`Pool::transaction`].
    pub async fn run<T, E, Body>(self, body: Body) -> Result<T, E>
    where
        Body: AsyncFnOnce(Transaction<'_, Mode, Level>) -> Result<T, E> + Clone,
        E: From<Error>,
    {
        let begin = self.builder.begin();
        let session = self.builder.source.session();
        let mut attempts = 1;
        loop {
            let outcome = whole(session, &begin, body.clone()).await;
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
        let longest: Vec<u128> =
            [1, 2, 3, 40].map(|attempts| retry.delay(attempts, u64::MAX).as_millis()).into();
        assert_eq!(longest, [10, 20, 35, 35]);
        assert_eq!(retry.delay(2, 0), Duration::ZERO);
        assert_eq!(retry.delay(2, u64::MAX / 2).as_millis(), 10);
    }
}
