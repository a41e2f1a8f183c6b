//! expects: USING goes before `.filter(..)`, `.all_rows()` and `.returning(..)`, which may use its tables
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.delete().all_rows().using(posts);
}
