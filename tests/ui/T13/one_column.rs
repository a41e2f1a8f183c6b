//! expects: a subquery beside a row value must SELECT 2 to 8 columns
use relvar::prelude::*;
use relvar_tests::{memberships, users};

fn main() {
    let seats = memberships.select(memberships::user_id);
    let _ = users.filter(row_of((users::id, users::name)).is_in(seats));
}
