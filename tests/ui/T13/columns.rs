//! expects: X
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let place = row_of((memberships::user_id, memberships::role));
    let seat = row_of((memberships::user_id, memberships::team_id));
    let _ = memberships.filter(place.eq(seat));
}
