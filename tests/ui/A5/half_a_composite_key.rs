//! expects: column `role` must appear in GROUP BY or be used in an aggregate function
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = memberships.group_by(memberships::user_id).select((memberships::user_id, memberships::role));
}
