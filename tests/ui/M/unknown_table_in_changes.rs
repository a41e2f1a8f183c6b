// rust: the compiler names the unknown path and the nearest one
#[derive(relvar::Changes)]
#[changes(table = usres)]
struct Thing {
    name: String,
}

fn main() {}
