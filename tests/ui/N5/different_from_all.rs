//! expects: NOT IN is never true once its subquery gives a NULL, and the column of this one is nullable
use relvar::prelude::*;
use relvar_tests::{teams, users};

fn main() {
    let _ = teams.filter(teams::id.ne_all(users.select(users::team_id)));
}
