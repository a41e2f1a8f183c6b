//! expects: aggregate functions are not allowed in SET and VALUES
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.update((users::age, users::karma).set((1, count_rows())));
}
