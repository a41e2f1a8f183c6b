//! expects: dialect `relvar::prelude::Postgres` has no `Typeof`
use relvar::fns::sqlite::r#typeof;
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(r#typeof(users::age)).sql::<Postgres>();
}
