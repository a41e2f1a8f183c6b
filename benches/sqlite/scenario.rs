//! What is measured, and on which rows.

use relvar_benches::turns::Rounds;

/// Rows of the table.
pub(crate) const ROWS: i64 = 10_000;

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
