//! expects: table `NeverMissing<relvar_tests::teams::table>` is not in the FROM clause of this query
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let own = posts.correlate(teams).select(teams::id);
    let _ = users.left_join(teams).filter(users::id.is_not_in(own));
}
