//! expects: the CHECK of a domain speaks of its `value`, found `email`
#[derive(relvar::Domain)]
#[sql(base = Text, check = email like "%@%")]
struct Email(String);

fn main() {}
