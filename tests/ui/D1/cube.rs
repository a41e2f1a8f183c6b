//! expects: dialect `relvar::prelude::Sqlite` has no `CUBE`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.group_by(cube(users::team_id)).select(count_rows()).sql::<Sqlite>();
}
