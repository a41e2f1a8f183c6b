//! expects: window functions are not allowed in RETURNING
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = tags.delete().all_rows().returning(rank().over(window()));
}
