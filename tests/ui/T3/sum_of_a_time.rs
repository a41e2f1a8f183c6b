//! expects: there is no `sum` of SQL type `Timestamptz`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(sum(users::created_at));
}
