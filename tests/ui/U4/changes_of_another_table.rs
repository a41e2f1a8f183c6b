//! expects: `TeamChanges` does not say what to set in table `relvar_tests::users::table`
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Changes)]
#[changes(table = teams)]
struct TeamChanges {
    title: Option<String>,
}

fn main() {
    let _ = users.update(TeamChanges { title: None });
}
