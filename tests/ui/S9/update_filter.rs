//! expects: table `relvar_tests::teams::table` is not in the FROM clause of this query
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = posts.update(posts::title.set("x")).from(users).filter(posts::user_id.eq(users::id).and(teams::title.eq("Red")));
}
