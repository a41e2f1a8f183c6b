//! expects: column `AliasColumn<Alias<relvar_tests::users::table, 'b'>, relvar_tests::users::name>` must appear in GROUP BY or be used in an aggregate function
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let boss = users.alias::<'b'>();
    let _ = boss.group_by(boss.team_id).select(boss.name);
}
