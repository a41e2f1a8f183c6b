//! expects: aggregate functions are not allowed in WHERE
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.filter(case(max(users::age).gt(3), users::active).otherwise(false));
}
