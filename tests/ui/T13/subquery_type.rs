//! expects: row values `ROW<(Int4, relvar::prelude::Text)>` and `ROW<(Int4, Int4)>` cannot be compared: they differ in number or types of columns
use relvar::prelude::*;
use relvar_tests::{memberships, users};

fn main() {
    let seats = memberships.select((memberships::user_id, memberships::team_id));
    let _ = users.filter(row_of((users::id, users::name)).is_in(seats));
}
