//! expects: USING needs exactly one column like `relvar_tests::memberships::team_id` on the left: of its name, and of a type that `=` compares with its own
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = teams.query().correlate(users).inner_join(memberships.using(memberships::team_id));
}
