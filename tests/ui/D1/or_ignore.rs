//! expects: dialect `relvar::prelude::Postgres` has no `INSERT_OR_IGNORE`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = tags.insert(tags::name.set("a")).or_ignore().sql::<Postgres>();
}
