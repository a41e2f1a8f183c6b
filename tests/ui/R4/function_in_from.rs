//! expects: this query can return more than one row of `StringToTable`
use relvar::prelude::*;
use relvar_tests::*;

fn run(db: &relvar_pg::Pool) {
    let _ = users.find(1).cross_join(string_to_table("a,b", ",")).fetch_optional(db);
}

fn main() {}
