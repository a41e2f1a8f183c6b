//! expects: another field is called `street` in SQL
#[derive(relvar::Composite)]
struct Address {
    street: String,
    #[sql(rename = "street")]
    road: String,
}

fn main() {}
