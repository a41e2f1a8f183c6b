// rust: `set` is a method of columns
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.update(users::age.add(1).set(2));
}
