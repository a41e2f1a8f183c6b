//! Bulk writes hold a bounded number of bytes, however many rows there are: counted by the allocator. In a program of its
//! own, because other tests would allocate beside it.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::alloc::System;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use relvar::prelude::*;
use relvar_pg::{BulkMethod, CopyMethods as _, ddl};
use relvar_tests::with_database;
use stats_alloc::{INSTRUMENTED_SYSTEM, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

relvar::table! {
    readings {
        #[primary_key] #[identity] id -> Int8,
        sensor -> Int4,
        note -> Text,
    }
}

#[derive(relvar::Insert)]
#[insert(table = readings)]
struct Reading {
    sensor: i32,
    note: String,
}

/// How long each note is.
const NOTE: usize = 100;
/// Bytes that a copy may hold above those before it: the socket's buffers and the rows that are held until it is decided
/// how they go.
const ROOM: usize = 2 << 20;

/// The bytes that are held now.
fn held() -> usize {
    let stats = ALLOCATOR.stats();
    // What a block grows or shrinks by is in these two.
    stats.bytes_allocated.saturating_sub(stats.bytes_deallocated)
}

/// Inserts `rows` rows and gives the most bytes that were held meanwhile, above those before.
async fn most_held(db: &relvar_pg::Pool, rows: i32) -> Result<usize, relvar_pg::Error> {
    let most = Arc::new(AtomicUsize::new(0));
    let told = Arc::new(Mutex::new(Vec::new()));
    let before = held();
    let (seen, teller) = (most.clone(), told.clone());
    let each = move |number| {
        seen.fetch_max(held().saturating_sub(before), Ordering::Relaxed);
        Reading { sensor: number, note: "x".repeat(NOTE) }
    };
    let bulk = readings.insert_bulk((0..rows).map(each));
    let done = bulk.progress(move |sent| teller.lock().unwrap().push(sent)).execute(db).await?;
    assert_eq!((done.rows, done.method), (rows as u64, BulkMethod::Copy));
    let told = told.lock().unwrap();
    assert_eq!(told.len(), rows as usize / 10_000 + 1);
    assert!(told.is_sorted() && told.last() == Some(&(rows as u64)));
    Ok(most.load(Ordering::Relaxed))
}

#[tokio::test]
async fn a_bulk_insert_holds_no_more_for_more_rows() {
    with_database(async |db| {
        ddl::create_all(db, &[readings::SCHEMA]).await?;
        let few = most_held(db, 20_000).await?;
        let many = most_held(db, 200_000).await?;
        println!("at most {few} bytes are held for 20,000 rows, {many} for 200,000");
        // The first rows are held until there are so many that they are copied.
        assert!(few > 2_000 * NOTE, "{few} bytes are less than what has to be held");
        assert!(many < ROOM, "{many} bytes are held for {} bytes of notes", 200_000 * NOTE);
        assert!(many < few + ROOM / 4, "{many} bytes are held, and {few} for a tenth of the rows");
        assert_eq!(readings.count().fetch_one(db).await?, 220_000);
        Ok(())
    })
    .await;
}
