//! expects: NOT IN is never true once its subquery gives a NULL, and the column of this one is nullable
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let written = teams.left_join(users.on(users::team_id.eq(teams::id))).select(users::id);
    let _ = posts.filter(posts::user_id.is_not_in(written));
}
