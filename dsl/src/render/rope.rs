//! The rope: text in pieces, with names, placeholders and precedence still open.

use super::dialect::same;
use crate::kernel::{Name, TypeName};

/// A piece of SQL text that is a constant of its node's type.
#[derive(Debug)]
pub enum Rope {
    /// Nothing.
    Empty,
    /// Literal text.
    Literal(&'static str),
    /// An identifier; the dialect quotes it where it must be.
    Name(Name),
    /// A column, after its table's name.
    Column(Name, Name),
    /// An alias: the table's name with the label's suffix.
    Label(Name, &'static str),
    /// A number, such as the position of an output column.
    Ordinal(usize),
    /// A bind parameter of a type; it is numbered when the statement is flattened.
    Parameter(&'static TypeName),
    /// A piece that only newer servers understand.
    Since(&'static ServerNeed, &'static Rope),
    /// Pieces one after another.
    Join(&'static [&'static Rope]),
    /// `keyword piece`, or nothing where the piece is empty.
    Clause(&'static str, &'static Rope),
    /// Pieces with a separator; empty pieces are left out together with theirs.
    List(&'static str, &'static [&'static Rope]),
    /// `name(argument, ..)`: what stands before, between and after the arguments, and the arguments. Without words
    /// between them there are commas.
    Call(&'static [&'static str], &'static Chain),
    /// `left operator right`; parentheses are written where an operand binds less tightly.
    Infix {
        /// Of the operator, see [`precedence`](super::precedence).
        precedence: u8,
        /// Left operand: may have the same precedence.
        left: &'static Rope,
        /// With its blanks.
        operator: &'static str,
        /// Right operand: must bind more tightly.
        right: &'static Rope,
    },
    /// Text around an operand, such as `NOT x` or `x IS NULL`.
    Affix {
        /// Of the whole.
        precedence: u8,
        /// Before the operand.
        before: &'static str,
        /// The operand: may have the same precedence.
        operand: &'static Rope,
        /// After the operand.
        after: &'static str,
    },
    /// A term of ORDER BY: what the rows are sorted by, and the direction's words.
    Term {
        /// By what.
        by: &'static Rope,
        /// Which way, and where NULLs are: ` DESC`.
        words: &'static str,
        /// Is the largest value the first? `None` where the words say all.
        descending: Option<bool>,
    },
    /// The terms of ORDER BY: a [`Term`](Rope::Term), a list of them, or an expression, which is one.
    Terms(&'static Rope),
    /// Several pieces that bind together like an operator: `x BETWEEN a AND b`.
    Mixfix {
        /// Of the whole; the operands must bind more tightly.
        precedence: u8,
        /// Operands and words in turn.
        pieces: &'static [&'static Rope],
    },
}

impl Rope {
    /// Calls `each` with the types of the parameters, in the order of their placeholders.
    pub fn for_each_parameter(&self, each: &mut impl FnMut(&'static TypeName)) {
        match self {
            Rope::Empty
            | Rope::Literal(_)
            | Rope::Name(_)
            | Rope::Column(..)
            | Rope::Label(..)
            | Rope::Ordinal(_) => {}
            Rope::Parameter(name) => each(name),
            Rope::Join(pieces) | Rope::List(_, pieces) | Rope::Mixfix { pieces, .. } => {
                pieces.iter().for_each(|piece| piece.for_each_parameter(each));
            }
            Rope::Call(_, arguments) => {
                let mut chain = *arguments;
                while let Chain::Piece(argument, rest) = chain {
                    argument.for_each_parameter(each);
                    chain = *rest;
                }
            }
            Rope::Clause(_, piece)
            | Rope::Since(_, piece)
            | Rope::Affix { operand: piece, .. }
            | Rope::Term { by: piece, .. }
            | Rope::Terms(piece) => {
                piece.for_each_parameter(each);
            }
            Rope::Infix { left, right, .. } => {
                left.for_each_parameter(each);
                right.for_each_parameter(each);
            }
        }
    }
}

/// What a text needs of the server, beyond the oldest version that its dialect speaks to. It is a fact of the server and
/// not of the dialect, so it is asked when the statement is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServerNeed {
    /// What needs it, in SQL's words: `MERGE .. RETURNING`.
    pub what: &'static str,
    /// The first major version that has it.
    pub version: u32,
}

impl Rope {
    /// The need of the newest server in this text.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// use relvar::render::Render;
    /// fn needs<Statement: Render<Postgres>>(_: &Statement) -> Option<u32> {
    ///     Statement::ROPE.need().map(|need| need.version)
    /// }
    /// let delete = users.delete().filter(users::id.eq(7));
    /// assert_eq!(needs(&delete.returning(users::name)), None);
    /// assert_eq!(needs(&delete.returning(users.old().name)), Some(18));
    /// ```
    pub const fn need(&self) -> Option<&'static ServerNeed> {
        match self {
            Rope::Empty
            | Rope::Literal(_)
            | Rope::Name(_)
            | Rope::Column(..)
            | Rope::Label(..)
            | Rope::Ordinal(_)
            | Rope::Parameter(_) => None,
            Rope::Since(need, piece) => newer(Some(need), piece.need()),
            Rope::Join(pieces) | Rope::List(_, pieces) | Rope::Mixfix { pieces, .. } => {
                let mut found = None;
                let mut index = 0;
                while index < pieces.len() {
                    found = newer(found, pieces[index].need());
                    index += 1;
                }
                found
            }
            Rope::Call(_, arguments) => {
                let mut found = None;
                let mut chain = *arguments;
                while let Chain::Piece(argument, rest) = chain {
                    found = newer(found, argument.need());
                    chain = *rest;
                }
                found
            }
            Rope::Clause(_, piece)
            | Rope::Affix { operand: piece, .. }
            | Rope::Term { by: piece, .. }
            | Rope::Terms(piece) => piece.need(),
            Rope::Infix { left, right, .. } => newer(left.need(), right.need()),
        }
    }
}

/// Of two needs the one of the newer server.
const fn newer(
    first: Option<&'static ServerNeed>,
    second: Option<&'static ServerNeed>,
) -> Option<&'static ServerNeed> {
    match (first, second) {
        (Some(one), Some(other)) if one.version < other.version => Some(other),
        (Some(one), _) => Some(one),
        (None, other) => other,
    }
}

impl Rope {
    /// Do both qualify a column with the same table or alias? No, where that cannot be told.
    pub(crate) const fn same_qualifier(&self, other: &Rope) -> bool {
        match (self, other) {
            (Rope::Name(name), Rope::Name(other)) => same(name.text, other.text),
            (Rope::Label(name, suffix), Rope::Label(other_name, other_suffix)) => {
                same(name.text, other_name.text) && same(suffix, other_suffix)
            }
            _ => false,
        }
    }
}

/// Pieces in a chain: the arguments of a call.
#[derive(Debug)]
pub enum Chain {
    /// No more.
    End,
    /// One before the rest.
    Piece(&'static Rope, &'static Chain),
}

/// How tightly operators bind (PostgreSQL manual, section 4.1.6); a higher number binds more tightly.
pub mod precedence {
    /// Nothing around it.
    pub const LOWEST: u8 = 0;
    /// `OR`
    pub const OR: u8 = 1;
    /// `AND`
    pub const AND: u8 = 2;
    /// `NOT`
    pub const NOT: u8 = 3;
    /// `IS NULL`, `IS DISTINCT FROM`
    pub const IS: u8 = 4;
    /// `=`, `<`, `<>` and the like
    pub const COMPARISON: u8 = 5;
    /// `LIKE`, `IN`, `BETWEEN`
    pub const PATTERN: u8 = 6;
    /// Every other operator: `||`, `@>`
    pub const OTHER: u8 = 7;
    /// `+`, `-`
    pub const ADDITION: u8 = 8;
    /// `*`, `/`, `%`
    pub const MULTIPLICATION: u8 = 9;
    /// `^`
    pub const POWER: u8 = 10;
    /// Unary minus
    pub const SIGN: u8 = 11;
    /// A column, a call, a parenthesis.
    pub const PRIMARY: u8 = 12;
    /// `UNION`, `EXCEPT` between queries, where no other operator can stand.
    pub const UNION: u8 = 20;
    /// `INTERSECT` between queries.
    pub const INTERSECT: u8 = 21;
}
