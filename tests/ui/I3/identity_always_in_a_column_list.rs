//! expects: x
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = comments.insert_from((comments::id, comments::post_id, comments::text), posts.select((posts::views, posts::id, posts::title)));
}
