//! expects: `(i32, &str)` cannot be compared with SQL type `ROW<(Int4, Int4)>`
use relvar::prelude::*;
use relvar_tests::memberships;

fn main() {
    let seat = row_of((memberships::user_id, memberships::team_id));
    let _ = memberships.filter(seat.lt((1, "two")));
}
