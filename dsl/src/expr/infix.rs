//! `left operator right`.

use std::fmt;
use std::marker::PhantomData;

use crate::backend::{Backend, Values};
use crate::kernel::{Both, Expression, Mixed, SqlType};
use crate::render::{Dialect, Render, Rope, Support, SupportedBy, precedence, said_in, same};

/// An infix operator: what it is called, how tightly it binds, what it does to NULL and to keys.
pub trait Operator: 'static {
    /// Identity, before `Rest`: expressions with the same operator and operands are the same to GROUP BY.
    type Id<Rest: crate::kernel::Identity>: crate::kernel::Identity;
    /// How NULL goes through it.
    type Nulls;
    /// What it says about keys: see [`check::cardinality`](crate::check).
    type Pins;
    /// The dialect feature that it needs.
    type Feature;
    /// The text, with its blanks.
    const TEXT: &'static str;
    /// The dialects that write it in another way.
    const ELSEWHERE: &'static [(&'static str, &'static str)] = &[];
    /// How tightly it binds.
    const PRECEDENCE: u8;
    /// Does ESCAPE follow the pattern on its right, with `\` where none is given?
    const TAKES_ESCAPE: bool = false;
    /// Is it a part of another operator, as AND is of BETWEEN? Then there are never parentheses around it and its operands
    /// where the dialect has its own precedences.
    const PART: bool = false;
}

/// The type of `Left operator Right`.
pub trait ResultOf<Left, Right> {
    /// The SQL type of the result.
    type SqlType: SqlType;
}

/// `left operator right`.
pub struct Infix<Op, Left, Right> {
    pub(crate) left: Left,
    pub(crate) right: Right,
    operator: PhantomData<Op>,
}

// An operator has no value, so nothing is asked of it.
impl<Op, Left: Clone, Right: Clone> Clone for Infix<Op, Left, Right> {
    fn clone(&self) -> Self {
        Infix { left: self.left.clone(), right: self.right.clone(), operator: PhantomData }
    }
}

impl<Op, Left: Copy, Right: Copy> Copy for Infix<Op, Left, Right> {}

impl<Op, Left: fmt::Debug, Right: fmt::Debug> fmt::Debug for Infix<Op, Left, Right> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Infix").field("left", &self.left).field("right", &self.right).finish_non_exhaustive()
    }
}

impl<Op, Left, Right> Infix<Op, Left, Right> {
    /// `left operator right`.
    pub fn new(left: Left, right: Right) -> Self {
        Infix { left, right, operator: PhantomData }
    }
}

impl<Op, Left, Right> Expression for Infix<Op, Left, Right>
where
    Op: ResultOf<Left::SqlType, Right::SqlType>,
    Left: Expression,
    Right: Expression,
{
    type SqlType = Op::SqlType;
    type Level = Mixed<Left::Level, Right::Level>;
    const ASSUMED: Option<&'static Rope> = match Left::ASSUMED {
        None => Right::ASSUMED,
        left => left,
    };
}

impl<D: Dialect, Op: Operator, Left: Render<D>, Right: Render<D>> Render<D> for Infix<Op, Left, Right>
where
    Op::Feature: SupportedBy<D>,
{
    type Support = Both<Support<Op::Feature, D>, Both<Left::Support, Right::Support>>;
    const ROPE: &'static Rope = &Rope::Infix {
        precedence: if Op::PART && !D::POSTGRES_PRECEDENCE { precedence::PRIMARY } else { Op::PRECEDENCE },
        left: Left::ROPE,
        operator: said_in::<D, _>(Op::TEXT, Op::ELSEWHERE),
        right: match Op::TAKES_ESCAPE && !D::LIKE_ESCAPES && !has_escape(Right::ROPE) {
            true => &Rope::Infix {
                precedence: precedence::PRIMARY,
                left: Right::ROPE,
                operator: ESCAPE,
                right: &Rope::Literal("'\\'"),
            },
            false => Right::ROPE,
        },
    };
}

/// Between the pattern of LIKE and its escape character.
pub(crate) const ESCAPE: &str = " ESCAPE ";

const fn has_escape(pattern: &Rope) -> bool {
    matches!(pattern, Rope::Infix { operator, .. } if same(operator, ESCAPE))
}

impl<B: Backend, Op, Left: Values<B>, Right: Values<B>> Values<B> for Infix<Op, Left, Right> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.left.values(parameters);
        self.right.values(parameters);
    }
}
