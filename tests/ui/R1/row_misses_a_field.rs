// rust: a struct literal without one of its fields
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Size {
    team: Option<i32>,
    people: i64,
}

fn main() {
    let _ = users.group_by(users::team_id).select(row!(Size { people: count_rows() }));
}
