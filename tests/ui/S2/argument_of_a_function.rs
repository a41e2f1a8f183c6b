//! expects: table `relvar_tests::posts::table` is not in the FROM clause of this query
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let letters = string_to_table(posts::title, "n");
    let _ = users.cross_join(&letters);
}
