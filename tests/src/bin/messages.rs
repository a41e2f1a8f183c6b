//! Prints how the compiler answers to the mistakes of `tests/ui`: `cargo run -p relvar-tests --bin messages`.

use std::path::Path;

use relvar_tests::answers::{read_all, report};

fn main() -> std::io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui");
    print!("{}", report(&read_all(&folder)?));
    Ok(())
}
