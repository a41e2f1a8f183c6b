//! A transaction that is run again where a concurrent one was in its way.

use relvar::backend::Retry;

use super::{Transaction, TransactionBuilder, whole};
use crate::isolation::{Access, Isolation};
use crate::session::Session;
use crate::{Connection, Error, Pool, Result};

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
            tokio::time::sleep(self.retry.delay(attempts)).await;
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
            tokio::time::sleep(self.retry.delay(attempts)).await;
            attempts += 1;
        }
    }
}

fn may_try_again(session: &Session, retry: Retry, attempts: u32) -> bool {
    session.has_conflicted() && !session.is_lost() && retry.allows(attempts)
}
