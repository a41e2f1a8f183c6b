//! expects: SQL has no operator `HasKey` between `Text` and `Text`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.filter(users::name.has_key("a"));
}
