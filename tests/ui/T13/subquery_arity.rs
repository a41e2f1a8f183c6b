//! expects: row values `ROW<(Int4, Int4)>` and `ROW<(Int4, Int4, relvar::prelude::Text)>` cannot be compared: they differ in number or types of columns
use relvar::prelude::*;
use relvar_tests::{memberships, users};

fn main() {
    let seat = row_of((users::id, users::id));
    let seats = memberships.select((memberships::user_id, memberships::team_id, memberships::role));
    let _ = users.filter(seat.is_in(seats));
}
