//! expects: `Nextval` writes, and a boxed query does not say so: a read-only handle would run it
use relvar::fns::sequence::nextval;
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = tags.select(nextval("tickets")).dynamic::<relvar_pg::Pg>();
}
