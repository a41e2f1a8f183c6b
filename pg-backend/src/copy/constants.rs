//! The values of a query as constants of its text: COPY takes no parameters.

use futures_util::TryStreamExt;
use postgres_types::Type;
use relvar::backend::Request;
use relvar::kernel::TypeName;

use crate::ddl::quote_literal;
use crate::parameters::Bound;
use crate::session::Session;
use crate::{Error, Pg, Result};

/// The text of the request with its values in it. The server says how each value is written, and reads it again in the same
/// session.
pub(super) async fn with_constants(
    session: &Session,
    request: &Request<Pg>,
    types: &[Type],
) -> Result<String> {
    let text = request.text.as_str();
    if request.parameters.is_empty() {
        return Ok(text.to_owned());
    }
    let given: Vec<(Bound<'_>, Type)> = request
        .parameters
        .bound()
        .into_iter()
        .zip(types.iter().cloned())
        .filter(|(value, _)| !value.is_null())
        .collect();
    let mut written = written(session, given).await?.into_iter();
    let mut constants = Vec::with_capacity(types.len());
    for (value, name) in request.parameters.bound().into_iter().zip(request.parameters.type_names()) {
        constants.push(match value.is_null() {
            true => constant(None, name)?,
            false => constant(written.next().as_deref(), name)?,
        });
    }
    Ok(replace(text, &constants))
}

/// How the server writes these values, none of which is NULL.
async fn written(session: &Session, values: Vec<(Bound<'_>, Type)>) -> Result<Vec<String>> {
    if values.is_empty() {
        return Ok(Vec::new());
    }
    // `concat` writes as the type's output function does; a cast to text would drop the blanks at the end of a bpchar.
    let texts: Vec<String> = (1..=values.len()).map(|number| format!("concat(${number})")).collect();
    let text = format!("SELECT ARRAY[{}]", texts.join(", "));
    let rows: Vec<_> = session.client.query_typed_raw(&text, values).await?.try_collect().await?;
    let row = rows.first().ok_or_else(|| Error::copy("the server did not write the values of the query"))?;
    Ok(row.try_get(0)?)
}

/// `('7'::"int4")`
fn constant(value: Option<&str>, name: &TypeName) -> Result<String> {
    let quoted = |part: &str| format!("\"{}\"", part.replace('"', "\"\""));
    let schema = name.schema.map(|schema| quoted(schema) + ".").unwrap_or_default();
    let array = if name.array { "[]" } else { "" };
    let literal = match value {
        Some(value) => quote_literal(value).map_err(|error| Error::copy(error.to_string()))?,
        None => "NULL".to_owned(),
    };
    Ok(format!("({literal}::{schema}{}{array})", quoted(name.name)))
}

/// Puts the constants where the text has `$1`, `$2` ..: not inside of quotes, comments and names.
fn replace(text: &str, constants: &[String]) -> String {
    let mut replaced = String::with_capacity(text.len() + constants.iter().map(String::len).sum::<usize>());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let piece = match first {
            '\'' => quoted(rest, '\'', false),
            '"' => quoted(rest, '"', false),
            'e' | 'E' if rest[1..].starts_with('\'') => 1 + quoted(&rest[1..], '\'', true),
            '-' if rest.starts_with("--") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => comment(rest),
            '$' => match number(rest) {
                Some((number, length)) => {
                    match constants.get(number.wrapping_sub(1)) {
                        Some(constant) => replaced.push_str(constant),
                        None => replaced.push_str(&rest[..length]),
                    }
                    rest = &rest[length..];
                    continue;
                }
                None => dollar_quoted(rest),
            },
            _ if is_word(first) => rest.find(|c: char| !is_word(c) && c != '$').unwrap_or(rest.len()),
            _ => first.len_utf8(),
        };
        replaced.push_str(&rest[..piece]);
        rest = &rest[piece..];
    }
    replaced
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The length of what stands between quotes, with them. Two quotes do not end it; neither does one after a backslash, where
/// that counts.
fn quoted(text: &str, quote: char, backslashes: bool) -> usize {
    let mut characters = text.char_indices().skip(1);
    while let Some((at, c)) = characters.next() {
        if c == '\\' && backslashes {
            characters.next();
        } else if c == quote {
            // Of two quotes, the second one begins a text of its own, which is as good.
            return at + 1;
        }
    }
    text.len()
}

/// The length of a comment; they nest.
fn comment(text: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < text.len() {
        let rest = &text[at..];
        if rest.starts_with("/*") {
            (depth, at) = (depth + 1, at + 2);
        } else if rest.starts_with("*/") {
            (depth, at) = (depth - 1, at + 2);
            if depth == 0 {
                return at;
            }
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

/// The number after a dollar sign, and the length of both.
fn number(text: &str) -> Option<(usize, usize)> {
    let digits = text[1..].bytes().take_while(u8::is_ascii_digit).count();
    Some((text[1..=digits].parse().ok()?, digits + 1))
}

/// The length of `$tag$ .. $tag$`, or of a dollar sign alone.
fn dollar_quoted(text: &str) -> usize {
    let Some(end) = text[1..].find('$') else { return 1 };
    let tag = &text[..end + 2];
    if !tag[1..=end].chars().all(is_word) {
        return 1;
    }
    text[tag.len()..].find(tag).map_or(text.len(), |at| tag.len() + at + tag.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn replaced(text: &str) -> String {
        let constants: Vec<String> = (1..=12).map(|number| format!("<{number}>")).collect();
        replace(text, &constants)
    }

    #[test]
    fn every_placeholder_becomes_its_constant() {
        assert_eq!(replaced("SELECT $1, $12 + $2"), "SELECT <1>, <12> + <2>");
        assert_eq!(replaced("a = ANY($1)AND b=$2"), "a = ANY(<1>)AND b=<2>");
    }

    #[test]
    fn what_only_looks_like_one_stays() {
        for text in [
            "SELECT '$1', 'it''s $1'",
            r"SELECT E'\'$1', E'\\'",
            r#"SELECT "a$1", "b""$1""#,
            "SELECT $$ $1 $$, $q$ $1 $$ $q$",
            "SELECT 1 -- $1\n",
            "SELECT /* $1 /* $1 */ $1 */ 1",
            "SELECT a$1, größe$1",
            "SELECT $13",
            "SELECT 'open $1",
        ] {
            assert_eq!(replaced(text), text);
        }
        assert_eq!(replaced(r"SELECT 'a\', $1"), r"SELECT 'a\', <1>");
        assert_eq!(replaced(r"SELECT E'a\\', $1, '' , $2"), r"SELECT E'a\\', <1>, '' , <2>");
        assert_eq!(replaced("SELECT 1 - $1 -- $2\n, $3"), "SELECT 1 - <1> -- $2\n, <3>");
    }

    #[test]
    fn constants_have_quotes_and_a_type() {
        let int4 = TypeName::built_in("int4");
        assert_eq!(constant(Some("7"), &int4).unwrap(), r#"('7'::"int4")"#);
        assert_eq!(constant(None, &int4.array_of()).unwrap(), r#"(NULL::"int4"[])"#);
        let odd = TypeName { schema: Some("my \"app\""), ..TypeName::built_in("mood") };
        assert_eq!(constant(Some("it's"), &odd).unwrap(), r#"('it''s'::"my ""app"""."mood")"#);
    }
}
