//! expects: x
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = tags.insert_from(tags::name, users.correlate(teams).filter(users::team_id.eq(teams::id)).select(users::name));
}
