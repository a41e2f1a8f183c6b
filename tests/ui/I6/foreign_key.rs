//! expects: `NamedConstraint` is nothing that ON CONFLICT can name
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.insert((users::email.set("a@b.c"), users::name.set("Ann"))).on_conflict(users::team_id_fkey);
}
