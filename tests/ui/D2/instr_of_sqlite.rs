//! expects: dialect `relvar::prelude::Postgres` has no `Instr`
use relvar::fns::sqlite::instr;
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(instr(users::name, "a")).sql::<Postgres>();
}
