//! expects: a row lock (FOR UPDATE, FOR SHARE) is not allowed with GROUP BY, HAVING or aggregate functions
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.query().having(count_rows().gt(1)).select(count_rows()).for_no_key_update();
}
