//! expects: for SELECT DISTINCT, ORDER BY expressions must appear in the select list, and `TableColumn<karma>` does not
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.query().distinct().order_by(users::karma).select(users::email);
}
