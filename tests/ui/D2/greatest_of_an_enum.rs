//! expects: dialect `relvar::prelude::Sqlite` has no `relvar::prelude::Max<PostStatus>`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = posts.select(max(posts::status)).sql::<Sqlite>();
}
