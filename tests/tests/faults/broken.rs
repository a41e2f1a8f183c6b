//! The connection is cut before every message of a write, either way.

use crate::proxy::{Deed, Fault, Way};
use crate::support::{Bench, WRITES, Write, steady};

/// How often each thing came out.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    pub(crate) done: u32,
    pub(crate) known: u32,
    pub(crate) unknown_and_nothing: u32,
    pub(crate) unknown_and_written: u32,
}

/// How many messages a write takes on a new connection, either way.
async fn messages(bench: &Bench, write: Write) -> [(Way, usize); 2] {
    let pool = bench.pool().await;
    bench.proxy.arm(None);
    write.run(&pool, bench.fresh()).await.unwrap();
    [Way::ToServer, Way::ToClient].map(|way| (way, bench.proxy.seen(way)))
}

/// Does `deed` before each message in turn.
pub(crate) async fn sweep(bench: &Bench, write: Write, deeds: &[Deed]) -> Tally {
    let mut tally = Tally::default();
    for (way, messages) in messages(bench, write).await {
        assert!(messages > 2, "{write:?} takes {messages} messages {way:?}");
        for before in 0..messages {
            let fault = Fault { way, before, deed: deeds[before % deeds.len()] };
            let pool = bench.pool().await;
            let (outcome, committed) = bench.disturb(write, fault, &pool).await;
            match outcome {
                Ok(()) => tally.done += 1,
                Err(error) if !error.outcome_unknown() => tally.known += 1,
                Err(_) if committed => tally.unknown_and_written += 1,
                Err(_) => tally.unknown_and_nothing += 1,
            }
        }
    }
    println!("{write:?}: {tally:?}");
    tally
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_cut_at_any_message_leaves_all_or_nothing() {
    let bench = Bench::on(steady()).await;
    for write in WRITES {
        let tally = sweep(&bench, write, &[Deed::Cut, Deed::Reset]).await;
        // Each of these is possible, so a test that never meets it tests nothing.
        assert!(tally.unknown_and_written > 0, "{write:?}: {tally:?}");
        assert!(tally.unknown_and_nothing > 0, "{write:?}: {tally:?}");
        assert!(tally.known > 0 || write.is_one_statement(), "{write:?}: {tally:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn prepared_statements_are_cut_as_well() {
    let bench = Bench::on(steady()).await;
    for write in [Write::Batch, Write::Upsert, Write::Transaction] {
        for way in [Way::ToServer, Way::ToClient] {
            let (mut messages, mut before, mut failures) = (1, 0, 0);
            while before < messages {
                let pool = bench.pool().await;
                for _ in 0..3 {
                    bench.proxy.arm(None);
                    write.run(&pool, bench.fresh()).await.unwrap();
                    messages = bench.proxy.seen(way);
                }
                let (outcome, _) = bench.disturb(write, Fault { way, before, deed: Deed::Cut }, &pool).await;
                failures += u32::from(outcome.is_err());
                before += 1;
            }
            assert!(messages > 2 && failures > 2, "{write:?} {way:?}: {failures} failures of {messages}");
        }
    }
}

#[tokio::test]
async fn a_slow_network_is_no_failure() {
    let bench = Bench::on(steady()).await;
    let delay = Deed::Delay(std::time::Duration::from_millis(200));
    for write in WRITES {
        for way in [Way::ToServer, Way::ToClient] {
            let pool = bench.pool().await;
            let (outcome, _) = bench.disturb(write, Fault { way, before: 1, deed: delay }, &pool).await;
            outcome.unwrap();
        }
    }
}
