//! expects: there is no `min` or `max` of SQL type `relvar::prelude::Bool`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(min(users::active));
}
