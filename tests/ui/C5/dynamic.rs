//! expects: a query with DISTINCT cannot be made dynamic: its ORDER BY depends on its select list
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(users::name).distinct().dynamic::<relvar_pg::Pg>();
}
