//! expects: `(&str, i32)` cannot be compared with SQL type `ROW<(Int4, Int4)>`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let seat = row_of((memberships::user_id, memberships::team_id));
    let _ = memberships.filter(seat.between((1, 2), ("a", 2)));
}
