//! SQLite: `"name"`, `?1`.

/// The SQL of SQLite 3.45 and later.
#[derive(Clone, Copy, Debug)]
pub struct Sqlite;

impl super::Dialect for Sqlite {
    const NAME: &'static str = "sqlite";
    const QUOTE: char = '"';
    const PLACEHOLDER: char = '?';
    const ARRAYS: bool = false;
    const NULLS_LARGEST: bool = false;
    const POSTGRES_PRECEDENCE: bool = false;
    const LIKE_ESCAPES: bool = false;
    const ON_CONSTRAINT: bool = false;
    const OVERRIDING: bool = false;
    const CONFLICT_AFTER_QUERY: bool = false;
    const OFFSET_ALONE: bool = false;
    const COLUMN_ALIASES: bool = false;
    const ROW_KEYWORD: bool = false;
    type With = crate::kernel::Nil;
    type Inside = Self;
}
