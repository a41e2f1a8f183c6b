//! expects: column `relvar_tests::teams::title` does not belong to table `relvar_tests::tags::table`
use relvar_pg::{CopyMethods as _, Csv};
use relvar_tests::*;

fn main() {
    let _ = tags.copy_in_csv((tags::name, teams::title), Csv::new());
}
