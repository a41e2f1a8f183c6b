//! expects: `&str` cannot be compared with SQL type `Timestamptz`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.filter(users::created_at.lt("2026-01-01"));
}
