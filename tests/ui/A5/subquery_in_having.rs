//! expects: column `relvar_tests::users::id` must appear in GROUP BY or be used in an aggregate function
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let wrote = exists(posts.correlate(users).filter(posts::user_id.eq(users::id)));
    let _ = users.group_by(users::team_id).having(wrote);
}
