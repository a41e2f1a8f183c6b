//! The little that is read of a statement's text: its verb, its table, and the constraints of a CREATE TABLE.

/// Does the statement only read, so that a reading connection can run it?
pub(crate) fn reads(text: &str) -> bool {
    matches!(Tokens(text).verb(), "SELECT" | "VALUES" | "EXPLAIN")
}

/// What the statement does, and the table that it writes.
pub(super) fn target(text: &str) -> Option<(&'static str, &str)> {
    let mut tokens = Tokens(text);
    let verb = tokens.verb();
    let before = match verb {
        "INSERT" | "REPLACE" => "INTO",
        "DELETE" => "FROM",
        "UPDATE" => return tokens.next().map(|table| (verb, name(table))),
        _ => return None,
    };
    tokens.find(|token| token.eq_ignore_ascii_case(before))?;
    tokens.next().map(|table| (verb, name(table)))
}

/// A constraint of a CREATE TABLE that has a name.
#[derive(Debug, PartialEq)]
pub(super) struct Declared<'t> {
    pub(super) name: &'t str,
    pub(super) kind: Declaration,
    pub(super) columns: Vec<&'t str>,
    /// Of a foreign key, the table that it refers to.
    pub(super) parent: Option<&'t str>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Declaration {
    Unique,
    PrimaryKey,
    Check,
    ForeignKey,
}

/// The named constraints of a CREATE TABLE.
pub(super) fn declared(create: &str) -> Vec<Declared<'_>> {
    let mut found = Vec::new();
    let mut depth = 0;
    let mut column = None;
    let mut tokens = Tokens(create);
    let mut item_begins = false;
    while let Some(token) = tokens.next() {
        match token {
            "(" => {
                depth += 1;
                item_begins = depth == 1;
                continue;
            }
            ")" => depth -= 1,
            "," if depth == 1 => {
                item_begins = true;
                continue;
            }
            _ if depth == 1 && item_begins => column = Some(name(token)),
            _ => {}
        }
        item_begins = false;
        if depth == 1 && token.eq_ignore_ascii_case("CONSTRAINT") {
            found.extend(constraint(&mut tokens, column));
        }
    }
    found
}

/// What follows CONSTRAINT. `tokens` goes on before what it has in parentheses, unless these are its columns.
fn constraint<'t>(tokens: &mut Tokens<'t>, column: Option<&'t str>) -> Option<Declared<'t>> {
    let constraint = name(tokens.next()?);
    let word = tokens.next()?;
    let is = |expected: &str| word.eq_ignore_ascii_case(expected);
    let kind = if is("UNIQUE") {
        Declaration::Unique
    } else if is("PRIMARY") {
        tokens.next()?;
        Declaration::PrimaryKey
    } else if is("CHECK") {
        Declaration::Check
    } else if is("FOREIGN") {
        tokens.next()?;
        Declaration::ForeignKey
    } else if is("REFERENCES") {
        let parent = tokens.next().map(name);
        let columns = column.into_iter().collect();
        return Some(Declared { name: constraint, kind: Declaration::ForeignKey, columns, parent });
    } else {
        return None;
    };
    let mut ahead = Tokens(tokens.0);
    let mut columns = Vec::new();
    if kind != Declaration::Check && ahead.next() == Some("(") {
        columns
            .extend(ahead.by_ref().take_while(|token| *token != ")").filter(|token| *token != ",").map(name));
        *tokens = ahead;
    } else if kind != Declaration::Check {
        columns.extend(column);
    }
    let mut parent = None;
    if kind == Declaration::ForeignKey {
        tokens.next()?;
        parent = tokens.next().map(name);
    }
    Some(Declared { name: constraint, kind, columns, parent })
}

/// A name without its quotes.
fn name(token: &str) -> &str {
    let inner = |open: char, close: char| token.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
    inner('"', '"').or_else(|| inner('`', '`')).or_else(|| inner('[', ']')).unwrap_or(token)
}

/// The words, quoted names, strings and signs of a text.
struct Tokens<'t>(&'t str);

impl<'t> Tokens<'t> {
    /// The first word, or behind a WITH clause the one after it.
    fn verb(&mut self) -> &'static str {
        const VERBS: [&str; 7] = ["SELECT", "VALUES", "EXPLAIN", "INSERT", "REPLACE", "UPDATE", "DELETE"];
        let known = |token: &str| VERBS.into_iter().find(|verb| token.eq_ignore_ascii_case(verb));
        let Some(first) = self.next() else { return "" };
        if !first.eq_ignore_ascii_case("WITH") {
            return known(first).unwrap_or_default();
        }
        let mut depth = 0;
        for token in self.by_ref() {
            match token {
                "(" => depth += 1,
                ")" => depth -= 1,
                _ if depth == 0 => {
                    if let Some(verb) = known(token) {
                        return verb;
                    }
                }
                _ => {}
            }
        }
        ""
    }
}

impl<'t> Iterator for Tokens<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        let text = self.0.trim_start();
        let first = text.chars().next()?;
        let in_word = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
        let closing = match first {
            '[' => Some(']'),
            '"' | '\'' | '`' => Some(first),
            _ => None,
        };
        let length = match closing {
            // A doubled quote is two tokens one after the other, which no use of them minds.
            Some(closing) => text[1..].find(closing).map_or(text.len(), |end| end + 2),
            None if in_word(first) => text.find(|c| !in_word(c)).unwrap_or(text.len()),
            None => first.len_utf8(),
        };
        let (token, rest) = text.split_at(length);
        self.0 = rest;
        Some(token)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reading_statements_are_known_by_their_verb() {
        for text in [
            "SELECT 1",
            " select 1",
            "VALUES (1)",
            "EXPLAIN QUERY PLAN DELETE FROM t",
            "WITH a AS (SELECT ')' FROM b), c(d) AS (VALUES (1)) SELECT * FROM a",
            "WITH RECURSIVE a(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM a) SELECT n FROM a",
        ] {
            assert!(reads(text), "{text}");
        }
        for text in [
            "INSERT INTO t VALUES (1)",
            "WITH a AS (SELECT 1) INSERT INTO t SELECT * FROM a",
            "WITH \"select\" AS (SELECT 1) DELETE FROM t",
            "CREATE TABLE t (a)",
            "PRAGMA foreign_keys",
            "",
        ] {
            assert!(!reads(text), "{text}");
        }
    }

    #[test]
    fn the_written_table_is_found() {
        for text in [
            "INSERT INTO users (email) VALUES (?1)",
            "INSERT INTO \"users\" DEFAULT VALUES",
            "UPDATE users SET name = ?1",
            "DELETE FROM users WHERE id = ?1",
            "WITH a AS (DELETE) UPDATE users SET name = 'x'",
        ] {
            assert_eq!(target(text).map(|(_, table)| table), Some("users"), "{text}");
        }
        assert_eq!(target("SELECT 1"), None);
    }

    #[test]
    fn named_constraints_are_found() {
        let create = "CREATE TABLE t (a INTEGER CONSTRAINT t_pkey PRIMARY KEY, b TEXT DEFAULT (',') CONSTRAINT \"b k\" UNIQUE, \
                      c INTEGER CONSTRAINT t_c_fkey REFERENCES p (id), CONSTRAINT t_b_c_key UNIQUE (\"b\", c), \
                      CONSTRAINT positive CHECK (c > 0 AND (a > 0)), \
                      CONSTRAINT t_b_fkey FOREIGN KEY (b, c) REFERENCES \"q\" (x, y) ON DELETE CASCADE) STRICT";
        let shown: Vec<_> = declared(create)
            .into_iter()
            .map(|found| (found.name, found.kind, found.columns.join(","), found.parent))
            .collect();
        assert_eq!(
            shown,
            [
                ("t_pkey", Declaration::PrimaryKey, "a".to_owned(), None),
                ("b k", Declaration::Unique, "b".to_owned(), None),
                ("t_c_fkey", Declaration::ForeignKey, "c".to_owned(), Some("p")),
                ("t_b_c_key", Declaration::Unique, "b,c".to_owned(), None),
                ("positive", Declaration::Check, String::new(), None),
                ("t_b_fkey", Declaration::ForeignKey, "b,c".to_owned(), Some("q")),
            ]
        );
    }
}
