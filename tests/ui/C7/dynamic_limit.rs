//! expects: LIMIT without ORDER BY takes rows in no fixed order
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.dynamic::<relvar_pg::Pg>().filter(users::age.gt(30)).limit(3);
}
