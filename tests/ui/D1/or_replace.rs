//! expects: dialect `relvar::prelude::Postgres` has no `INSERT_OR_REPLACE`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = tags.insert(tags::name.set("a")).or_replace().sql::<Postgres>();
}
