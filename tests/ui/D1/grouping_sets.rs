//! expects: dialect `relvar::prelude::Sqlite` has no `GROUPING_SETS`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.group_by(grouping_sets((users::team_id, EmptySet))).select(count_rows()).sql::<Sqlite>();
}
