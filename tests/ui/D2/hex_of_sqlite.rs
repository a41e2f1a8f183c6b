//! expects: dialect `relvar::prelude::Postgres` has no `Hex`
use relvar::fns::sqlite::hex;
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(hex(vec![1_u8])).sql::<Postgres>();
}
