//! expects: field `written_fields::title`: SQL type `Nullable<relvar::prelude::Text>` cannot be read into Rust type `String`
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Latest {
    id: i32,
    title: String,
}

#[derive(relvar::Row)]
struct Written {
    title: String,
}

fn main() {
    let latest = posts.select(row!(Latest { id: posts::id, title: posts::title })).derived();
    let _ = users.left_join(latest.on(latest.id.eq(users::id))).select(row!(Written { title: latest.title }));
}
