//! expects: dialect `relvar::prelude::Sqlite` has no `OVERRIDING_USER_VALUE`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let titled = teams.select((teams::id, teams::title));
    let _ = teams.insert_from((teams::id, teams::title), titled).overriding_user_value().sql::<Sqlite>();
}
