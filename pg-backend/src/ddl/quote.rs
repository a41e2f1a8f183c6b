//! Identifiers and literals as SQL text: the one place where either gets its quotes.

use std::fmt;

/// The server keeps this many bytes of an identifier and cuts off the rest.
const LONGEST_IDENTIFIER: usize = 63;

/// `name` as an SQL identifier: in quotes where it is a keyword, has a capital letter or any character beside
/// `a-z`, `0-9` and `_`, and bare otherwise.
///
/// # Errors
///
/// A name that is empty, holds a NUL character or is longer than the server's 63 bytes.
///
/// ```
/// use relvar_pg::ddl::quote_identifier;
/// assert_eq!(quote_identifier("users")?, "users");
/// assert_eq!(quote_identifier("order")?, r#""order""#);
/// assert_eq!(quote_identifier(r#"an "odd" name"#)?, r#""an ""odd"" name""#);
/// # Ok::<(), relvar_pg::ddl::QuoteError>(())
/// ```
pub fn quote_identifier(name: &str) -> Result<String, QuoteError> {
    match name {
        "" => Err(QuoteError::Empty),
        _ if name.contains('\0') => Err(QuoteError::Nul),
        _ if name.len() > LONGEST_IDENTIFIER => Err(QuoteError::TooLong { bytes: name.len() }),
        _ if is_plain(name) => Ok(name.to_owned()),
        _ => Ok(format!("\"{}\"", name.replace('"', "\"\""))),
    }
}

/// `text` as an SQL string literal that means the same under every server setting.
///
/// # Errors
///
/// A text that holds a NUL character, which no SQL text can.
///
/// ```
/// use relvar_pg::ddl::quote_literal;
/// assert_eq!(quote_literal("it's")?, "'it''s'");
/// assert_eq!(quote_literal(r"a\b")?, r"E'a\\b'");
/// # Ok::<(), relvar_pg::ddl::QuoteError>(())
/// ```
pub fn quote_literal(text: &str) -> Result<String, QuoteError> {
    if text.contains('\0') {
        return Err(QuoteError::Nul);
    }
    let doubled = text.replace('\'', "''");
    // What a backslash means between plain quotes depends on `standard_conforming_strings`.
    match doubled.contains('\\') {
        true => Ok(format!("E'{}'", doubled.replace('\\', "\\\\"))),
        false => Ok(format!("'{doubled}'")),
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
    /// The server would cut the identifier off.
    TooLong {
        /// The length in bytes.
        bytes: usize,
    },
}

impl fmt::Display for QuoteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            QuoteError::Empty => f.write_str("an identifier is empty"),
            QuoteError::Nul => f.write_str("a NUL character cannot stand in SQL"),
            QuoteError::TooLong { bytes } => {
                write!(f, "an identifier of {bytes} bytes is longer than the server's {LONGEST_IDENTIFIER}")
            }
        }
    }
}

impl std::error::Error for QuoteError {}

fn is_plain(name: &str) -> bool {
    name.starts_with(|first: char| first == '_' || first.is_ascii_lowercase())
        && name.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'))
        && KEYWORDS.binary_search(&name).is_err()
}

/// Every keyword of PostgreSQL 13 to 18 that is not free to be any name (`pg_get_keywords()`, category other than
/// `U`), in order.
#[rustfmt::skip]
const KEYWORDS: &[&str] = &[
    "all", "analyse", "analyze", "and", "any", "array", "as", "asc", "asymmetric", "authorization",
    "between", "bigint", "binary", "bit", "boolean", "both", "case", "cast", "char", "character",
    "check", "coalesce", "collate", "collation", "column", "concurrently", "constraint", "create",
    "cross", "current_catalog", "current_date", "current_role", "current_schema", "current_time",
    "current_timestamp", "current_user", "dec", "decimal", "default", "deferrable", "desc", "distinct",
    "do", "else", "end", "except", "exists", "extract", "false", "fetch", "float", "for", "foreign",
    "freeze", "from", "full", "grant", "greatest", "group", "grouping", "having", "ilike", "in",
    "initially", "inner", "inout", "int", "integer", "intersect", "interval", "into", "is", "isnull",
    "join", "json", "json_array", "json_arrayagg", "json_exists", "json_object", "json_objectagg",
    "json_query", "json_scalar", "json_serialize", "json_table", "json_value", "lateral", "leading",
    "least", "left", "like", "limit", "localtime", "localtimestamp", "merge_action", "national",
    "natural", "nchar", "none", "normalize", "not", "notnull", "null", "nullif", "numeric", "offset",
    "on", "only", "or", "order", "out", "outer", "overlaps", "overlay", "placing", "position",
    "precision", "primary", "real", "references", "returning", "right", "row", "select", "session_user",
    "setof", "similar", "smallint", "some", "substring", "symmetric", "system_user", "table",
    "tablesample", "then", "time", "timestamp", "to", "trailing", "treat", "trim", "true", "union",
    "unique", "user", "using", "values", "varchar", "variadic", "verbose", "when", "where", "window",
    "with", "xmlattributes", "xmlconcat", "xmlelement", "xmlexists", "xmlforest", "xmlnamespaces",
    "xmlparse", "xmlpi", "xmlroot", "xmlserialize", "xmltable",
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
        for plain in ["users", "_a1", "name", "value"] {
            assert_eq!(quote_identifier(plain).as_deref(), Ok(plain));
        }
        for (odd, quoted) in [
            ("user", "\"user\""),
            ("Users", "\"Users\""),
            ("1a", "\"1a\""),
            ("a b", "\"a b\""),
            ("a$b", "\"a$b\""),
            ("größe", "\"größe\""),
            ("\"; DROP TABLE x; --", "\"\"\"; DROP TABLE x; --\""),
        ] {
            assert_eq!(quote_identifier(odd).as_deref(), Ok(quoted));
        }
    }

    #[test]
    fn what_no_identifier_can_be_is_refused() {
        assert_eq!(quote_identifier(""), Err(QuoteError::Empty));
        assert_eq!(quote_identifier("a\0b"), Err(QuoteError::Nul));
        assert_eq!(quote_identifier(&"é".repeat(32)), Err(QuoteError::TooLong { bytes: 64 }));
        assert!(quote_identifier(&"a".repeat(63)).is_ok());
    }

    #[test]
    fn literals_keep_quotes_and_backslashes() {
        assert_eq!(quote_literal("").as_deref(), Ok("''"));
        assert_eq!(quote_literal("a\nb").as_deref(), Ok("'a\nb'"));
        assert_eq!(quote_literal(r"\'; DROP TABLE x; --").as_deref(), Ok(r"E'\\''; DROP TABLE x; --'"));
        assert_eq!(quote_literal("a\0b"), Err(QuoteError::Nul));
    }
}
