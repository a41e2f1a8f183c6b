//! expects: dialect `relvar::prelude::Sqlite` has no `DateTrunc`
use relvar::fns::time::date_trunc;
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(date_trunc("month", users::created_at)).sql::<Sqlite>();
}
