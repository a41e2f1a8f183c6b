//! expects: `TableColumn<tone>` cannot be compared with SQL type `PostStatus`
use relvar::prelude::*;
use relvar_tests::{comments, posts};

fn main() {
    let _ = posts.inner_join(comments).filter(posts::status.eq(comments::tone));
}
