//! expects: aggregate functions are not allowed in WHERE
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.dynamic::<relvar_pg::Pg>().filter(count_rows().gt(3));
}
