//! expects: `relvar::expr::Call<RowConstructor<(Int4, Int4)>, relvar::expr::Arguments<TableColumn<relvar_tests::memberships::user_id>, relvar::expr::Arguments<TableColumn<relvar_tests::memberships::team_id>, ()>>>` cannot be compared with SQL type `ROW<(Int4, relvar::prelude::Text)>`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let place = row_of((memberships::user_id, memberships::role));
    let seat = row_of((memberships::user_id, memberships::team_id));
    let _ = memberships.filter(place.eq(seat));
}
