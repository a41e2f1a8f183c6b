//! expects: SQL type `Int4` is not a character string, so it has neither LIKE nor COLLATE
use relvar::expr::collation::C;
use relvar::prelude::*;
use relvar_tests::users;

fn main() {
    let _ = users.order_by(users::id.collate(C));
}
