//! expects: table `relvar_tests::posts::table` is not in the FROM clause of this UPDATE
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.update(users::name.set(posts::title)).filter(users::id.eq(1));
}
