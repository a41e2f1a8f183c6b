//! expects: column `relvar_tests::users::id` must appear in GROUP BY or be used in an aggregate function
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Latest {
    title: String,
}

fn main() {
    let latest = posts.correlate(users).filter(posts::user_id.eq(users::id));
    let latest = latest.select(row!(Latest { title: posts::title })).lateral();
    let told = comments.correlate(users).inner_join(latest.on(latest.title.eq(comments::text)));
    let _ = users.group_by(users::team_id).select(exists(told));
}
