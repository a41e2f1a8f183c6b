//! expects: dialect `relvar::prelude::Sqlite` has no `relvar::expr::collation::C`
use relvar::expr::collation::C;
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.order_by(users::name.collate(C)).select(users::id).sql::<Sqlite>();
}
