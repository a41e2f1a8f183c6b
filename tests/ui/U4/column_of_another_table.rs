//! expects: column `title` does not belong to table `users`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.update(posts::title.set("Hello"));
}
