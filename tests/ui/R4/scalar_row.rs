//! expects: a subquery used as a value can return more than one row of `relvar_tests::memberships::table`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let seats = memberships.select((memberships::user_id, memberships::team_id));
    let seat = row_of((memberships::user_id, memberships::team_id));
    let _ = memberships.filter(seat.eq(scalar_row(seats)));
}
