//! expects: NOT IN is never true once its subquery gives a NULL, and the column of this one is nullable
use relvar::prelude::*;
use relvar_tests::{memberships, users};

fn main() {
    let seat = row_of((memberships::user_id, memberships::team_id));
    let _ = memberships.filter(seat.is_not_in(users.select((users::id, users::team_id))));
}
