//! expects: a CHECK constraint needs a condition, found an integer
relvar::table! {
    things { id -> Int4, age -> Int4, check(age + 1) }
}

fn main() {}
