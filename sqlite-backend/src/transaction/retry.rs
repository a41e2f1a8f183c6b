//! A transaction that is run again where a concurrent one was in its way.

use relvar::backend::Retry;

use super::{Transaction, TransactionBuilder, role, whole};
use crate::access::Access;
use crate::session::Session;
use crate::{Connection, Error, Pool, Result, clock};

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
            clock::sleep(self.retry.delay(attempts)).await;
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
            clock::sleep(self.retry.delay(attempts)).await;
            attempts += 1;
        }
    }
}

fn may_try_again(session: &Session, retry: Retry, attempts: u32) -> bool {
    session.has_conflicted() && !session.is_lost() && retry.allows(attempts)
}
