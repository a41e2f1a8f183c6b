//! expects: dialect `relvar::prelude::Sqlite` has no `NestedRows`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let wrote = posts.correlate(users).filter(posts::user_id.eq(users::id)).select(posts::title);
    let _ = users.select(many(wrote)).sql::<Sqlite>();
}
