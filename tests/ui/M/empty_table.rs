//! expects: table `things` has no columns
relvar::table! {
    things { }
}

fn main() {}
