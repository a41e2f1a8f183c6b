//! expects: SQL type `relvar::prelude::Text` cannot be stored in column `age`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.update((users::age,).set_from(posts.select((max(posts::title),))));
}
