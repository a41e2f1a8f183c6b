//! expects: field `written_fields::title`: SQL type `Nullable<relvar::prelude::Text>` cannot be read into Rust type `String`
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Latest {
    title: String,
}

#[derive(relvar::Row)]
struct Written {
    title: String,
}

fn main() {
    let latest = posts.correlate(users).filter(posts::user_id.eq(users::id)).order_by(posts::id).first();
    let latest = latest.select(row!(Latest { title: posts::title })).lateral();
    let _ = users.left_join(latest.on_true()).select(row!(Written { title: latest.title }));
}
