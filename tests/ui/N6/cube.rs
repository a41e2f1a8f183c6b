//! expects: field `count_fields::name`: SQL type `Nullable<relvar::prelude::Text>` cannot be read into Rust type `String`
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Count {
    name: String,
    members: i64,
}

fn main() {
    let _ = users.group_by(cube(users::name)).select(row!(Count { name: users::name, members: count_rows() }));
}
