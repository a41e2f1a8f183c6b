//! expects: table `relvar_tests::posts::table` is not in the FROM clause of this query
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let w = window().order_by(posts::id).named::<'w'>();
    let _ = users.window(w);
}
