//! expects: `Composite` needs a struct with named fields, `Place` is an enum
#[derive(relvar::Composite)]
enum Place {
    Here,
}

fn main() {}
