//! expects: table `relvar_tests::users::table` is not in the FROM clause of this query
use relvar::prelude::*;
use relvar_tests::{posts, teams, users};

fn main() {
    let wrote = posts.correlate(users).filter(posts::user_id.eq(users::id)).select(posts::title);
    let _ = teams.query().some(wrote);
}
