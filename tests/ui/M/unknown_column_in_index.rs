//! expects: table `things` has no column `nmae`; did you mean `name`?
relvar::table! {
    things { id -> Int4, name -> Text, index(lower(nmae)) }
}

fn main() {}
