//! What is measured, and on which rows.

use std::time::{Duration, Instant};

use relvar_benches::turns::{Contestant, Rounds};
use relvar_benches::{Fault, Outcome};
use tokio::runtime::Runtime;

/// Rows of the table.
pub(crate) const ROWS: i64 = 10_000;

/// Compiled in as here, all connections of a process share one list of pages, so that each could push out those of the
/// others; with this each has room for all pages of its file.
pub(crate) const ROOM: &str = "PRAGMA cache_size = -262144";

/// What a library does again and again.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scenario {
    /// One row by its primary key.
    Key,
    /// 1,000 rows into structs.
    Load,
    /// One row is inserted, in a transaction of its own.
    Insert,
    /// 100 rows are inserted, in one transaction.
    InsertMany,
    /// One row is changed by its key.
    Update,
}

impl Scenario {
    pub(crate) const ALL: [Self; 5] =
        [Scenario::Key, Scenario::Load, Scenario::Insert, Scenario::InsertMany, Scenario::Update];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Scenario::Key => "key",
            Scenario::Load => "load-1000",
            Scenario::Insert => "insert-1",
            Scenario::InsertMany => "insert-100",
            Scenario::Update => "update",
        }
    }

    /// As a sentence of the page.
    pub(crate) fn sentence(self) -> &'static str {
        match self {
            Scenario::Key => "one row by its primary key, into a struct",
            Scenario::Load => "1,000 rows into structs",
            Scenario::Insert => "one row is inserted and committed",
            Scenario::InsertMany => "100 rows are inserted by one call and committed",
            Scenario::Update => "one row is changed by its primary key and committed",
        }
    }

    /// How many times as long as by hand it may take.
    pub(crate) fn budget(self) -> Option<f64> {
        matches!(self, Scenario::Key | Scenario::Load).then_some(1.05)
    }
}

/// A row as all libraries read it.
#[derive(Clone, Debug)]
pub(crate) struct User {
    pub(crate) id: i64,
    pub(crate) name: String,
    pub(crate) hair_color: Option<String>,
}

/// What was read, as a number.
pub(crate) fn sum(users: &[User]) -> u64 {
    users.iter().fold(0, |sum, user| {
        let hair = user.hair_color.as_deref().map_or(7, str::len);
        sum.wrapping_mul(31)
            .wrapping_add(user.id.unsigned_abs())
            .wrapping_add((user.name.len() + hair) as u64)
    })
}

/// The key that is asked for at this time.
pub(crate) fn key(number: usize) -> i64 {
    (number as i64 * 7_919) % ROWS + 1
}

pub(crate) fn name(number: usize) -> String {
    format!("User {number}")
}

/// The times of one scenario: by hand, relvar, Diesel.
pub(crate) struct Measured {
    pub(crate) scenario: Scenario,
    pub(crate) rounds: Rounds,
}

/// A library whose connection has a thread of its own.
pub(crate) trait Threaded {
    /// Does it once; gives the sum of what was read, or the number of rows that were changed.
    async fn once(&self, number: usize) -> Outcome<u64>;
}

/// It, and the runtime that waits for it.
pub(crate) struct Driven<'r, L> {
    pub(crate) runtime: &'r Runtime,
    pub(crate) library: L,
}

impl<L: Threaded> Driven<'_, L> {
    pub(crate) fn sum(&self) -> Outcome<u64> {
        self.runtime.block_on(self.library.once(3))
    }
}

impl<L: Threaded> Contestant for Driven<'_, L> {
    fn block(&mut self, times: usize, laps: &mut Vec<Duration>) -> Outcome<()> {
        self.runtime.block_on(async {
            for number in 0..times {
                let started = Instant::now();
                std::hint::black_box(self.library.once(number).await?);
                laps.push(started.elapsed());
            }
            Ok::<_, Fault>(())
        })
    }
}
