//! Flattening: one walk over a rope, in a constant or at run time, with the same output.

use std::marker::PhantomData;

use super::{Chain, Dialect, Rope, precedence};
use crate::kernel::Name;

/// How a dialect spells names and placeholders, as values: const functions cannot ask a trait.
#[derive(Clone, Copy)]
pub(super) struct Spelling {
    quote: char,
    placeholder: char,
    numbered: bool,
    nulls_largest: bool,
    postgres_precedence: bool,
}

impl Spelling {
    pub(super) const fn of<D: Dialect>() -> Self {
        Spelling {
            quote: D::QUOTE,
            placeholder: D::PLACEHOLDER,
            numbered: D::NUMBERED,
            nulls_largest: D::NULLS_LARGEST,
            postgres_precedence: D::POSTGRES_PRECEDENCE,
        }
    }

    /// How tightly an operand must bind to an operator of this precedence, where PostgreSQL asks for `usual`.
    const fn within(self, operator: u8, usual: u8) -> u8 {
        // Elsewhere comparisons and patterns have one rank, and `||` binds most tightly; everywhere, arithmetic binds more
        // tightly than comparisons, and those more tightly than NOT.
        match operator {
            _ if self.postgres_precedence => usual,
            precedence::IS..precedence::OTHER => precedence::ADDITION,
            precedence::OTHER => precedence::PRIMARY,
            // Set operations have one rank, from left to right.
            precedence::UNION if usual > precedence::UNION => precedence::INTERSECT + 1,
            _ => usual,
        }
    }
}

/// Writes into a slice. What does not fit is counted and not written, so a walk over an empty slice measures.
pub(super) struct Buffer<'b> {
    bytes: &'b mut [u8],
    length: usize,
    parameters: usize,
}

impl<'b> Buffer<'b> {
    /// Over `bytes`, when `parameters` placeholders came before.
    pub(super) const fn over(bytes: &'b mut [u8], parameters: usize) -> Self {
        Buffer { bytes, length: 0, parameters }
    }

    const fn push(&mut self, text: &str) {
        let text = text.as_bytes();
        let end = self.length + text.len();
        if end <= self.bytes.len() {
            self.bytes.split_at_mut(self.length).1.split_at_mut(text.len()).0.copy_from_slice(text);
        }
        self.length = end;
    }

    const fn push_char(&mut self, character: char) {
        self.push(character.encode_utf8(&mut [0; 4]));
    }

    const fn number(&mut self, mut value: usize) {
        let mut digits = [0u8; 20];
        let mut at = digits.len();
        loop {
            at -= 1;
            digits[at] = b'0' + (value % 10) as u8;
            value /= 10;
            if value == 0 {
                break;
            }
        }
        while at < digits.len() {
            self.push_char(digits[at] as char);
            at += 1;
        }
    }

    const fn name(&mut self, spelling: Spelling, name: Name, suffix: &str) {
        if !name.quoted {
            self.push(name.text);
            self.push(suffix);
            return;
        }
        self.push_char(spelling.quote);
        if spelling.quote == '"' && !contains(name.text, b'"') {
            self.push(name.text);
        } else {
            self.escaped(name.text, spelling.quote);
        }
        self.push(suffix);
        self.push_char(spelling.quote);
    }

    /// The text with every `quote` in it doubled.
    const fn escaped(&mut self, text: &str, quote: char) {
        let bytes = text.as_bytes();
        let mut start = 0;
        let mut at = 0;
        while at < bytes.len() {
            if bytes[at] == quote as u8 {
                self.piece(text, start, at + 1);
                self.push_char(quote);
                start = at + 1;
            }
            at += 1;
        }
        self.piece(text, start, bytes.len());
    }

    const fn piece(&mut self, text: &str, start: usize, end: usize) {
        self.push(text.split_at(end).0.split_at(start).1);
    }

    /// Writes `rope`; parentheses around it where it binds less tightly than `around`.
    pub(super) const fn rope(&mut self, spelling: Spelling, rope: &Rope, around: u8) {
        match rope {
            Rope::Empty => {}
            Rope::Literal(text) => self.push(text),
            Rope::Name(name) => self.name(spelling, *name, ""),
            Rope::Column(table, name) => {
                self.name(spelling, *table, "");
                self.push(".");
                self.name(spelling, *name, "");
            }
            Rope::Label(name, suffix) => {
                // The server would cut what is longer at its end, and an alias without its letter is the table again.
                let text = shortened(name.text, LONGEST_NAME - suffix.len());
                self.name(spelling, Name { text, quoted: name.quoted }, suffix);
            }
            Rope::Ordinal(number) => self.number(*number),
            Rope::Parameter(_) => {
                self.parameters += 1;
                self.push_char(spelling.placeholder);
                if spelling.numbered {
                    self.number(self.parameters);
                }
            }
            Rope::Since(_, piece) => self.rope(spelling, piece, around),
            Rope::Join(pieces) => {
                let mut index = 0;
                while index < pieces.len() {
                    self.rope(spelling, pieces[index], precedence::LOWEST);
                    index += 1;
                }
            }
            Rope::Clause(keyword, piece) => {
                if !is_empty(piece) {
                    self.push(keyword);
                    self.rope(spelling, piece, precedence::LOWEST);
                }
            }
            Rope::List(separator, pieces) => self.list(spelling, separator, pieces, false),
            Rope::Call(words, arguments) => {
                // A keyword between the arguments ends an operand only where that binds tightly: `position(a IN b)`.
                let around = if words.len() > 2 { precedence::OTHER } else { precedence::LOWEST };
                let around = spelling.within(around, around);
                self.push(words[0]);
                let mut chain = *arguments;
                let mut index = 1;
                while let Chain::Piece(argument, rest) = chain {
                    if index > 1 {
                        self.push(if index < words.len() { words[index - 1] } else { ", " });
                    }
                    self.rope(spelling, argument, around);
                    index += 1;
                    chain = *rest;
                }
                self.push(words[words.len() - 1]);
            }
            Rope::Infix { precedence, left, operator, right } => {
                self.open(spelling, *precedence, around);
                // Comparisons do not chain in SQL: `a = b = c` is an error, so both sides must bind more tightly.
                let chains = *precedence != precedence::COMPARISON && *precedence != precedence::PATTERN;
                let usual = if chains { *precedence } else { *precedence + 1 };
                self.rope(spelling, left, spelling.within(*precedence, usual));
                self.push(operator);
                // AND and OR are associative: `a AND (b AND c)` needs no parentheses.
                let associative = *precedence == precedence::AND || *precedence == precedence::OR;
                let usual = if associative { *precedence } else { *precedence + 1 };
                self.rope(spelling, right, spelling.within(*precedence, usual));
                self.close(*precedence, around);
            }
            Rope::Affix { precedence, before, operand, after } => {
                self.open(spelling, *precedence, around);
                self.push(before);
                // `~ a & b` is `(~ a) & b`; only NOT and the signs have a rank that no infix operator has.
                let binds_more = before.is_empty() || *precedence == precedence::OTHER;
                let usual = if binds_more { *precedence + 1 } else { *precedence };
                self.rope(spelling, operand, spelling.within(*precedence, usual));
                self.push(after);
                self.close(*precedence, around);
            }
            Rope::Term { by, words, descending } => {
                self.rope(spelling, by, precedence::LOWEST);
                self.push(words);
                if let Some(descending) = *descending {
                    self.nulls(spelling, descending);
                }
            }
            Rope::Terms(terms) => self.terms(spelling, terms),
            Rope::Mixfix { precedence, pieces } => {
                self.open(spelling, *precedence, around);
                let mut index = 0;
                while index < pieces.len() {
                    self.rope(spelling, pieces[index], spelling.within(*precedence, *precedence + 1));
                    index += 1;
                }
                self.close(*precedence, around);
            }
        }
    }

    /// Pieces with a separator, without those that are empty; are they terms of ORDER BY?
    const fn list(&mut self, spelling: Spelling, separator: &str, pieces: &[&Rope], terms: bool) {
        let mut index = 0;
        let mut first = true;
        while index < pieces.len() {
            if !is_empty(pieces[index]) {
                if !first {
                    self.push(separator);
                }
                first = false;
                if terms {
                    self.terms(spelling, pieces[index]);
                } else {
                    self.rope(spelling, pieces[index], precedence::LOWEST);
                }
            }
            index += 1;
        }
    }

    /// Terms of ORDER BY.
    const fn terms(&mut self, spelling: Spelling, terms: &Rope) {
        match terms {
            Rope::List(separator, pieces) => self.list(spelling, separator, pieces, true),
            Rope::Term { .. } | Rope::Empty => self.rope(spelling, terms, precedence::LOWEST),
            expression => {
                self.rope(spelling, expression, precedence::LOWEST);
                self.nulls(spelling, false);
            }
        }
    }

    /// Where NULLs are, if the dialect has them elsewhere: last, and first where the largest value is the first.
    const fn nulls(&mut self, spelling: Spelling, descending: bool) {
        if !spelling.nulls_largest {
            self.push(if descending { " NULLS FIRST" } else { " NULLS LAST" });
        }
    }

    const fn open(&mut self, spelling: Spelling, precedence: u8, around: u8) {
        // Where a branch of a set operation takes no parentheses, it is a query of a derived table.
        let branch = around >= precedence::UNION && !spelling.postgres_precedence;
        if precedence < around {
            self.push(if branch { "SELECT * FROM (" } else { "(" });
        }
    }

    const fn close(&mut self, precedence: u8, around: u8) {
        if precedence < around {
            self.push(")");
        }
    }
}

/// The longest name that PostgreSQL keeps whole, in bytes.
const LONGEST_NAME: usize = 63;

/// The beginning of `text`, of at most `length` bytes, in whole characters.
const fn shortened(text: &str, length: usize) -> &str {
    let mut end = if text.len() < length { text.len() } else { length };
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.split_at(end).0
}

const fn contains(text: &str, byte: u8) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == byte {
            return true;
        }
        at += 1;
    }
    false
}

/// Does the rope print nothing?
pub(crate) const fn is_empty(rope: &Rope) -> bool {
    match rope {
        Rope::Empty => true,
        Rope::Literal(text) => text.is_empty(),
        Rope::Clause(_, piece) | Rope::Since(_, piece) | Rope::Terms(piece) => is_empty(piece),
        Rope::Join(pieces) | Rope::List(_, pieces) => {
            let mut index = 0;
            while index < pieces.len() {
                if !is_empty(pieces[index]) {
                    return false;
                }
                index += 1;
            }
            true
        }
        _ => false,
    }
}

/// The length of a rope's text in bytes, and the number of its last placeholder.
pub(super) const fn measure(spelling: Spelling, rope: &Rope, parameters: usize) -> (usize, usize) {
    let mut buffer = Buffer::over(&mut [], parameters);
    buffer.rope(spelling, rope, precedence::LOWEST);
    (buffer.length, buffer.parameters)
}

/// Text that is put together at run time, from the same ropes as the constant texts.
#[derive(Debug)]
pub struct Writer<D> {
    /// Whole `str`s one after another.
    text: Vec<u8>,
    parameters: usize,
    dialect: PhantomData<D>,
}

/// Room for most statements.
const ROOM: usize = 512;

impl<D: Dialect> Default for Writer<D> {
    fn default() -> Self {
        Writer { text: Vec::with_capacity(ROOM), parameters: 0, dialect: PhantomData }
    }
}

impl<D: Dialect> Writer<D> {
    /// Appends a rope; its placeholders go on where the last one ended.
    pub fn push(&mut self, rope: &Rope) {
        self.push_within(rope, precedence::LOWEST);
    }

    /// Appends an operand of an operator that binds as tightly as `around`: in parentheses where it needs them.
    pub fn push_within(&mut self, rope: &Rope, around: u8) {
        let (start, spelling) = (self.text.len(), Spelling::of::<D>());
        self.text.resize(self.text.capacity(), 0);
        let mut written = Buffer::over(&mut self.text[start..], self.parameters);
        written.rope(spelling, rope, around);
        let Buffer { length, parameters, .. } = written;
        let fits = start + length <= self.text.len();
        self.text.resize(start + length, 0);
        if !fits {
            Buffer::over(&mut self.text[start..], self.parameters).rope(spelling, rope, around);
        }
        self.parameters = parameters;
    }

    /// Appends literal text.
    pub fn push_str(&mut self, text: &str) {
        self.text.extend_from_slice(text.as_bytes());
    }

    /// Appends the next placeholder.
    pub fn placeholder(&mut self) {
        self.parameters += 1;
        self.push_str(D::PLACEHOLDER.encode_utf8(&mut [0; 4]));
        if D::NUMBERED {
            self.push_str(&self.parameters.to_string());
        }
    }

    /// The text.
    pub fn finish(self) -> String {
        // Nothing is lost: see the field.
        String::from_utf8(self.text)
            .unwrap_or_else(|other| String::from_utf8_lossy(other.as_bytes()).into_owned())
    }
}

/// Flattens a rope at run time.
pub fn flatten<D: Dialect>(rope: &Rope) -> String {
    let mut writer = Writer::<D>::default();
    writer.push(rope);
    writer.finish()
}
