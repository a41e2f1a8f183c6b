//! The terms of an ORDER BY as keys: how they are compared with a cursor, and how their values go to and fro.

use std::marker::PhantomData;

use typenum::{B0, B1};

use crate::backend::{Backend, CodecError, Encode, Encoded};
use crate::check::{NotGrouped, NullIn};
use crate::expr::ops::order::{Ascending, Direction, OrderTerm, SeekDirection};
use crate::kernel::*;
use crate::render::{Dialect, Render, Rope, precedence};
use crate::row::OrderList;
use crate::value::{Cursor, RawValue};

/// The rows after the cursor, in the order of the query.
#[derive(Clone, Copy, Debug)]
pub struct Onwards;

/// The rows before the cursor, the nearest first: the order is turned around.
#[derive(Clone, Copy, Debug)]
pub struct Backwards;

/// One term of a flat ORDER BY: the expression `E`, nullable where `Null` is `B1`.
pub struct Key<Dir, E, Null>(PhantomData<(Dir, E, Null)>);

/// The terms of an ORDER BY as one flat list of [`Key`]s.
pub trait KeysOfOrder<Scope> {
    /// They before `Rest`.
    type Before<Rest>;
    /// `Fail` with a direction that no cursor can follow.
    type Seeks: Verdict;
}

impl<Scope> KeysOfOrder<Scope> for Nil {
    type Before<Rest> = Rest;
    type Seeks = Valid;
}

impl<Scope, Head: KeysOfOrder<Scope>, Tail: KeysOfOrder<Scope>> KeysOfOrder<Scope> for Cons<Head, Tail> {
    type Before<Rest> = Head::Before<Tail::Before<Rest>>;
    type Seeks = Both<Head::Seeks, Tail::Seeks>;
}

impl<Scope, E: Expression + NullIn<Scope, NotGrouped>> KeysOfOrder<Scope> for E {
    type Before<Rest> = Cons<Key<Ascending, E, E::Null>, Rest>;
    type Seeks = Valid;
}

impl<Scope, Dir: Direction, E: NullIn<Scope, NotGrouped>> KeysOfOrder<Scope> for OrderTerm<Dir, E> {
    type Before<Rest> = Cons<Key<Dir::Seek, E, E::Null>, Rest>;
    type Seeks = Dir::Seeks;
}

/// The keys of an ORDER BY.
pub type Keys<Terms, Scope> = <<Terms as OrderList>::Items as KeysOfOrder<Scope>>::Before<Nil>;

/// How a nullable key is compared with the cursor, and one that is not.
pub trait SeekNull {
    /// Is NULL a value that the cursor can have?
    const NULLABLE: bool;
}

impl SeekNull for B0 {
    const NULLABLE: bool = false;
}

impl SeekNull for B1 {
    const NULLABLE: bool = true;
}

/// Which way a search goes through the order.
pub trait Way: 'static {
    /// Is the order turned around?
    const BACKWARDS: bool;
}

impl Way for Onwards {
    const BACKWARDS: bool = false;
}

impl Way for Backwards {
    const BACKWARDS: bool = true;
}

/// What the keys are as text, searched in the direction `W`.
pub trait SeekKeys<D: Dialect, W> {
    /// Does the dialect have all that they use?
    type Support: Verdict;
    /// How many there are.
    const COUNT: usize;
    /// The expressions alone: `views, id`
    const LIST: &'static Rope;
    /// The terms, turned around where `W` is [`Backwards`].
    const TERMS: &'static Rope;
    /// A parameter for each.
    const PARAMETERS: &'static Rope;
    /// Whether all are descending, where they all go one way and none is nullable.
    const UNIFORM: Option<bool>;
    /// "Comes after the cursor", term by term.
    const AFTER: &'static Rope;
}

/// `expression operator $n`
macro_rules! compared {
    ($operator:literal $precedence:ident) => {
        &Rope::Infix {
            precedence: precedence::$precedence,
            left: E::ROPE,
            operator: $operator,
            right: &Rope::Parameter(&<E::SqlType as SqlType>::NAME),
        }
    };
}

/// `expression IS NULL AND $n IS NOT NULL`
macro_rules! nulls {
    ($expression:literal $value:literal) => {
        &Rope::Infix {
            precedence: precedence::AND,
            left: &Rope::Affix {
                precedence: precedence::IS,
                before: "",
                operand: E::ROPE,
                after: $expression,
            },
            operator: " AND ",
            right: &Rope::Affix {
                precedence: precedence::IS,
                before: "",
                operand: &Rope::Parameter(&<E::SqlType as SqlType>::NAME),
                after: $value,
            },
        }
    };
}

/// The ropes of one key.
struct One<D, W, Dir, E, Null>(PhantomData<(D, W, Dir, E, Null)>);

impl<D: Dialect, W: Way, Dir: SeekDirection, E: Expression + Render<D>, Null: SeekNull>
    One<D, W, Dir, E, Null>
{
    const DESCENDING: bool = Dir::DESCENDING != W::BACKWARDS;
    const NULLS_FIRST: bool = Dir::NULLS_FIRST != W::BACKWARDS;
    const TERM: &'static Rope = &Rope::Term {
        by: E::ROPE,
        words: match (Self::DESCENDING, Self::NULLS_FIRST) {
            (false, false) => "",
            (false, true) => " NULLS FIRST",
            (true, true) => " DESC",
            (true, false) => " DESC NULLS LAST",
        },
        descending: match (Self::DESCENDING, Self::NULLS_FIRST) {
            (false, false) | (true, true) if Null::NULLABLE => Some(Self::DESCENDING),
            _ => None,
        },
    };
    const BEYOND: &'static Rope =
        if Self::DESCENDING { compared!(" < " COMPARISON) } else { compared!(" > " COMPARISON) };
    const FROM_ON: &'static Rope =
        if Self::DESCENDING { compared!(" <= " COMPARISON) } else { compared!(" >= " COMPARISON) };
    const EQUAL: &'static Rope =
        if Null::NULLABLE { compared!(" IS NOT DISTINCT FROM " IS) } else { compared!(" = " COMPARISON) };
    /// NULL is one value at one end: it comes after every other, or every other comes after it.
    const NULL_SIDE: &'static Rope =
        if Self::NULLS_FIRST { nulls!(" IS NOT NULL" " IS NULL") } else { nulls!(" IS NULL" " IS NOT NULL") };
    const AFTER: &'static Rope = if Null::NULLABLE {
        &Rope::Infix {
            precedence: precedence::OR,
            left: Self::BEYOND,
            operator: " OR ",
            right: Self::NULL_SIDE,
        }
    } else {
        Self::BEYOND
    };
    /// One way, and never NULL?
    const UNIFORM: Option<bool> = if Null::NULLABLE { None } else { Some(Self::DESCENDING) };
}

impl<D, W, Dir, E, Null> SeekKeys<D, W> for Cons<Key<Dir, E, Null>, Nil>
where
    D: Dialect,
    W: Way,
    Dir: SeekDirection,
    E: Expression + Render<D>,
    Null: SeekNull,
{
    type Support = E::Support;
    const COUNT: usize = 1;
    const LIST: &'static Rope = E::ROPE;
    const TERMS: &'static Rope = One::<D, W, Dir, E, Null>::TERM;
    const PARAMETERS: &'static Rope = &Rope::Parameter(&<E::SqlType as SqlType>::NAME);
    const UNIFORM: Option<bool> = One::<D, W, Dir, E, Null>::UNIFORM;
    const AFTER: &'static Rope = One::<D, W, Dir, E, Null>::AFTER;
}

/// The ropes of one key before others.
struct Ties<D, W, Dir, E, Null, Rest>(PhantomData<(D, W, Dir, E, Null, Rest)>);

impl<D, W, Dir, E, Null, Rest> Ties<D, W, Dir, E, Null, Rest>
where
    D: Dialect,
    W: Way,
    Dir: SeekDirection,
    E: Expression + Render<D>,
    Null: SeekNull,
    Rest: SeekKeys<D, W>,
{
    const TIE: &'static Rope = &Rope::Infix {
        precedence: precedence::AND,
        left: One::<D, W, Dir, E, Null>::EQUAL,
        operator: " AND ",
        right: Rest::AFTER,
    };
    /// Beyond the cursor by this key, or equal by it and beyond by the others.
    const PAST: &'static Rope = &Rope::Infix {
        precedence: precedence::OR,
        left: One::<D, W, Dir, E, Null>::AFTER,
        operator: " OR ",
        right: Self::TIE,
    };
}

impl<D, W, Dir, E, Null, Next, Rest> SeekKeys<D, W> for Cons<Key<Dir, E, Null>, Cons<Next, Rest>>
where
    D: Dialect,
    W: Way,
    Dir: SeekDirection,
    E: Expression + Render<D>,
    Null: SeekNull,
    Cons<Next, Rest>: SeekKeys<D, W>,
{
    type Support = Both<E::Support, <Cons<Next, Rest> as SeekKeys<D, W>>::Support>;
    const COUNT: usize = <Cons<Next, Rest> as SeekKeys<D, W>>::COUNT + 1;
    const LIST: &'static Rope = &Rope::List(", ", &[E::ROPE, <Cons<Next, Rest> as SeekKeys<D, W>>::LIST]);
    const TERMS: &'static Rope =
        &Rope::List(", ", &[One::<D, W, Dir, E, Null>::TERM, <Cons<Next, Rest> as SeekKeys<D, W>>::TERMS]);
    const PARAMETERS: &'static Rope = &Rope::List(
        ", ",
        &[&Rope::Parameter(&<E::SqlType as SqlType>::NAME), <Cons<Next, Rest> as SeekKeys<D, W>>::PARAMETERS],
    );
    const UNIFORM: Option<bool> =
        match (One::<D, W, Dir, E, Null>::UNIFORM, <Cons<Next, Rest> as SeekKeys<D, W>>::UNIFORM) {
            (Some(true), Some(true)) => Some(true),
            (Some(false), Some(false)) => Some(false),
            _ => None,
        };
    // Says nothing new for a key that is never NULL, but an index can be entered by it.
    const AFTER: &'static Rope = if Null::NULLABLE {
        Ties::<D, W, Dir, E, Null, Cons<Next, Rest>>::PAST
    } else {
        &Rope::Infix {
            precedence: precedence::AND,
            left: One::<D, W, Dir, E, Null>::FROM_ON,
            operator: " AND ",
            right: Ties::<D, W, Dir, E, Null, Cons<Next, Rest>>::PAST,
        }
    };
}

/// The values of keys, as the driver `B` sends them.
pub trait KeyValues<B: Backend> {
    /// How many there are.
    const COUNT: usize;
    /// Sends the values of `cursor` from the key `index` on, each as often as the condition has it.
    fn send(cursor: &Cursor, order: u64, index: usize, once: bool, parameters: &mut B::Parameters);
}

impl<B: Backend> KeyValues<B> for Nil {
    const COUNT: usize = 0;

    fn send(_: &Cursor, _: u64, _: usize, _: bool, _: &mut B::Parameters) {}
}

impl<B, Dir, E, Null, Rest> KeyValues<B> for Cons<Key<Dir, E, Null>, Rest>
where
    B: Backend,
    E: Expression,
    Null: SeekNull,
    Rest: KeyValues<B>,
    RawValue: Encode<B, E::SqlType>,
{
    const COUNT: usize = Rest::COUNT + 1;

    fn send(cursor: &Cursor, order: u64, index: usize, once: bool, parameters: &mut B::Parameters) {
        let times = match (once, Rest::COUNT) {
            (true, _) => 1,
            (false, 0) => 1 + usize::from(Null::NULLABLE),
            (false, _) => 3,
        };
        for _ in 0..times {
            B::push::<E::SqlType, _>(parameters, &KeyValue(cursor.value(order, index)));
        }
        Rest::send(cursor, order, index + 1, once, parameters);
    }
}

/// A value of a cursor, where it has one for this order.
struct KeyValue<'c>(Option<&'c Option<RawValue>>);

impl<B: Backend, Type> Encode<B, Type> for KeyValue<'_>
where
    RawValue: Encode<B, Type>,
{
    fn encode(&self, buffer: &mut B::Buffer) -> Result<Encoded, CodecError> {
        match self.0 {
            Some(value) => value.encode(buffer),
            None => Err(CodecError::new("the cursor belongs to a query with another ORDER BY")),
        }
    }
}
