//! expects: table `things` has no column `agee`; did you mean `age`?
relvar::table! {
    things { id -> Int4, age -> Int4, check(agee >= 0) }
}

fn main() {}
