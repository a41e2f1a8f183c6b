//! expects: column `karma` must appear in GROUP BY or be used in an aggregate function
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let most = posts.correlate(users).select(max(posts::views.add(users::karma)));
    let _ = users.group_by(users::team_id).select(scalar(most));
}
