//! expects: COPY does not fill the required column `email`
use relvar_pg::{CopyMethods as _, Csv};
use relvar_tests::*;

fn main() {
    let _ = users.copy_in_csv((users::name, users::age), Csv::new());
}
