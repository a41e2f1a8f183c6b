//! Flattening: one walk over a rope, in a constant or at run time, with the same output.

use super::{Dialect, Rope, precedence};
use crate::kernel::Name;

/// How a dialect spells names and placeholders, as values: const functions cannot ask a trait.
#[derive(Clone, Copy)]
pub(super) struct Spelling {
    quote: char,
    placeholder: char,
}

impl Spelling {
    pub(super) const fn of<D: Dialect>() -> Self {
        Spelling { quote: D::QUOTE, placeholder: D::PLACEHOLDER }
    }
}

/// A buffer of `N` bytes. What does not fit is counted and not written, so a first walk with `N = 0` measures.
pub(super) struct Buffer<const N: usize> {
    pub(super) bytes: [u8; N],
    pub(super) length: usize,
    parameters: usize,
}

impl<const N: usize> Buffer<N> {
    pub(super) const fn new() -> Self {
        Buffer { bytes: [0; N], length: 0, parameters: 0 }
    }

    const fn push(&mut self, text: &str) {
        let text = text.as_bytes();
        let end = self.length + text.len();
        if end <= N {
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
            Rope::Text(text) => self.push(text),
            Rope::Name(name) => self.name(spelling, *name, ""),
            Rope::Label(name, suffix) => self.name(spelling, *name, suffix),
            Rope::Parameter => {
                self.parameters += 1;
                self.push_char(spelling.placeholder);
                self.number(self.parameters);
            }
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
            Rope::List(separator, pieces) => {
                let mut index = 0;
                let mut first = true;
                while index < pieces.len() {
                    if !is_empty(pieces[index]) {
                        if !first {
                            self.push(separator);
                        }
                        first = false;
                        self.rope(spelling, pieces[index], precedence::LOWEST);
                    }
                    index += 1;
                }
            }
            Rope::Infix { precedence, left, operator, right } => {
                self.open(*precedence, around);
                // Comparisons do not chain in SQL: `a = b = c` is an error, so both sides must bind more tightly.
                let chains = *precedence != precedence::COMPARISON && *precedence != precedence::PATTERN;
                self.rope(spelling, left, if chains { *precedence } else { *precedence + 1 });
                self.push(operator);
                // AND and OR are associative: `a AND (b AND c)` needs no parentheses.
                let associative = *precedence == precedence::AND || *precedence == precedence::OR;
                self.rope(spelling, right, if associative { *precedence } else { *precedence + 1 });
                self.close(*precedence, around);
            }
            Rope::Affix { precedence, before, operand, after } => {
                self.open(*precedence, around);
                self.push(before);
                self.rope(spelling, operand, if before.is_empty() { *precedence + 1 } else { *precedence });
                self.push(after);
                self.close(*precedence, around);
            }
            Rope::Mixfix { precedence, pieces } => {
                self.open(*precedence, around);
                let mut index = 0;
                while index < pieces.len() {
                    self.rope(spelling, pieces[index], *precedence + 1);
                    index += 1;
                }
                self.close(*precedence, around);
            }
        }
    }

    const fn open(&mut self, precedence: u8, around: u8) {
        if precedence < around {
            self.push("(");
        }
    }

    const fn close(&mut self, precedence: u8, around: u8) {
        if precedence < around {
            self.push(")");
        }
    }
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
const fn is_empty(rope: &Rope) -> bool {
    match rope {
        Rope::Empty => true,
        Rope::Text(text) => text.is_empty(),
        Rope::Clause(_, piece) => is_empty(piece),
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

/// The length of a rope's text in bytes.
pub(super) const fn measure(spelling: Spelling, rope: &Rope) -> usize {
    let mut buffer = Buffer::<0>::new();
    buffer.rope(spelling, rope, precedence::LOWEST);
    buffer.length
}

/// Flattens a rope at run time: the text that a dynamic statement sends.
pub fn flatten<D: Dialect>(rope: &Rope) -> String {
    let mut text = String::new();
    flatten_into::<D>(rope, &mut 0, precedence::LOWEST, &mut text);
    text
}

/// [`Buffer::rope`] for a string: chunks small enough for a stack buffer would not know each other's numbers.
fn flatten_into<D: Dialect>(rope: &Rope, parameters: &mut usize, around: u8, text: &mut String) {
    // Large enough for any statement that a person would read; grown fourfold until the text fits.
    fn attempt<const N: usize>(spelling: Spelling, rope: &Rope, start: usize, around: u8) -> (Option<String>, usize) {
        let mut buffer = Box::new(Buffer::<N>::new());
        buffer.parameters = start;
        buffer.rope(spelling, rope, around);
        let written = buffer.bytes.get(..buffer.length).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        (written, buffer.parameters)
    }
    let spelling = Spelling::of::<D>();
    for try_size in [attempt::<4096>, attempt::<65536>, attempt::<1048576>] {
        if let (Some(written), count) = try_size(spelling, rope, *parameters, around) {
            text.push_str(&written);
            *parameters = count;
            return;
        }
    }
    // A text of over a megabyte: its pieces one by one.
    if let Rope::Join(pieces) = rope {
        for piece in *pieces {
            flatten_into::<D>(piece, parameters, precedence::LOWEST, text);
        }
    }
}
