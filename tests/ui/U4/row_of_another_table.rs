//! expects: column `relvar_tests::posts::title` does not belong to table `relvar_tests::users::table`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.update((posts::title, posts::views).set(("Hello", 1)));
}
