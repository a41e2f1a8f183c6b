//! expects: aggregate functions are not allowed in FROM
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.cross_join(string_to_table(string_agg(users::name, ","), ","));
}
