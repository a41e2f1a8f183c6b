//! expects: table `Alias<relvar_tests::users::table, 'b'>` is not in the FROM clause of this query
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let boss = users.alias::<'b'>();
    let _ = users.filter(boss.name.eq("Ann"));
}
