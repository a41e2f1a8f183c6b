//! expects: this DELETE was said to mean all rows, so it takes no filter
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.delete().all_rows().filter(users::id.eq(1));
}
