//! expects: the right side of FULL JOIN cannot refer to table `relvar_tests::users::table` on its left
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Latest {
    title: String,
}

fn main() {
    let latest = posts.correlate(users).filter(posts::user_id.eq(users::id));
    let latest = latest.select(row!(Latest { title: posts::title })).lateral();
    let _ = users.full_join(latest.on_true());
}
