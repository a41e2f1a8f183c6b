//! expects: a row lock (FOR UPDATE, FOR SHARE) is not allowed with DISTINCT
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(users::age).distinct().for_share();
}
