//! expects: a row lock (FOR UPDATE, FOR SHARE) comes last: no other clause goes after it
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(users::age).for_update().distinct();
}
