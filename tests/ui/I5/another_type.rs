//! expects: a query column of SQL type `relvar::prelude::Text` cannot be stored in column `uses`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = tags.insert_from((tags::name, tags::uses), users.select((users::name, users::email)));
}
