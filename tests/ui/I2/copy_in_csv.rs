//! expects: column `relvar_tests::tags::name` is assigned twice
use relvar::prelude::*;
use relvar_pg::{CopyMethods as _, Csv};
use relvar_tests::*;

fn main() {
    let _ = tags.copy_in_csv((tags::name, tags::name), Csv::new());
}
