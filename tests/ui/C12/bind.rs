//! expects: ORDER BY a value orders nothing: a number here is not the position of a column
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(users::name).order_by(val::<Int4, _>(1).desc());
}
