//! expects: `SetReturning<StringToTable, relvar::expr::Arguments<Bind<relvar::prelude::Text, &str>, relvar::expr::Arguments<Bind<relvar::prelude::Text, &str>, ()>>, Plain, Unlabelled>` is not an SQL value expression
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let letters = string_to_table("a,b", ",");
    let _ = users.inner_join(posts.on(letters));
}
