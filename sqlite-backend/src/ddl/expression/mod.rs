//! The small expression grammar of `table!` for SQLite.
//!
//! A description holds expressions as PostgreSQL's text. Here they are read back into a tree ([`parse`]), and written as
//! SQLite's text that means the same ([`render`]); what SQLite would take for something else is refused.

mod cast;
mod function;
mod literal;
mod parse;
mod pattern;
mod render;
mod token;

pub(crate) use parse::{expression, index_key};
pub(crate) use render::{Known, Place, Scope, condition, key, value};
pub(crate) use token::{Token, tokens};

/// An expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Node {
    Null,
    Bool(bool),
    /// As it is written, with its minus.
    Number(String),
    Text(String),
    Column(String),
    /// Also what is written without parentheses: `CURRENT_DATE`. The name is in small letters.
    Call {
        function: String,
        arguments: Vec<Node>,
    },
    Not(Box<Node>),
    Minus(Box<Node>),
    Infix {
        operator: &'static str,
        left: Box<Node>,
        right: Box<Node>,
    },
    Like {
        operand: Box<Node>,
        not: bool,
        any_case: bool,
        pattern: Box<Node>,
    },
    Is {
        operand: Box<Node>,
        not: bool,
        what: &'static str,
    },
    Between {
        operand: Box<Node>,
        not: bool,
        low: Box<Node>,
        high: Box<Node>,
    },
    In {
        operand: Box<Node>,
        not: bool,
        list: Vec<Node>,
    },
    /// `CAST(x AS type)`
    Cast {
        operand: Box<Node>,
        to: String,
    },
}

/// What the values of an expression are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Null,
    /// A string literal that nothing gives a type.
    Quoted,
    Bool,
    /// An integer of so many bytes.
    Integer(u8),
    Real,
    Text,
    /// An enum with these labels.
    Enum(&'static [&'static str]),
    Blob,
    Uuid,
    Date,
    Time,
    Timestamp,
    Timestamptz,
    Json,
}

impl Kind {
    /// How a message names it.
    pub(crate) fn shown(self) -> &'static str {
        match self {
            Kind::Null => "NULL",
            Kind::Quoted => "a string",
            Kind::Bool => "a condition",
            Kind::Integer(_) => "an integer",
            Kind::Real => "a number with a fraction",
            Kind::Text => "text",
            Kind::Enum(_) => "an enum",
            Kind::Blob => "bytes",
            Kind::Uuid => "a uuid",
            Kind::Date => "a date",
            Kind::Time => "a time",
            Kind::Timestamp => "a timestamp",
            Kind::Timestamptz => "a timestamptz",
            Kind::Json => "JSON",
        }
    }

    pub(crate) fn is_number(self) -> bool {
        matches!(self, Kind::Integer(_) | Kind::Real)
    }

    /// Are values of the two kinds stored alike, so that SQLite compares them as PostgreSQL does?
    pub(crate) fn is_like(self, other: Kind) -> bool {
        self == other || self.is_number() && other.is_number()
    }

    /// May a value of this kind be stored in a column of the kind `column`?
    pub(crate) fn fits(self, column: Kind) -> bool {
        match (self, column) {
            (Kind::Null, _) => true,
            // The column's own CHECK sees a number that is too great.
            (Kind::Integer(_), Kind::Integer(_) | Kind::Real) => true,
            _ => self == column,
        }
    }
}

impl Node {
    /// The word for it in the name of an index: a column's name, a function's name, or `expr`.
    pub(crate) fn word(&self) -> &str {
        match self {
            Node::Column(name) => name,
            Node::Call { function, .. } => function,
            _ => "expr",
        }
    }
}
