//! expects: column `title` does not belong to table `table`
use relvar_pg::{CopyMethods as _, Csv};
use relvar_tests::*;

fn main() {
    let _ = tags.copy_in_csv((tags::name, teams::title), Csv::new());
}
