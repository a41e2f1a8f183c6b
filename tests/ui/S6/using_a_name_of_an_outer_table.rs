//! expects: USING needs exactly one column like `relvar_tests::memberships::team_id`, of its name and type, among the tables on the left
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = teams.query().correlate(users).inner_join(memberships.using(memberships::team_id));
}
