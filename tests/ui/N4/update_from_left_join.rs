//! expects: a nullable expression cannot be stored in the NOT NULL column `relvar_tests::posts::title`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = posts.update(posts::title.set(teams::title)).from(users.left_join(teams)).all_rows();
}
