//! SQL for people: each clause on a line of its own, subqueries indented.

/// The words that begin a line at the level of a query. The first of several that fit wins.
const CLAUSES: &[&[&str]] = &[
    &["UNION", "ALL"],
    &["UNION"],
    &["INTERSECT", "ALL"],
    &["INTERSECT"],
    &["EXCEPT", "ALL"],
    &["EXCEPT"],
    &["SELECT"],
    &["FROM"],
    &["INNER", "JOIN"],
    &["LEFT", "JOIN"],
    &["RIGHT", "JOIN"],
    &["FULL", "JOIN"],
    &["CROSS", "JOIN"],
    &["NATURAL"],
    &["JOIN"],
    &["WHERE"],
    &["GROUP", "BY"],
    &["HAVING"],
    &["WINDOW"],
    &["ORDER", "BY"],
    &["LIMIT"],
    &["OFFSET"],
    &["FETCH", "FIRST"],
    &["FOR", "UPDATE"],
    &["FOR", "NO", "KEY", "UPDATE"],
    &["FOR", "SHARE"],
    &["FOR", "KEY", "SHARE"],
    &["RETURNING"],
    &["VALUES"],
    &["SET"],
    &["ON", "CONFLICT"],
    &["USING"],
    &["WHEN"],
    &["INSERT", "INTO"],
    &["UPDATE"],
    &["DELETE", "FROM"],
    &["MERGE", "INTO"],
    &["WITH", "RECURSIVE"],
    &["WITH"],
];

/// The words that a query in parentheses begins with.
const QUERIES: &[&str] = &["SELECT", "VALUES", "WITH", "INSERT", "UPDATE", "DELETE"];

/// How far a query in parentheses is indented, and the second line of a clause.
const INDENT: usize = 4;

/// What a parenthesis is around.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    /// A query: its clauses begin lines.
    Query,
    /// An operand: it stays on its line.
    Operand,
}

/// The text with line breaks before its clauses; its words and their order are the same.
pub(super) fn pretty(sql: &str) -> String {
    let tokens = tokens(sql);
    let mut printer = Printer {
        out: String::with_capacity(sql.len() * 2),
        within: vec![Within::Query],
        ..Printer::default()
    };
    for (index, token) in tokens.iter().enumerate() {
        printer.token(&tokens, index, token);
    }
    printer.out
}

#[derive(Default)]
struct Printer {
    out: String,
    within: Vec<Within>,
    /// The queries around this place.
    depth: usize,
    /// Is this place between a BETWEEN and its AND?
    between: Vec<usize>,
    /// Is this place in WHERE, ON or HAVING, where AND begins a line?
    condition: Vec<bool>,
    /// Tokens of a clause's own words that were looked at already.
    passed: usize,
}

impl Printer {
    fn token(&mut self, tokens: &[Token<'_>], index: usize, token: &Token<'_>) {
        let query = self.within.last() == Some(&Within::Query);
        if token.text == ")" {
            if self.within.len() > 1 && self.within.pop() == Some(Within::Query) {
                self.depth -= 1;
                self.condition.pop();
                self.line(0);
            }
            self.out.push(')');
            return;
        }
        let begins = if query && self.passed == 0 { clause(tokens, index) } else { None };
        if let Some(words) = begins {
            self.passed = words.len();
            if index > 0 && !tokens[index - 1].opens_query(tokens, index - 1) {
                self.line(0);
            }
            let condition = matches!(words[0], "WHERE" | "HAVING") || words.last() == Some(&"JOIN");
            match self.condition.last_mut() {
                Some(last) => *last = condition,
                None => self.condition.push(condition),
            }
        } else if token.blank && !self.breaks(tokens, index, query) {
            self.out.push(' ');
        }
        self.passed = self.passed.saturating_sub(1);
        self.out.push_str(token.text);
        if token.is("BETWEEN") {
            self.between.push(self.within.len());
        }
        if token.text == "(" {
            if token.opens_query(tokens, index) {
                self.within.push(Within::Query);
                self.condition.push(false);
                self.depth += 1;
                self.line(0);
            } else {
                self.within.push(Within::Operand);
            }
        }
    }

    /// AND and OR of a whole condition begin a line.
    fn breaks(&mut self, tokens: &[Token<'_>], index: usize, query: bool) -> bool {
        let token = &tokens[index];
        if token.is("AND") && self.between.last() == Some(&self.within.len()) {
            self.between.pop();
            return false;
        }
        if query && self.condition.last() == Some(&true) && (token.is("AND") || token.is("OR")) {
            self.line(INDENT / 2);
            return true;
        }
        false
    }

    fn line(&mut self, more: usize) {
        self.out.push('\n');
        self.out.extend(std::iter::repeat_n(' ', self.depth * INDENT + more));
    }
}

/// The words of the clause that begins here.
fn clause(tokens: &[Token<'_>], index: usize) -> Option<&'static [&'static str]> {
    let before = |back: usize| index.checked_sub(back).map(|index| &tokens[index]);
    // `IS DISTINCT FROM` is an operator; ON CONFLICT DO UPDATE SET, FOR UPDATE and WITH TIES are not clauses anew.
    let operator = before(1).is_some_and(|token| token.is("DISTINCT"))
        && before(2).is_some_and(|token| token.is("IS") || token.is("NOT"));
    if operator && tokens[index].is("FROM")
        || before(1).is_some_and(|token| token.is("DO") || token.is("ROWS"))
    {
        return None;
    }
    CLAUSES.iter().copied().find(|words| {
        words.iter().enumerate().all(|(offset, word)| tokens.get(index + offset).is_some_and(|token| token.is(word)))
            // `left(x)` is a function, and so would a clause's word be.
            && !(words.len() == 1 && !matches!(words[0], "VALUES") && next_touches(tokens, index))
    })
}

/// Does a parenthesis follow without a blank?
fn next_touches(tokens: &[Token<'_>], index: usize) -> bool {
    tokens.get(index + 1).is_some_and(|next| next.text == "(" && !next.blank)
}

/// A piece of the text that line breaks leave whole.
struct Token<'t> {
    text: &'t str,
    /// Did a blank come before it?
    blank: bool,
}

impl Token<'_> {
    fn is(&self, word: &str) -> bool {
        self.text.eq_ignore_ascii_case(word)
    }

    fn opens_query(&self, tokens: &[Token<'_>], index: usize) -> bool {
        self.text == "("
            && tokens.get(index + 1).is_some_and(|next| {
                next.text == "(" && next.opens_query(tokens, index + 1)
                    || QUERIES.iter().any(|word| next.is(word))
            })
    }
}

/// Words, literals, parentheses; what else there is stays with what it touches.
fn tokens(sql: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = sql;
    loop {
        let trimmed = rest.trim_start();
        let blank = trimmed.len() < rest.len();
        if trimmed.is_empty() {
            return tokens;
        }
        let (text, after) = trimmed.split_at(length(trimmed));
        tokens.push(Token { text, blank });
        rest = after;
    }
}

/// The length of the first token of `text`, which is not empty.
fn length(text: &str) -> usize {
    let mut characters = text.char_indices();
    let Some((_, first)) = characters.next() else { return 0 };
    let word = |character: char| character.is_alphanumeric() || matches!(character, '_' | '.' | '$');
    match first {
        '\'' | '"' => quoted(text, first),
        '$' => dollar_quoted(text).unwrap_or_else(|| text.find(|c| !word(c)).unwrap_or(text.len())),
        _ if word(first) => {
            let end = text.find(|c| !word(c)).unwrap_or(text.len());
            // `users."order"`, `E'..'`
            match text[end..].chars().next() {
                Some(quote @ ('"' | '\'')) => end + quoted(&text[end..], quote),
                _ => end,
            }
        }
        '-' if text.starts_with("--") => text.find('\n').unwrap_or(text.len()),
        '/' if text.starts_with("/*") => text.find("*/").map_or(text.len(), |end| end + 2),
        _ => first.len_utf8(),
    }
}

/// The length of a literal or a name in quotes, in which a doubled quote is one, with what follows it without a blank.
fn quoted(text: &str, quote: char) -> usize {
    let mut end = 1;
    loop {
        match text[end..].find(quote) {
            None => return text.len(),
            Some(at) if text[end + at + 1..].starts_with(quote) => end += at + 2,
            Some(at) => {
                let end = end + at + 1;
                let dotted = text[end..].strip_prefix('.').map(|after| 1 + length(after));
                return end + dotted.unwrap_or(0);
            }
        }
    }
}

/// The length of `$tag$ .. $tag$`.
fn dollar_quoted(text: &str) -> Option<usize> {
    let tag = text[1..].find('$')? + 2;
    let name = &text[1..tag - 1];
    let plain = name.chars().all(|c| c.is_alphanumeric() || c == '_')
        && !name.starts_with(|c: char| c.is_ascii_digit());
    let end = text[tag..].find(&text[..tag])?;
    plain.then_some(tag + end + tag)
}
