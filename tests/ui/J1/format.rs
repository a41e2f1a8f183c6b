// rust: `sql!` takes a literal
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let name = "Ann";
    let _ = users.filter(relvar::sql!(Bool, format!("name = '{name}'")));
}
