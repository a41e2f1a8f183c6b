//! expects: what writes must stand in a WITH clause at the top level of the statement
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let written = tags.insert(tags::name.set("new")).returning(tags::name);
    let _ = users.select((users::id, many(written)));
}
