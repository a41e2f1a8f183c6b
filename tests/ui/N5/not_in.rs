//! expects: NOT IN is never true once its subquery gives a NULL, and the column of this one is nullable
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = teams.filter(teams::id.is_not_in(users.select(users::team_id)));
}
