//! expects: a row lock (FOR UPDATE, FOR SHARE) is not allowed with window functions
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let ranked = users.select((users::id, rank().over(window().order_by(users::age))));
    let _ = ranked.for_update();
}
