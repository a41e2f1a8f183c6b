//! expects: `Raw<relvar::expr::Declared<Text, B0>, LastPiece<__T0>>` cannot be compared with SQL type `Int4`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.filter(users::age.gt(relvar::sql!(Text, "current_user")));
}
