//! expects: table `relvar_tests::users::table` is already in the FROM clause of this query
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.filter(exists(users.correlate(users).filter(users::id.eq(users::team_id))));
}
