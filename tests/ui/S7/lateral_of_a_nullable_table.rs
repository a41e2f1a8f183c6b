//! expects: an outer join made table `relvar_tests::teams::table` nullable, and this LATERAL item takes its columns for not null
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Upper {
    team: String,
}

fn main() {
    let upper = posts.correlate(teams).select(row!(Upper { team: teams::title })).lateral();
    let _ = users.left_join(teams).cross_join(&upper);
}
