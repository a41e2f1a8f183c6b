//! The future of a write is dropped after every time that it waits: rolled back, or done, and the pool goes on.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use relvar::prelude::*;

use crate::support::{Bench, ROWS, WRITES, items, steady};

#[tokio::test]
async fn a_write_that_is_dropped_leaves_all_or_nothing() {
    let bench = Bench::on(steady()).await;
    for write in WRITES {
        let mut dropped_after = 0;
        let mut nothing = 0;
        loop {
            let pool = bench.pool().await;
            let first = bench.fresh();
            let mut polls = 0;
            let done = {
                let mut run = pin!(write.run(&pool, first));
                poll_fn(|context| {
                    if polls > dropped_after {
                        return Poll::Ready(false);
                    }
                    polls += 1;
                    run.as_mut().poll(context).map(|outcome| {
                        outcome.unwrap();
                        true
                    })
                })
                .await
            };
            // The next statement on the same pool, which has one connection.
            let count = items.count();
            tokio::time::timeout(Duration::from_secs(10), count.fetch_one(&pool)).await.unwrap().unwrap();
            let written = bench.written(first).await;
            assert!(written == 0 || written == i64::from(ROWS), "{write:?} after {dropped_after}: {written}");
            if done {
                assert_eq!(written, i64::from(ROWS));
                break;
            }
            nothing += u32::from(written == 0);
            dropped_after += 1;
        }
        println!("{write:?}: dropped at {dropped_after} places, {nothing} times nothing was left");
        // A statement on its own is sent at once.
        assert!(nothing > 0 || write.is_one_statement(), "{write:?}");
    }
}
