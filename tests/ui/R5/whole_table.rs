//! expects: table `relvar_tests::teams::table` is not in the FROM clause of this query
use relvar::prelude::*;
use relvar_tests::{teams, users};

fn main() {
    let _ = users.select((users::name, teams.all()));
}
