//! expects: only a query whose select list is a row struct can stand in FROM
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select((users::id, users::name)).derived();
}
