//! expects: column `relvar_tests::users::name` must appear in GROUP BY or be used in an aggregate function
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let text = comments.correlate(users).correlate(posts).filter(comments::text.eq(users::name));
    let post = posts.correlate(users).filter(exists(text));
    let _ = users.group_by(users::team_id).select(exists(post));
}
