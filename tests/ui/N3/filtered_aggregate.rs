//! expects: field `first`: SQL type `Nullable<relvar::prelude::Text>` cannot be read into Rust type `String`
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Team {
    first: String,
}

fn main() {
    let _ = users.group_by(users::team_id).select(row!(Team { first: min(users::name).filter(users::active) }));
}
