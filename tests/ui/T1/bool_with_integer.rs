//! expects: `{integer}` cannot be compared with SQL type `Bool`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.filter(users::active.eq(1));
}
