//! expects: `TeamChanges` does not say what to set in table `relvar_tests::users::table`
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Changes)]
#[changes(table = teams)]
struct TeamChanges {
    title: Option<String>,
}

fn main() {
    let row = (users::email.set("a@b.c"), users::name.set("Ann"));
    let changes = TeamChanges { title: None };
    let _ = users.insert(row).on_conflict(users::email).do_update(changes);
}
