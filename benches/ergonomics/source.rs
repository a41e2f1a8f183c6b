//! A task's file as tokens: how long it is, and at which places a typo can happen.

use std::ops::Range;
use std::str::FromStr as _;

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use relvar_benches::Outcome;

use crate::vocabulary as words;

/// What a name is the name of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Column,
    Table,
    /// A field of a struct that the task declares, and no column.
    Field,
    /// A word of SQL text that is neither a column nor a table nor a type: a keyword, a function, an alias.
    Keyword,
    /// A function, method or macro of the library.
    Method,
    Type,
}

impl Kind {
    pub(crate) const ALL: [Kind; 6] =
        [Kind::Column, Kind::Table, Kind::Field, Kind::Keyword, Kind::Method, Kind::Type];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Kind::Column => "column",
            Kind::Table => "table",
            Kind::Field => "field",
            Kind::Keyword => "word of SQL text",
            Kind::Method => "method",
            Kind::Type => "type",
        }
    }
}

/// One typo: what stands at `range` becomes `new`.
#[derive(Clone)]
pub(crate) struct Change {
    pub(crate) kind: Kind,
    pub(crate) range: Range<usize>,
    pub(crate) new: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    Word,
    Punct(char),
    /// Punctuation of which the next token is a part: the first `:` of `::`.
    Joint(char),
    Open(Delimiter),
    Close,
    Literal,
}

struct Token {
    what: What,
    range: Range<usize>,
}

/// A file.
pub(crate) struct Source {
    pub(crate) text: String,
    tokens: Vec<Token>,
}

impl Source {
    pub(crate) fn parse(text: String) -> Outcome<Self> {
        // Comments are no tokens; blanks in their place keep the others where they are.
        let blanked = |line: &str| match line.trim_start().starts_with("//") {
            true => " ".repeat(line.trim_end_matches('\n').len()) + "\n",
            false => line.to_owned(),
        };
        let code: String = text.split_inclusive('\n').map(blanked).collect();
        let stream = TokenStream::from_str(&code).map_err(|error| error.to_string())?;
        let mut tokens = Vec::new();
        flatten(stream, &mut tokens);
        Ok(Source { text, tokens })
    }

    fn text(&self, place: usize) -> &str {
        self.tokens.get(place).map_or("", |token| &self.text[token.range.clone()])
    }

    fn is_punct(&self, place: usize, mark: char) -> bool {
        self.tokens
            .get(place)
            .is_some_and(|token| token.what == What::Punct(mark) || token.what == What::Joint(mark))
    }

    fn is_word(&self, place: usize) -> bool {
        self.tokens.get(place).is_some_and(|token| token.what == What::Word)
    }

    /// Lines of code: neither blank nor a comment.
    pub(crate) fn lines(&self) -> usize {
        let code = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with("//");
        self.text.lines().filter(code).count()
    }

    /// The code without the comment at its head.
    pub(crate) fn code(&self) -> &str {
        let head = self.text.lines().take_while(|line| line.starts_with("//!") || line.is_empty());
        let length: usize = head.map(|line| line.len() + 1).sum();
        self.text[length.min(self.text.len())..].trim_end()
    }

    /// Tokens. Text in quotes counts as its words and marks do.
    pub(crate) fn size(&self) -> usize {
        self.tokens
            .iter()
            .map(|token| match token.what {
                What::Joint(_) => 0,
                What::Literal => marks(&self.text[token.range.clone()]).max(1),
                _ => 1,
            })
            .sum()
    }

    /// The number of the line at this place.
    pub(crate) fn line(&self, place: usize) -> usize {
        self.text[..place].matches('\n').count() + 1
    }

    /// The text after a change.
    pub(crate) fn changed(&self, change: &Change) -> String {
        let mut text = self.text.clone();
        text.replace_range(change.range.clone(), &change.new);
        text
    }

    /// The words outside of `use`, as places.
    fn places(&self) -> Vec<usize> {
        let mut imports = false;
        let mut places = Vec::new();
        for place in 0..self.tokens.len() {
            imports = imports && !self.is_punct(place.wrapping_sub(1), ';') || self.text(place) == "use";
            if !imports {
                places.push(place);
            }
        }
        places
    }

    /// The fields of the structs that the file declares.
    fn fields(&self) -> Vec<&str> {
        let declared = |place: &usize| {
            self.text(place - 1) == "pub" && self.is_word(*place) && self.is_punct(place + 1, ':')
        };
        (1..self.tokens.len()).filter(declared).map(|place| self.text(place)).collect()
    }

    /// The tables that the file names, in this order.
    fn tables(&self) -> Vec<&str> {
        let mut tables = Vec::new();
        let is_word = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
        for word in self.code().split(|letter| !is_word(letter)) {
            if words::is_table(word) && !tables.contains(&word) {
                tables.push(word);
            }
        }
        tables
    }

    /// Every typo, in the order of the text.
    pub(crate) fn changes(&self) -> Vec<Change> {
        let (fields, tables) = (self.fields(), self.tables());
        let mut changes = Vec::new();
        for place in self.places() {
            let token = &self.tokens[place];
            match token.what {
                What::Word => self.typos_of_word(place, &fields, &tables, &mut changes),
                What::Literal => typos_of_text(&self.text, token.range.clone(), &tables, &mut changes),
                _ => {}
            }
        }
        changes
    }

    fn typos_of_word(&self, place: usize, fields: &[&str], tables: &[&str], changes: &mut Vec<Change>) {
        let word = self.text(place);
        let mut add = |kind, range: Range<usize>, new: Option<String>| {
            changes.extend(new.map(|new| Change { kind, range, new }));
        };
        let range = self.tokens[place].range.clone();
        let path = |back: usize| place >= back && self.is_punct(place - 1, ':');
        let is_variant = path(3) && self.text(place - 3) == "Column";
        if word == "Option" && self.is_punct(place + 1, '<') {
            if let Some(end) = self.closing(place + 1) {
                let whole = range.start..self.tokens[end].range.end;
                let inner = self.tokens[place + 1].range.end..self.tokens[end].range.start;
                add(Kind::Type, whole, Some(self.text[inner].to_owned()));
            }
        } else if word == "str" && self.is_punct(place.wrapping_sub(1), '&') {
            let whole = self.tokens[place - 1].range.start..range.end;
            add(Kind::Type, whole.clone(), Some("i32".to_owned()));
            if self.text(place.wrapping_sub(3)) != "Option" {
                add(Kind::Type, whole, Some("Option<&str>".to_owned()));
            }
        } else if let Some(other) = words::other_type(word) {
            add(Kind::Type, range.clone(), Some(other.to_owned()));
            if self.text(place.wrapping_sub(2)) != "Option" {
                add(Kind::Type, range, Some(format!("Option<{word}>")));
            }
        } else if let Some(other) = words::other_struct(word) {
            add(Kind::Type, range.clone(), words::misspelt(word));
            add(Kind::Type, range, Some(other.to_owned()));
        } else if words::is_table(word) {
            add(Kind::Table, range.clone(), words::misspelt(word));
            add(Kind::Table, range, words::other_table(word).map(str::to_owned));
        } else if is_variant && words::is_column(&words::snake(word)) {
            let table = self.text(place.wrapping_sub(6));
            let other = words::other_column(&words::snake(word), [table]);
            add(Kind::Column, range.clone(), words::misspelt(word));
            add(Kind::Column, range, other.map(words::camel));
        } else if words::is_column(word) {
            // `users::age`, `users::COLUMN.age`, or only `age`.
            let behind = if self.is_punct(place.wrapping_sub(1), '.') { 5 } else { 3 };
            let table = self.text(place.wrapping_sub(behind));
            let tables =
                [table].into_iter().filter(|table| words::is_table(table)).chain(tables.iter().copied());
            add(Kind::Column, range.clone(), words::misspelt(word));
            add(Kind::Column, range, words::other_column(word, tables).map(str::to_owned));
        } else if fields.contains(&word) {
            add(Kind::Field, range, words::misspelt(word));
        } else if self.is_called(place) && !words::is_of_rust(word) {
            add(Kind::Method, range, words::misspelt(word));
        }
    }

    /// Is it a function, a method or a macro that is called here?
    fn is_called(&self, place: usize) -> bool {
        let opens = |place: usize| {
            self.tokens.get(place).is_some_and(|token| token.what == What::Open(Delimiter::Parenthesis))
        };
        let turbofish =
            self.is_punct(place + 1, ':') && self.is_punct(place + 2, ':') && self.is_punct(place + 3, '<');
        opens(place + 1) || self.is_punct(place + 1, '!') && opens(place + 2) || turbofish
    }

    /// The `>` that belongs to the `<` at this place.
    fn closing(&self, open: usize) -> Option<usize> {
        let mut depth = 0_usize;
        for place in open..self.tokens.len() {
            if self.is_punct(place, '<') {
                depth += 1;
            } else if self.is_punct(place, '>') && !self.is_punct(place - 1, '-') {
                depth -= 1;
                if depth == 0 {
                    return Some(place);
                }
            }
        }
        None
    }
}

fn flatten(stream: TokenStream, tokens: &mut Vec<Token>) {
    for tree in stream {
        match tree {
            TokenTree::Group(group) => {
                let whole = group.span().byte_range();
                // `None` is what a macro makes; a file has none.
                tokens
                    .push(Token { what: What::Open(group.delimiter()), range: whole.start..whole.start + 1 });
                flatten(group.stream(), tokens);
                tokens.push(Token { what: What::Close, range: whole.end - 1..whole.end });
            }
            TokenTree::Ident(ident) => {
                tokens.push(Token { what: What::Word, range: ident.span().byte_range() });
            }
            TokenTree::Punct(punct) => {
                let mark = punct.as_char();
                let what =
                    if punct.spacing() == Spacing::Joint { What::Joint(mark) } else { What::Punct(mark) };
                tokens.push(Token { what, range: punct.span().byte_range() });
            }
            TokenTree::Literal(literal) => {
                tokens.push(Token { what: What::Literal, range: literal.span().byte_range() });
            }
        }
    }
}

fn is_of_word(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_' || letter == '$'
}

/// Words and marks of a text.
fn marks(literal: &str) -> usize {
    let text = literal.trim_start_matches('r').trim_matches('#').trim_matches('"');
    let letters: Vec<char> = text.chars().collect();
    let begins = |place: usize| {
        let letter = letters[place];
        let goes_on = place > 0 && is_of_word(letter) && is_of_word(letters[place - 1]);
        !letter.is_whitespace() && !goes_on
    };
    (0..letters.len()).filter(|place| begins(*place)).count()
}

/// The typos in SQL text, in the name of a column, in an alias.
fn typos_of_text(text: &str, literal: Range<usize>, tables: &[&str], changes: &mut Vec<Change>) {
    // Without `r` and quotes: a number has no words.
    let begin = text[literal.clone()].find('"').map_or(literal.end, |quote| literal.start + quote + 1);
    let mut rest = begin..literal.end;
    while let Some(start) = text[rest.clone()].find(is_of_word) {
        let start = rest.start + start;
        let length = text[start..rest.end].find(|letter| !is_of_word(letter)).unwrap_or(rest.end - start);
        let range = start..start + length;
        rest.start = range.end;
        let word = &text[range.clone()];
        let before = &text[begin..range.start];
        let is_hole = before.ends_with('{') || word.starts_with(|letter: char| !letter.is_ascii_alphabetic());
        // `users::Entity` in an attribute is a name of the library's.
        let is_library = word.len() > 1
            && word[1..].contains(|letter: char| letter.is_ascii_lowercase())
            && word.starts_with(|letter: char| letter.is_ascii_uppercase());
        if is_hole || is_library {
            continue;
        }
        let mut add = |kind, new: Option<String>| {
            changes.extend(new.map(|new| Change { kind, range: range.clone(), new }));
        };
        let owner =
            before.strip_suffix('.').map(|before| before.rsplit(|c| !is_of_word(c)).next().unwrap_or(""));
        if words::is_table(word) {
            add(Kind::Table, words::misspelt(word));
            add(Kind::Table, words::other_table(word).map(str::to_owned));
        } else if words::is_column(word) {
            let owner = owner.filter(|owner| words::is_table(owner));
            let tables = owner.into_iter().chain(tables.iter().copied());
            add(Kind::Column, words::misspelt(word));
            add(Kind::Column, words::other_column(word, tables).map(str::to_owned));
        } else if before.ends_with("::") && words::other_sql_type(word).is_some() {
            add(Kind::Type, words::misspelt(word));
            add(Kind::Type, words::other_sql_type(word).map(str::to_owned));
        } else {
            add(Kind::Keyword, words::misspelt(word));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typos(text: &str) -> Vec<String> {
        let source = Source::parse(text.to_owned()).unwrap();
        let show = |change: Change| format!("{}>{}", &text[change.range], change.new);
        source.changes().into_iter().map(show).collect()
    }

    #[test]
    fn names_of_the_schema_and_of_the_library_are_hit() {
        assert_eq!(
            typos("use a::users;\nfn run() { users::table.find(key).map(f) }"),
            ["users>usres", "users>posts", "find>fnid"]
        );
        assert_eq!(
            typos("users::COLUMN.age; posts::Column::UserId"),
            [
                "users>usres",
                "users>posts",
                "age>aeg",
                "age>name",
                "posts>potss",
                "posts>comments",
                "UserId>UsreId",
                "UserId>Title"
            ]
        );
    }

    #[test]
    fn types_become_others_and_lose_or_gain_their_option() {
        assert_eq!(
            typos("struct A { pub size: i64, pub text: Option<String>, pub part: &str }"),
            [
                "size>szie",
                "i64>i32",
                "i64>Option<i64>",
                "text>txet",
                "Option<String>>String",
                "String>i32",
                "part>prat",
                "&str>i32",
                "&str>Option<&str>"
            ]
        );
    }

    #[test]
    fn text_is_hit_word_by_word() {
        assert_eq!(
            typos(r#"f(" AND users.id = $1::int4 {part}")"#),
            ["AND>ADN", "users>usres", "users>posts", "id>di", "id>email", "int4>itn4", "int4>int8"]
        );
        assert!(typos("f(\"%{part}%\", 7, 'x')").is_empty());
    }

    #[test]
    fn text_counts_by_its_words() {
        let size = |text: &str| Source::parse(text.to_owned()).unwrap().size();
        assert_eq!(size("a::b(c)"), 6);
        assert_eq!(size("//! x\nr#\"SELECT id, name FROM users\"#"), 6);
    }
}
