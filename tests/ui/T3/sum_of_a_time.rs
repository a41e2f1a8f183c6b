//! expects: SQL type `Timestamptz` is not a number
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(sum(users::created_at));
}
