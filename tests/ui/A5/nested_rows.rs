//! expects: column `relvar_tests::users::id` must appear in GROUP BY or be used in an aggregate function
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let titles = posts.correlate(users).filter(posts::user_id.eq(users::id)).select(posts::title);
    let _ = users.group_by(users::team_id).select((users::team_id, many(titles)));
}
