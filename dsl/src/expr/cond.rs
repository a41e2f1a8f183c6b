//! Conditions that are put together at run time: boxed by the FROM clause alone.

use std::fmt;
use std::marker::PhantomData;
use std::ops::{BitAnd, BitOr, Not};

use crate::backend::{Backend, Values};
use crate::check::*;
use crate::kernel::*;
use crate::render::{Render, Rope, Supported, Writer, precedence};
use crate::types::Bool;

/// The values of something whose type was forgotten.
pub(crate) type BoxedValues<'v, B> = Box<dyn Values<B> + Send + Sync + 'v>;

/// A condition on the tables of the FROM clause `Scope`, for the driver `B`; which one it is, is only known at run time.
///
/// It is a condition of WHERE: aggregates, window functions and columns of other tables are refused where it is boxed. It
/// goes into the `filter_boxed` of a [`dynamic`](crate::clause::TableMethods::dynamic) query on these tables, with or without
/// more of them.
///
/// ```
/// # relvar::doc_schema!();
/// use relvar::backend::Backend;
/// use relvar::prelude::*;
/// # fn example<Pg: Backend<Dialect = Postgres>>(given: Option<i32>)
/// # where i32: relvar::backend::Encode<Pg, Int4> + relvar::backend::Decode<Pg, Int4>, String: relvar::backend::Encode<Pg, Text>, i64: relvar::backend::Encode<Pg, Int8> {
/// /// For every query with `users` in its FROM clause.
/// fn search<'v, Pg, S: Contains<users::table>>(words: &[String]) -> Cond<'v, S, Pg>
/// # where Pg: Backend<Dialect = Postgres>, String: relvar::backend::Encode<Pg, Text>,
/// {
///     Cond::any(words.iter().map(|word| Cond::new(users::name.contains(word.clone()))))
/// }
///
/// let mut wanted = search::<Pg, _>(&["a".to_owned(), "b".to_owned()]);
/// if let Some(age) = given {
///     wanted = !wanted & Cond::new(users::age.gt(age));
/// }
/// let query = users.select(users::id).dynamic::<Pg>().filter_boxed(wanted);
/// # }
/// ```
pub struct Cond<'v, Scope, B: Backend> {
    pub(crate) node: Node<'v, B>,
    scope: PhantomData<fn() -> Scope>,
}

/// A condition as a tree.
pub(crate) enum Node<'v, B: Backend> {
    Leaf(&'static Rope, BoxedValues<'v, B>),
    /// AND where it is true, else OR. Without an operand it is the operator's neutral element.
    Many(bool, Vec<Node<'v, B>>),
    Not(Box<Node<'v, B>>),
}

impl<B: Backend> Node<'_, B> {
    /// Appends its text as an operand of an operator that binds as tightly as `around`.
    pub(crate) fn write(&self, writer: &mut Writer<B::Dialect>, around: u8) {
        let (own, operator) = match self {
            Node::Leaf(rope, _) => return writer.push_within(rope, around),
            Node::Many(_, nodes) if nodes.len() == 1 => {
                return nodes.iter().for_each(|node| node.write(writer, around));
            }
            Node::Many(true, nodes) if nodes.is_empty() => return writer.push_str("TRUE"),
            Node::Many(false, nodes) if nodes.is_empty() => return writer.push_str("FALSE"),
            Node::Many(true, _) => (precedence::AND, " AND "),
            Node::Many(false, _) => (precedence::OR, " OR "),
            Node::Not(_) => (precedence::NOT, "NOT "),
        };
        if own < around {
            writer.push_str("(");
        }
        match self {
            Node::Many(_, nodes) => {
                for (index, node) in nodes.iter().enumerate() {
                    if index > 0 {
                        writer.push_str(operator);
                    }
                    node.write(writer, own);
                }
            }
            Node::Not(node) => {
                writer.push_str(operator);
                node.write(writer, own + 1);
            }
            Node::Leaf(..) => {}
        }
        if own < around {
            writer.push_str(")");
        }
    }

    /// Appends its values, in the order of the text.
    pub(crate) fn values(&self, parameters: &mut B::Parameters) {
        match self {
            Node::Leaf(_, values) => values.values(parameters),
            Node::Many(_, nodes) => nodes.iter().for_each(|node| node.values(parameters)),
            Node::Not(node) => node.values(parameters),
        }
    }

    /// Of both, by one operator; an operand that is the same operator is flattened.
    fn join(self, and: bool, other: Self) -> Self {
        match self {
            Node::Many(same, mut nodes) if same == and => {
                nodes.push(other);
                Node::Many(and, nodes)
            }
            first => Node::Many(and, vec![first, other]),
        }
    }
}

/// A condition that a driver can box: an expression whose values it can send, or a [`Cond`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a condition that this database driver can send",
    label = "expected a condition whose values the driver can send"
)]
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait IntoNode<'v, B: Backend> {
    /// The SQL type of its value.
    type SqlType;
    /// See [`Expression::Level`].
    type Level: Level;
    /// Does the driver's dialect have all that it uses?
    type Support: Verdict;
    /// Boxes it.
    #[doc(hidden)]
    fn boxed(self) -> Boxed<'v, B>;
}

/// The verdict "no aggregate in the condition `C`".
pub type BoxedAggregate<'v, C, B> = <<C as IntoNode<'v, B>>::Level as Level>::NoAggregate;
/// The verdict "no window function in the condition `C`".
pub type BoxedWindow<'v, C, B> = <<C as IntoNode<'v, B>>::Level as Level>::NoWindow;
/// The verdict "the dialect has all that the condition `C` uses".
pub type BoxedSupport<'v, C, B> = <C as IntoNode<'v, B>>::Support;

/// A boxed condition of any scope.
#[doc(hidden)]
pub struct Boxed<'v, B: Backend>(pub(crate) Node<'v, B>);

#[diagnostic::do_not_recommend]
impl<'v, B: Backend, E> IntoNode<'v, B> for E
where
    E: Expression + Render<B::Dialect> + Values<B> + Send + Sync + 'v,
{
    type SqlType = E::SqlType;
    type Level = E::Level;
    type Support = <E as Render<B::Dialect>>::Support;

    fn boxed(self) -> Boxed<'v, B> {
        Boxed(Node::Leaf(E::ROPE, Box::new(self)))
    }
}

#[diagnostic::do_not_recommend]
impl<'v, Scope, B: Backend> IntoNode<'v, B> for Cond<'v, Scope, B> {
    type SqlType = Bool;
    type Level = RowLevel;
    type Support = Valid;

    fn boxed(self) -> Boxed<'v, B> {
        Boxed(self.node)
    }
}

/// It fits where all its tables are.
impl<Own: TablesIn<Scope>, Scope, B: Backend> InScope<Scope> for Cond<'_, Own, B> {
    type Verdict = Own::Verdict;
}

/// Are all tables of this FROM clause in `Scope`?
pub trait TablesIn<Scope> {
    /// The culprit is the first that is not.
    type Verdict: Verdict;
}

impl<Scope> TablesIn<Scope> for Nil {
    type Verdict = Valid;
}

impl<Scope, Reference, Null, Outer, Rest> TablesIn<Scope> for Cons<Entry<Reference, Null, Outer>, Rest>
where
    Scope: Find<Reference>,
    Rest: TablesIn<Scope>,
{
    type Verdict = Both<Scope::Found, Rest::Verdict>;
}

#[relvar_macros::brief]
impl<'v, Scope, B: Backend> Cond<'v, Scope, B> {
    /// Boxes a condition.
    pub fn new<Condition>(condition: Condition) -> Self
    where
        Condition: ValueIn<Scope> + IntoNode<'v, B>,
        <Condition as Expression>::SqlType: SearchCondition<WHERE>,
        ScopeOf<Condition, Scope>: InFrom<Culprit<ScopeOf<Condition, Scope>>>,
        AggregateIn<Condition>: NoAggregate<WHERE>,
        WindowIn<Condition>: NoWindow<WHERE>,
        BoxedSupport<'v, Condition, B>: Supported<Culprit<BoxedSupport<'v, Condition, B>>, B::Dialect>,
        BoxedSupport<'v, Condition, B>: DefinesTables<Culprit<BoxedSupport<'v, Condition, B>>>,
        BoxedSupport<'v, Condition, B>: BoxedReads<Culprit<BoxedSupport<'v, Condition, B>>>,
        BoxedSupport<'v, Condition, B>: LocksNothing,
    {
        Self::of(condition.boxed().0)
    }

    fn of(node: Node<'v, B>) -> Self {
        Cond { node, scope: PhantomData }
    }

    /// `first AND second AND ..`; `TRUE` where there is none.
    pub fn all(conditions: impl IntoIterator<Item = Self>) -> Self {
        Self::of(Node::Many(true, conditions.into_iter().map(|condition| condition.node).collect()))
    }

    /// `first OR second OR ..`; `FALSE` where there is none.
    pub fn any(conditions: impl IntoIterator<Item = Self>) -> Self {
        Self::of(Node::Many(false, conditions.into_iter().map(|condition| condition.node).collect()))
    }
}

/// `self AND other`
impl<Scope, B: Backend> BitAnd for Cond<'_, Scope, B> {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        Self::of(self.node.join(true, other.node))
    }
}

/// `self OR other`
impl<Scope, B: Backend> BitOr for Cond<'_, Scope, B> {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self::of(self.node.join(false, other.node))
    }
}

/// `NOT self`
impl<Scope, B: Backend> Not for Cond<'_, Scope, B> {
    type Output = Self;

    fn not(self) -> Self {
        Self::of(Node::Not(Box::new(self.node)))
    }
}

/// The text, never a value.
impl<Scope, B: Backend> fmt::Debug for Cond<'_, Scope, B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut writer = Writer::default();
        self.node.write(&mut writer, precedence::LOWEST);
        f.write_str(&writer.finish())
    }
}
