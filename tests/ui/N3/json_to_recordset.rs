//! expects: field `item_fields::name`: SQL type `Nullable<relvar::prelude::Text>` cannot be read into Rust type `std::string::String`
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Item {
    name: String,
}

fn main() {
    let extra = coalesce(comments::extra, serde_json::json!([]));
    let item = row!(Item { name: json_member::<Text>() });
    let _ = json_to_recordset_of(comments, extra, item);
}
