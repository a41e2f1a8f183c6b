//! expects: NOT IN is never true once its subquery gives a NULL, and the column of this one is nullable
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let some = teams.select(teams::id).union(users.select(users::team_id));
    let _ = users.filter(users::id.is_not_in(some));
}
