//! The network stands still: only a timeout ends the wait.

use std::time::Duration;

use crate::proxy::{Deed, Fault, Way};
use crate::support::{Bench, Write, steady};
use relvar_pg::Pool;

async fn frozen(write: Write, way: Way, before: usize) -> (relvar_pg::Error, bool) {
    let bench = Bench::on(steady()).await;
    let config = bench.config().statement_timeout(Duration::from_millis(300));
    let pool = Pool::with_config(config).await.unwrap();
    let fault = Fault { way, before, deed: Deed::Freeze };
    let (outcome, committed) = bench.disturb(write, fault, &pool).await;
    (outcome.unwrap_err(), committed)
}

#[tokio::test]
async fn a_statement_without_an_answer_is_given_up() {
    let (error, committed) = frozen(Write::Batch, Way::ToClient, 0).await;
    assert!(error.is_timeout() && error.outcome_unknown() && committed, "{error}");
}

#[tokio::test]
async fn so_is_a_statement_that_never_arrives() {
    let (error, committed) = frozen(Write::Batch, Way::ToServer, 0).await;
    assert!(error.is_timeout() && error.outcome_unknown() && !committed, "{error}");
}

#[tokio::test]
async fn inside_of_a_transaction_nothing_is_left() {
    // BEGIN is answered with two messages.
    let (error, committed) = frozen(Write::Transaction, Way::ToClient, 2).await;
    assert!(error.is_timeout() && !error.outcome_unknown() && !committed, "{error}");
}
