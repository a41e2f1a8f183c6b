//! expects: unknown option `alwys`; did you mean `always`?
relvar::table! {
    things { #[identity(alwys)] id -> Int4 }
}

fn main() {}
