//! expects: aggregate functions are not allowed in RETURNING
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.delete().all_rows().returning(count_rows());
}
