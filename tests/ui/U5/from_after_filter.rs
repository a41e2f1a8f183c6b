//! expects: FROM goes before `.filter(..)`, `.all_rows()` and `.returning(..)`, which may use its tables
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.update(users::karma.set(0)).filter(users::id.eq(1)).from(posts);
}
