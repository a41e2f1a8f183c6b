//! expects: SET from a query needs as many columns in the query as it sets
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.update((users::name, users::age).set_from(posts.select((max(posts::id),))));
}
