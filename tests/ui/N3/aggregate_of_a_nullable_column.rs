//! expects: field `oldest`: SQL type `Nullable<Int4>` cannot be read into Rust type `i32`
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Team {
    team: Option<i32>,
    oldest: i32,
}

fn main() {
    let _ = users.group_by(users::team_id).select(row!(Team { team: users::team_id, oldest: max(users::age) }));
}
