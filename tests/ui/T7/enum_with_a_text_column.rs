//! expects: `TableColumn<relvar_tests::posts::title>` cannot be compared with SQL type `PostStatus`
use relvar::prelude::*;
use relvar_tests::posts;

fn main() {
    let _ = posts.filter(posts::status.eq(posts::title));
}
