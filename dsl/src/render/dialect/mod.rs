//! Dialects: how names and placeholders are spelled, and which features there are.

mod postgres;
mod sqlite;

use std::marker::PhantomData;

pub use postgres::Postgres;
pub use sqlite::Sqlite;

/// What SQL looks like on one kind of server. Which features it has is said feature by feature, by
/// [`SupportedBy`](super::SupportedBy).
pub trait Dialect: Sized + 'static {
    /// What it is called where a node has [other words](said_in) for it.
    const NAME: &'static str = "";
    /// The quote around an identifier; it is doubled inside.
    const QUOTE: char;
    /// What stands for a bind parameter.
    const PLACEHOLDER: char;
    /// Does the parameter's number follow (`$1`)? Where it does not, parameters are told apart by their order.
    const NUMBERED: bool = true;
    /// Are there arrays? A list is one parameter in any case: where there are none, it is the text of a JSON array, and many
    /// rows of INSERT are one row that is sent many times.
    const ARRAYS: bool = true;
    /// Is NULL larger than every value in ORDER BY? Where it is smaller, the text says where PostgreSQL would have it.
    const NULLS_LARGEST: bool = true;
    /// Do the operators bind as the manual of PostgreSQL has it (section 4.1.6)? Where they do not, only AND, OR, NOT, signs
    /// and the four arithmetics go without parentheses.
    const POSTGRES_PRECEDENCE: bool = true;
    /// Is `\` the escape character of LIKE, if none is given? Where there is none, the text names it.
    const LIKE_ESCAPES: bool = true;
    /// Can ON CONFLICT name a constraint? Where it cannot, its columns stand there.
    const ON_CONSTRAINT: bool = true;
    /// Has an identity column to be overridden by a value? Where it has not, the words are left out.
    const OVERRIDING: bool = true;
    /// May ON CONFLICT follow a query? Where it could be taken for ON of a join, the query is a derived table with a WHERE.
    const CONFLICT_AFTER_QUERY: bool = true;
    /// May OFFSET stand without LIMIT? Where it may not, the limit is none: `LIMIT -1`.
    const OFFSET_ALONE: bool = true;
    /// Can an alias name columns, `(SELECT ..) AS name (a, b)`? Where it cannot, WITH inside of the parentheses does.
    const COLUMN_ALIASES: bool = true;
    /// Does `ROW` stand before a row constructor, `ROW(a, b)`?
    const ROW_KEYWORD: bool = true;
    /// The common table expressions that WITH defines around what is spelled: `Nil` for a dialect as such.
    type With;
    /// The dialect inside of a subquery in an expression: `Self` for a dialect as such.
    type Inside: Dialect;
}

/// How the dialect `D` says what is usually said as `usual`: `elsewhere` has the dialects that say it in other words, by
/// their [names](Dialect::NAME).
pub const fn said_in<D: Dialect, Words: Copy>(usual: Words, elsewhere: &[(&str, Words)]) -> Words {
    let mut index = 0;
    while index < elsewhere.len() {
        if same(elsewhere[index].0, D::NAME) {
            return elsewhere[index].1;
        }
        index += 1;
    }
    usual
}

/// Are the two texts the same?
pub(crate) const fn same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut index = 0;
    while index < one.len() && index < other.len() && one[index] == other[index] {
        index += 1;
    }
    index == one.len() && index == other.len()
}

/// The dialect `D` under a WITH clause that defines `Tables`, as [`Defined`](crate::check::Defined)s.
#[derive(Clone, Copy, Debug)]
pub struct InWith<D, Tables>(PhantomData<(D, Tables)>);

impl<D: Dialect, Tables: 'static> Dialect for InWith<D, Tables> {
    const NAME: &'static str = D::NAME;
    const QUOTE: char = D::QUOTE;
    const PLACEHOLDER: char = D::PLACEHOLDER;
    const NUMBERED: bool = D::NUMBERED;
    const ARRAYS: bool = D::ARRAYS;
    const NULLS_LARGEST: bool = D::NULLS_LARGEST;
    const POSTGRES_PRECEDENCE: bool = D::POSTGRES_PRECEDENCE;
    const LIKE_ESCAPES: bool = D::LIKE_ESCAPES;
    const ON_CONSTRAINT: bool = D::ON_CONSTRAINT;
    const OVERRIDING: bool = D::OVERRIDING;
    const CONFLICT_AFTER_QUERY: bool = D::CONFLICT_AFTER_QUERY;
    const OFFSET_ALONE: bool = D::OFFSET_ALONE;
    const COLUMN_ALIASES: bool = D::COLUMN_ALIASES;
    const ROW_KEYWORD: bool = D::ROW_KEYWORD;
    type With = Tables;
    type Inside = Self;
}

/// No dialect: everything can be said. A recursive term is spelled in it to see where it names its own table; `Within`
/// is [`Top`] or [`Nested`].
#[derive(Clone, Copy, Debug)]
pub struct Probe<Within>(PhantomData<Within>);

/// Not within a subquery of an expression.
#[derive(Clone, Copy, Debug)]
pub struct Top;

/// Within a subquery of an expression.
#[derive(Clone, Copy, Debug)]
pub struct Nested;

impl<Within: 'static> Dialect for Probe<Within> {
    const QUOTE: char = '"';
    const PLACEHOLDER: char = '$';
    type With = Self;
    type Inside = Probe<Nested>;
}
