//! expects: `Domain` needs the type that it restricts: `#[sql(base = Text)]`
#[derive(relvar::Domain)]
#[sql(check = value like "%@%")]
struct Email(String);

fn main() {}
