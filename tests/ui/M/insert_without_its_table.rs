//! expects: `Insert` needs its table: `#[insert(table = users)]`
#[derive(relvar::Insert)]
struct Thing {
    name: String,
}

fn main() {}
