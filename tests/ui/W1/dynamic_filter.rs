//! expects: window functions are not allowed in WHERE
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let first = rank().over(window().order_by(users::age)).eq(1);
    let _ = users.dynamic::<relvar_pg::Pg>().filter(first);
}
