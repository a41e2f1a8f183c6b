//! expects: two fields are for the column `name`
#[derive(relvar::Row)]
struct Thing {
    name: String,
    #[row(rename = "name")]
    title: String,
}

fn main() {}
