//! SQLite: `"name"`, `?1`.

/// The SQL of SQLite 3.45 and later.
#[derive(Clone, Copy, Debug)]
pub struct Sqlite;

impl super::Dialect for Sqlite {
    const QUOTE: char = '"';
    const PLACEHOLDER: char = '?';
    type With = crate::kernel::Nil;
    type Inside = Self;
}
