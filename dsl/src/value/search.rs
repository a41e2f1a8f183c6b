//! Documents and queries of text search as Rust values (PostgreSQL manual, section 8.11).

use std::fmt::{self, Display, Formatter};

/// A document as text search sees it: its lexemes in the server's order, each with the places where it stands.
///
/// ```
/// use relvar::value::{Lexeme, LexemePlace, Lexemes, Weight};
/// let cat = Lexeme { text: "cat".to_owned(), positions: vec![LexemePlace::new(2, Weight::A)] };
/// assert_eq!(Lexemes(vec![cat]).to_string(), "'cat':2A");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Lexemes(pub Vec<Lexeme>);

/// A lexeme of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Lexeme {
    /// The normalised word.
    pub text: String,
    /// Where it stands; none where the document was stripped.
    pub positions: Vec<LexemePlace>,
}

/// The place of a lexeme, and how much it weighs there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LexemePlace {
    /// Counted from 1, to 16383 at most.
    pub place: u16,
    /// The weight.
    pub weight: Weight,
}

impl LexemePlace {
    /// A place and a weight.
    pub const fn new(place: u16, weight: Weight) -> Self {
        LexemePlace { place, weight }
    }
}

/// The weight of a lexeme; `D` where nothing else is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Weight {
    /// The least.
    #[default]
    D,
    /// More than `D`.
    C,
    /// More than `C`.
    B,
    /// The most.
    A,
}

impl Weight {
    /// The capital letter.
    pub const fn letter(self) -> char {
        match self {
            Weight::A => 'A',
            Weight::B => 'B',
            Weight::C => 'C',
            Weight::D => 'D',
        }
    }
}

impl Display for Weight {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.letter())
    }
}

/// A word between quotes, as the server writes it.
fn quoted(f: &mut Formatter<'_>, word: &str) -> fmt::Result {
    write!(f, "'{}'", word.replace('\\', "\\\\").replace('\'', "''"))
}

/// As PostgreSQL writes it.
impl Display for Lexemes {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for (index, lexeme) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str(" ")?;
            }
            quoted(f, &lexeme.text)?;
            for (index, LexemePlace { place, weight }) in lexeme.positions.iter().enumerate() {
                f.write_str(if index == 0 { ":" } else { "," })?;
                write!(f, "{place}")?;
                if *weight != Weight::D {
                    write!(f, "{weight}")?;
                }
            }
        }
        Ok(())
    }
}

/// What is searched for; `None` finds nothing, as a query of stop words alone.
///
/// The server's functions make queries of text: [`plainto_tsquery`](crate::fns::search::plainto_tsquery) and its like.
///
/// ```
/// use relvar::value::{SearchTerm, TextQuery};
/// let query = TextQuery(Some(SearchTerm::word("cat").followed_by(SearchTerm::word("food"), 1)));
/// assert_eq!(query.to_string(), "'cat' <-> 'food'");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct TextQuery(pub Option<SearchTerm>);

/// A part of a query.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum SearchTerm {
    /// A lexeme.
    Word {
        /// The normalised word.
        text: String,
        /// Only where it has one of these weights; everywhere where this is empty.
        weights: Vec<Weight>,
        /// Also as the beginning of a longer word?
        prefix: bool,
    },
    /// `!! term`
    Not(Box<SearchTerm>),
    /// `left && right`
    And(Box<SearchTerm>, Box<SearchTerm>),
    /// `left || right`
    Or(Box<SearchTerm>, Box<SearchTerm>),
    /// `left <n> right`: so many places after
    Phrase(Box<SearchTerm>, Box<SearchTerm>, u16),
}

impl SearchTerm {
    /// A lexeme with any weight.
    pub fn word(text: impl Into<String>) -> Self {
        SearchTerm::Word { text: text.into(), weights: Vec::new(), prefix: false }
    }

    /// Both.
    pub fn and(self, other: SearchTerm) -> Self {
        SearchTerm::And(Box::new(self), Box::new(other))
    }

    /// One of both.
    pub fn or(self, other: SearchTerm) -> Self {
        SearchTerm::Or(Box::new(self), Box::new(other))
    }

    /// `other` so many places after this.
    pub fn followed_by(self, other: SearchTerm, distance: u16) -> Self {
        SearchTerm::Phrase(Box::new(self), Box::new(other), distance)
    }

    /// How tightly its operator binds.
    fn precedence(&self) -> u8 {
        match self {
            SearchTerm::Or(..) => 1,
            SearchTerm::And(..) => 2,
            SearchTerm::Phrase(..) => 3,
            SearchTerm::Not(_) => 4,
            SearchTerm::Word { .. } => 5,
        }
    }

    /// Between parentheses where the operator around it binds more tightly than `around`.
    fn within(&self, f: &mut Formatter<'_>, around: u8) -> fmt::Result {
        if self.precedence() < around { write!(f, "( {self} )") } else { self.fmt(f) }
    }
}

impl Display for SearchTerm {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let around = self.precedence();
        let mut infix = |left: &SearchTerm, sign: &str, right: &SearchTerm, right_around: u8| {
            left.within(f, around)?;
            write!(f, " {sign} ")?;
            right.within(f, right_around)
        };
        match self {
            SearchTerm::Word { text, weights, prefix } => {
                quoted(f, text)?;
                if *prefix || !weights.is_empty() {
                    f.write_str(":")?;
                }
                if *prefix {
                    f.write_str("*")?;
                }
                // The heaviest first, as the server does it.
                for weight in [Weight::A, Weight::B, Weight::C, Weight::D] {
                    if weights.contains(&weight) {
                        write!(f, "{weight}")?;
                    }
                }
                Ok(())
            }
            SearchTerm::Not(term) => {
                f.write_str("!")?;
                term.within(f, around)
            }
            SearchTerm::And(left, right) => infix(left, "&", right, around),
            SearchTerm::Or(left, right) => infix(left, "|", right, around),
            SearchTerm::Phrase(left, right, 1) => infix(left, "<->", right, around + 1),
            SearchTerm::Phrase(left, right, distance) => {
                infix(left, &format!("<{distance}>"), right, around + 1)
            }
        }
    }
}

impl Display for TextQuery {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Some(term) => term.fmt(f),
            None => Ok(()),
        }
    }
}
