//! expects: table `relvar::expr::merge_action` is not in the FROM clause of this query
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = tags.delete().all_rows().returning(merge_action());
}
