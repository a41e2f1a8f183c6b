//! expects: dialect `relvar::prelude::Sqlite` has no `IntersectAll`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(users::id).intersect_all(posts.select(posts::id)).sql::<Sqlite>();
}
