//! expects: aggregate functions are not allowed in WHERE
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.update(users::name.set("Bo")).filter(users::age.eq(max(users::age)));
}
