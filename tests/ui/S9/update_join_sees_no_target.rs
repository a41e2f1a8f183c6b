//! expects: table `relvar_tests::users::table` is not in the FROM clause of this query
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let joined = posts.inner_join(teams.on(teams::id.eq(users::team_id)));
    let _ = users.update(users::karma.set(posts::views)).from(joined).all_rows();
}
