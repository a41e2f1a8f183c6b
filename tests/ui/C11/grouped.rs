//! expects: keyset pagination is not possible with GROUP BY, HAVING or aggregate functions
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.group_by(users::id).order_by(users::id).page(10);
}
