//! expects: table `relvar_tests::posts::table` is not in the FROM clause of this query
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.group_by(rollup(posts::title));
}
