//! expects: `SetReturning<StringToTable, relvar::expr::Arguments<Bind<relvar::prelude::Text, &str>, relvar::expr::Arguments<Bind<relvar::prelude::Text, &str>, ()>>, Plain, Unlabelled>` has no common type with SQL type `relvar::prelude::Text`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let letters = string_to_table("a,b", ",");
    let _ = coalesce(users::name, letters);
}
