//! PostgreSQL: `"name"`, `$1`.

/// The SQL of PostgreSQL 15 and later.
#[derive(Clone, Copy, Debug)]
pub struct Postgres;

impl super::Dialect for Postgres {
    const NAME: &'static str = "postgres";
    const QUOTE: char = '"';
    const PLACEHOLDER: char = '$';
    type With = crate::kernel::Nil;
    type Inside = Self;
}
