//! expects: field `team_fields::title`: SQL type `Nullable<relvar::prelude::Text>` cannot be read into Rust type `String`
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Team {
    title: String,
}

#[derive(relvar::Row)]
struct Person {
    name: String,
    #[row(flatten)]
    team: Team,
}

fn main() {
    let _ = teams.right_join(users).select_as::<Person>();
}
