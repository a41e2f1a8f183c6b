//! The small expression grammar of `check(..)`, `index(..)`, `#[default(..)]` and `#[generated(..)]`.
//!
//! An expression is parsed ([`parse`]), its names and kinds are checked ([`check`]), and it is rendered to literal
//! SQL ([`render`]).

mod check;
mod functions;
mod parse;
mod render;
#[cfg(test)]
mod tests;

use proc_macro2::Span;

use super::data_type::BuiltIn;
use crate::names::Name;

pub(super) use check::{Place, check};
use functions::Function;
pub(super) use parse::parse;

/// An expression that becomes literal SQL.
#[derive(Debug)]
pub(crate) struct Expression {
    node: Node,
    span: Span,
}

#[derive(Debug)]
enum Node {
    Literal(Literal),
    Column(Name),
    Call {
        function: &'static Function,
        arguments: Vec<Expression>,
    },
    /// `not x`, `-x`
    Prefix {
        operator: &'static Operator,
        operand: Box<Expression>,
    },
    Infix {
        operator: &'static Operator,
        left: Box<Expression>,
        right: Box<Expression>,
    },
    /// `x is null`, `x is not true`
    Is {
        operand: Box<Expression>,
        not: bool,
        what: Test,
    },
    Between {
        operand: Box<Expression>,
        not: bool,
        low: Box<Expression>,
        high: Box<Expression>,
    },
    In {
        operand: Box<Expression>,
        not: bool,
        list: Vec<Expression>,
    },
    Cast {
        operand: Box<Expression>,
        to: CastTarget,
    },
}

#[derive(Debug, PartialEq, Eq)]
enum Literal {
    Null,
    Bool(bool),
    /// As SQL writes it; is it an integer?
    Number {
        text: String,
        integer: Option<i128>,
    },
    Text(String),
}

/// A built-in type or an array of it.
#[derive(Clone, Copy, Debug)]
struct CastTarget {
    built_in: &'static BuiltIn,
    array: bool,
}

/// What IS asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Test {
    Null,
    True,
    False,
}

/// An operator of SQL.
#[derive(Debug)]
struct Operator {
    sql: &'static str,
    /// A higher number binds more tightly.
    precedence: u8,
    class: Class,
}

/// What an operator takes and gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    /// Conditions to a condition.
    Logic,
    /// Two of one kind to a condition.
    Comparison,
    /// Two texts to a condition.
    Pattern,
    /// Numbers to a number; also dates and intervals.
    Arithmetic,
    Concatenation,
    /// JSON and a key to JSON.
    JsonField,
    /// JSON and a key to text.
    JsonText,
}

mod precedence {
    pub(super) const OR: u8 = 1;
    pub(super) const AND: u8 = 2;
    pub(super) const NOT: u8 = 3;
    pub(super) const IS: u8 = 4;
    pub(super) const COMPARISON: u8 = 5;
    pub(super) const PATTERN: u8 = 6;
    pub(super) const OTHER: u8 = 7;
    pub(super) const ADDITION: u8 = 8;
    pub(super) const MULTIPLICATION: u8 = 9;
    pub(super) const SIGN: u8 = 11;
    pub(super) const PRIMARY: u8 = 12;
}

const fn operator(sql: &'static str, precedence: u8, class: Class) -> Operator {
    Operator { sql, precedence, class }
}

static NOT: Operator = operator("NOT", precedence::NOT, Class::Logic);
static MINUS: Operator = operator("-", precedence::SIGN, Class::Arithmetic);

/// The infix operators made of words.
static WORDS: &[(&str, Operator)] = &[
    ("or", operator("OR", precedence::OR, Class::Logic)),
    ("and", operator("AND", precedence::AND, Class::Logic)),
    ("like", operator("LIKE", precedence::PATTERN, Class::Pattern)),
    ("ilike", operator("ILIKE", precedence::PATTERN, Class::Pattern)),
];

/// `not like` and `not ilike`.
static NEGATED_WORDS: &[(&str, Operator)] = &[
    ("like", operator("NOT LIKE", precedence::PATTERN, Class::Pattern)),
    ("ilike", operator("NOT ILIKE", precedence::PATTERN, Class::Pattern)),
];

/// The infix operators made of signs; where one begins another, the longer one comes first.
static SIGNS: &[(&str, Operator)] = &[
    ("->>", operator("->>", precedence::OTHER, Class::JsonText)),
    ("->", operator("->", precedence::OTHER, Class::JsonField)),
    ("<=", operator("<=", precedence::COMPARISON, Class::Comparison)),
    (">=", operator(">=", precedence::COMPARISON, Class::Comparison)),
    ("<>", operator("<>", precedence::COMPARISON, Class::Comparison)),
    ("!=", operator("<>", precedence::COMPARISON, Class::Comparison)),
    ("==", operator("=", precedence::COMPARISON, Class::Comparison)),
    ("!~", operator("!~", precedence::OTHER, Class::Pattern)),
    ("~*", operator("~*", precedence::OTHER, Class::Pattern)),
    ("||", operator("||", precedence::OTHER, Class::Concatenation)),
    ("=", operator("=", precedence::COMPARISON, Class::Comparison)),
    ("<", operator("<", precedence::COMPARISON, Class::Comparison)),
    (">", operator(">", precedence::COMPARISON, Class::Comparison)),
    ("~", operator("~", precedence::OTHER, Class::Pattern)),
    ("+", operator("+", precedence::ADDITION, Class::Arithmetic)),
    ("-", operator("-", precedence::ADDITION, Class::Arithmetic)),
    ("*", operator("*", precedence::MULTIPLICATION, Class::Arithmetic)),
    ("/", operator("/", precedence::MULTIPLICATION, Class::Arithmetic)),
    ("%", operator("%", precedence::MULTIPLICATION, Class::Arithmetic)),
];

impl Expression {
    /// Where it begins.
    pub(crate) fn span(&self) -> Span {
        self.span
    }

    /// The column that the whole expression is, if it is one.
    pub(crate) fn as_column(&self) -> Option<&Name> {
        match &self.node {
            Node::Column(name) => Some(name),
            _ => None,
        }
    }

    /// The function that the whole expression calls, if it is a call.
    pub(crate) fn function_name(&self) -> Option<&'static str> {
        match &self.node {
            Node::Call { function, .. } => Some(function.name),
            _ => None,
        }
    }

    /// Calls `each` for every column in it.
    pub(crate) fn each_column<'e>(&'e self, each: &mut impl FnMut(&'e Name)) {
        if let Node::Column(name) = &self.node {
            each(name);
        }
        for operand in self.operands() {
            operand.each_column(each);
        }
    }

    /// Is it the literal NULL?
    pub(crate) fn is_null(&self) -> bool {
        matches!(self.node, Node::Literal(Literal::Null))
    }

    /// Forgets an expression with a mistake.
    pub(crate) fn replace_by_null(&mut self) {
        self.node = Node::Literal(Literal::Null);
    }

    /// The expressions that it is made of.
    fn operands(&self) -> Vec<&Expression> {
        match &self.node {
            Node::Literal(_) | Node::Column(_) => Vec::new(),
            Node::Call { arguments, .. } => arguments.iter().collect(),
            Node::Prefix { operand, .. } | Node::Is { operand, .. } | Node::Cast { operand, .. } => {
                vec![operand]
            }
            Node::Infix { left, right, .. } => vec![left, right],
            Node::Between { operand, low, high, .. } => vec![operand, low, high],
            Node::In { operand, list, .. } => std::iter::once(&**operand).chain(list).collect(),
        }
    }
}
