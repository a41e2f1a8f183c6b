//! expects: table `Alias<relvar_tests::users::table, 'b'>` is already in the FROM clause of this query
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let boss = users.alias::<'b'>();
    let buddy = users.alias::<'b'>();
    let _ = boss.inner_join(buddy.on(boss.id.eq(buddy.team_id)));
}
