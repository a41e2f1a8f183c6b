//! expects: aggregate functions are not allowed in WHERE
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.delete().filter(users::age.lt(avg(users::id).cast::<Int4>()));
}
