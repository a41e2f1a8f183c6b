//! expects: `Scalar<relvar::stmt::Select<Cons<relvar::kernel::Entry<relvar_tests::users::table, B0, B0>, Nil>, Unset, Chosen<TableColumn<relvar_tests::users::name>>, relvar::clause::From<relvar_tests::users::table>, Where<relvar::expr::Infix<relvar::expr::ops::comparison::Equal, TableColumn<relvar_tests::users::id>, Bind<Int4, i32>>>, NotGrouped, Unset, Unset, Unset, Unset>>` cannot be compared with SQL type `Int4`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let name = scalar(users.find(1).select(users::name));
    let _ = users.filter(users::age.eq(name));
}
