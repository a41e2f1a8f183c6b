//! Identifiers and literals as SQLite's text: the one place where either gets its quotes.

use std::fmt;

/// `name` as an SQL identifier: in quotes where it is a keyword, has a capital letter or any character beside
/// `a-z`, `0-9` and `_`, and bare otherwise.
///
/// # Errors
///
/// A name that is empty, holds a NUL character or begins with `sqlite_`, which SQLite keeps for itself.
///
/// ```
/// use relvar_sqlite::ddl::quote_identifier;
/// assert_eq!(quote_identifier("users")?, "users");
/// assert_eq!(quote_identifier("order")?, r#""order""#);
/// assert_eq!(quote_identifier(r#"an "odd" name"#)?, r#""an ""odd"" name""#);
/// # Ok::<(), relvar_sqlite::ddl::QuoteError>(())
/// ```
pub fn quote_identifier(name: &str) -> Result<String, QuoteError> {
    match name {
        "" => Err(QuoteError::Empty),
        _ if name.contains('\0') => Err(QuoteError::Nul),
        _ if has_prefix(name, "sqlite_") => Err(QuoteError::Reserved),
        _ if is_plain(name) => Ok(name.to_owned()),
        _ => Ok(format!("\"{}\"", name.replace('"', "\"\""))),
    }
}

/// `text` as an SQL string literal. A backslash means itself.
///
/// # Errors
///
/// A text that holds a NUL character, at which SQLite would end it.
///
/// ```
/// use relvar_sqlite::ddl::quote_literal;
/// assert_eq!(quote_literal("it's")?, "'it''s'");
/// # Ok::<(), relvar_sqlite::ddl::QuoteError>(())
/// ```
pub fn quote_literal(text: &str) -> Result<String, QuoteError> {
    match text.contains('\0') {
        true => Err(QuoteError::Nul),
        false => Ok(format!("'{}'", text.replace('\'', "''"))),
    }
}

/// A text that cannot stand in SQL as what it was given for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum QuoteError {
    /// An identifier without a character.
    Empty,
    /// The text holds a NUL character.
    Nul,
    /// The identifier begins with `sqlite_`.
    Reserved,
}

impl fmt::Display for QuoteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            QuoteError::Empty => "an identifier is empty",
            QuoteError::Nul => "a NUL character cannot stand in SQL",
            QuoteError::Reserved => "names that begin with sqlite_ are SQLite's own",
        })
    }
}

impl std::error::Error for QuoteError {}

fn has_prefix(name: &str, prefix: &str) -> bool {
    name.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}

/// Is it one of the words that are no name, in capitals or not?
pub(super) fn is_keyword(word: &str) -> bool {
    KEYWORDS.binary_search(&word.to_ascii_lowercase().as_str()).is_ok()
}

fn is_plain(name: &str) -> bool {
    name.starts_with(|first: char| first == '_' || first.is_ascii_lowercase())
        && name.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'))
        && !is_keyword(name)
}

/// The keywords that SQLite does not take for a name everywhere. In order.
#[rustfmt::skip]
const KEYWORDS: &[&str] = &[
    "add", "all", "alter", "and", "as", "autoincrement", "between", "case", "cast", "check", "collate", "commit",
    "constraint", "create", "cross", "current_date", "current_time", "current_timestamp", "default", "deferrable",
    "delete", "distinct", "drop", "else", "escape", "except", "exists", "false", "foreign", "from", "full", "glob",
    "group", "having", "in", "index", "indexed", "inner", "insert", "intersect", "into", "is", "isnull", "join",
    "left", "like", "limit", "match", "natural", "not", "nothing", "notnull", "null", "on", "or", "order", "outer",
    "primary", "raise", "references", "regexp", "returning", "right", "select", "set", "table", "then", "to",
    "transaction", "true", "union", "unique", "update", "using", "values", "when", "where",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keywords_are_in_order_for_the_search() {
        assert!(KEYWORDS.is_sorted());
    }

    #[test]
    fn identifiers_are_quoted_where_sql_needs_it() {
        for plain in ["users", "_a1", "name", "value", "key"] {
            assert_eq!(quote_identifier(plain).as_deref(), Ok(plain));
        }
        for (odd, quoted) in [
            ("index", "\"index\""),
            ("Users", "\"Users\""),
            ("1a", "\"1a\""),
            ("größe", "\"größe\""),
            ("\"; DROP TABLE x; --", "\"\"\"; DROP TABLE x; --\""),
        ] {
            assert_eq!(quote_identifier(odd).as_deref(), Ok(quoted));
        }
    }

    #[test]
    fn what_sqlite_cannot_hold_is_refused() {
        assert_eq!(quote_identifier(""), Err(QuoteError::Empty));
        assert_eq!(quote_identifier("a\0b"), Err(QuoteError::Nul));
        assert_eq!(quote_identifier("SQLite_x"), Err(QuoteError::Reserved));
        assert_eq!(quote_literal("a\0b"), Err(QuoteError::Nul));
        assert_eq!(quote_literal(r"\'; --").as_deref(), Ok(r"'\''; --'"));
    }
}
