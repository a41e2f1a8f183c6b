//! expects: table `things` has no primary key: give a column `#[primary_key]`, or the table `#[no_primary_key]`
relvar::table! {
    things { name -> Text }
}

fn main() {}
