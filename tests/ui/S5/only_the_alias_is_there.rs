//! expects: table `relvar_tests::users::table` is not in the FROM clause of this query
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let boss = users.alias::<'b'>();
    let _ = boss.filter(users::name.eq("Ann"));
}
