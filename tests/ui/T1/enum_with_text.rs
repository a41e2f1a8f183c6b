//! expects: `&str` cannot be compared with SQL type `PostStatus`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = posts.filter(posts::status.eq("draft"));
}
