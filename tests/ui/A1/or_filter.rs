//! expects: aggregate functions are not allowed in WHERE
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.filter(users::age.gt(1)).or_filter(count_rows().gt(3));
}
