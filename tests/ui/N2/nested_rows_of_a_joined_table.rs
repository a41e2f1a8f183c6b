//! expects: table `NeverMissing<relvar_tests::teams::table>` is not in the FROM clause of this query
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let named = posts.correlate(teams).select((posts::id, teams::title));
    let _ = users.left_join(teams).select(many(named));
}
