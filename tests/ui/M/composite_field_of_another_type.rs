//! expects: `String` cannot be stored in column `floor` of SQL type `Int4`
#[derive(relvar::Composite)]
struct Address {
    street: String,
    #[sql(type = Int4)]
    floor: String,
}

fn main() {}
