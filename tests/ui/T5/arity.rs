// rust: a function call with one argument too many
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(lower(users::name, 1));
}
