//! expects: unknown option `flaten` of `#[row(..)]`; did you mean `flatten`?
#[derive(relvar::Row)]
struct Thing {
    name: String,
    #[row(flaten)]
    other: String,
}

fn main() {}
