//! expects: keyset pagination compares each term of ORDER BY once more, and `relvar::expr::Infix<relvar::expr::Plus<Int8>, TableColumn<karma>, Bind<Int8, i64>>` holds a value
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.order_by((users::karma.add(1), users::id)).page(10);
}
