//! expects: `Option<&str>` cannot be compared with SQL type `Text`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.find_by(users::email, Some("ann@x.org"));
}
