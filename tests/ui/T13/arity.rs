//! expects: `(i32, i32, i32)` cannot be compared with SQL type `ROW<(Int4, Int4)>`
use relvar::prelude::*;
use relvar_tests::memberships;

fn main() {
    let seat = row_of((memberships::user_id, memberships::team_id));
    let _ = memberships.filter(seat.eq((1_i32, 2_i32, 3_i32)));
}
