//! SQL text as tokens: of the small expression grammar, and of what the database's catalogue shows of a table.

/// One token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Token {
    /// A keyword, a function's name or a name without quotes, as it is written.
    Word(String),
    /// A name in quotes, without them.
    Quoted(String),
    /// A string literal, without its quotes.
    Text(String),
    /// A number.
    Number(String),
    /// Anything else.
    Sign(&'static str),
}

/// Where one begins another, the longer one comes first.
const SIGNS: &[&str] = &[
    "->>", "->", "<=", ">=", "<>", "!=", "!~", "~*", "||", "==", "::", "(", ")", "[", "]", ",", ".", "=",
    "<", ">", "~", "+", "-", "*", "/", "%", ";", "&", "|",
];

impl Token {
    /// Is it this keyword, in capitals or not?
    pub(crate) fn is_word(&self, word: &str) -> bool {
        matches!(self, Token::Word(found) if found.eq_ignore_ascii_case(word))
    }

    /// Is it this sign?
    pub(crate) fn is_sign(&self, sign: &str) -> bool {
        matches!(self, Token::Sign(found) if *found == sign)
    }
}

/// The tokens of `sql`, or the rest that begins with no token.
pub(crate) fn tokens(sql: &str) -> Result<Vec<Token>, &str> {
    let mut tokens = Vec::new();
    let mut rest = sql.trim_start();
    while let Some(first) = rest.chars().next() {
        let (token, length) = token(rest, first).ok_or(rest)?;
        tokens.push(token);
        rest = rest[length..].trim_start();
    }
    Ok(tokens)
}

fn token(rest: &str, first: char) -> Option<(Token, usize)> {
    if first == '\'' || first == '"' {
        let (content, length) = quoted(rest, first)?;
        let token = if first == '"' { Token::Quoted(content) } else { Token::Text(content) };
        return Some((token, length));
    }
    if first.is_ascii_digit() {
        let length = number(rest);
        return Some((Token::Number(rest[..length].to_owned()), length));
    }
    if first == '_' || first.is_alphabetic() {
        let is_part = |character: char| character == '_' || character == '$' || character.is_alphanumeric();
        let length = rest.find(|character| !is_part(character)).unwrap_or(rest.len());
        return Some((Token::Word(rest[..length].to_owned()), length));
    }
    SIGNS.iter().find(|sign| rest.starts_with(**sign)).map(|sign| (Token::Sign(sign), sign.len()))
}

/// The content between quotes, where a doubled quote stands for one, and the length with the quotes.
fn quoted(rest: &str, quote: char) -> Option<(String, usize)> {
    let mut content = String::new();
    let mut characters = rest.char_indices().skip(1).peekable();
    while let Some((place, character)) = characters.next() {
        if character != quote {
            content.push(character);
        } else if characters.next_if(|(_, next)| *next == quote).is_some() {
            content.push(quote);
        } else {
            return Some((content, place + 1));
        }
    }
    None
}

/// How long the number is that `rest` begins with.
fn number(rest: &str) -> usize {
    let digits = |from: usize| {
        rest[from..]
            .find(|character: char| !character.is_ascii_digit())
            .map_or(rest.len(), |length| from + length)
    };
    let mut end = digits(0);
    if rest[end..].starts_with('.') {
        end = digits(end + 1);
    }
    if rest[end..].starts_with(['e', 'E']) {
        let sign = usize::from(rest[end + 1..].starts_with(['+', '-']));
        let exponent = digits(end + 1 + sign);
        if exponent > end + 1 + sign {
            end = exponent;
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_token() {
        let found = tokens(r#"lower("a ""b""") <> 'it''s' AND x->>'k' >= -1.5e3"#).unwrap();
        let word = |text: &str| Token::Word(text.to_owned());
        assert_eq!(
            found,
            [
                word("lower"),
                Token::Sign("("),
                Token::Quoted("a \"b\"".to_owned()),
                Token::Sign(")"),
                Token::Sign("<>"),
                Token::Text("it's".to_owned()),
                word("AND"),
                word("x"),
                Token::Sign("->>"),
                Token::Text("k".to_owned()),
                Token::Sign(">="),
                Token::Sign("-"),
                Token::Number("1.5e3".to_owned()),
            ]
        );
    }

    #[test]
    fn what_begins_no_token_is_given_back() {
        assert_eq!(tokens("a = $1"), Err("$1"));
        assert_eq!(tokens("a = 'open"), Err("'open"));
        assert_eq!(tokens("größe > 1").unwrap().len(), 3);
    }
}
