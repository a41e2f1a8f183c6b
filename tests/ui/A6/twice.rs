//! expects: this aggregate already has FILTER
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(count_rows().filter(users::active).filter(users::active));
}
