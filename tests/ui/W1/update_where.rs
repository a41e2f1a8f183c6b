//! expects: window functions are not allowed in WHERE
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.update(users::karma.set(0)).filter(row_number().over(window()).eq(1));
}
