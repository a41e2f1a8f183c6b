//! expects: dialect `relvar::prelude::Sqlite` has no `LATERAL`
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Latest {
    title: String,
}

fn main() {
    let latest = posts.correlate(users).filter(posts::user_id.eq(users::id));
    let latest = latest.select(row!(Latest { title: posts::title })).lateral();
    let _ = users.left_join(latest.on_true()).sql::<Sqlite>();
}
