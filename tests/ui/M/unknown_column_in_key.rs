//! expects: table `things` has no column `nmae`; did you mean `name`?
relvar::table! {
    things { id -> Int4, name -> Text, unique(id, nmae) }
}

fn main() {}
