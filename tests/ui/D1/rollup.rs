//! expects: dialect `relvar::prelude::Sqlite` has no `ROLLUP`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.group_by(rollup(users::team_id)).select(count_rows()).sql::<Sqlite>();
}
