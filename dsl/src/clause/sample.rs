//! `TABLESAMPLE` and `ONLY` (PostgreSQL manual, page SELECT, "FROM Clause").

use std::marker::PhantomData;

use typenum::B0;

use super::*;
use crate::backend::{Backend, Values};
use crate::check::*;
use crate::expr::Bind;
use crate::kernel::*;
use crate::render::{Dialect, ONLY, Render, Rope, Support, SupportedBy, TABLESAMPLE};
use crate::types::{Float4, Float8};

/// `ONLY table`: without the tables that inherit from it. (Partitions are such tables.)
#[derive(Clone, Copy, Debug)]
pub struct Only<Reference>(Reference);

/// `table TABLESAMPLE method`
#[derive(Clone, Copy, Debug)]
pub struct Sampled<Item, Method> {
    item: Item,
    method: Method,
}

/// A sampling method and how much it takes.
#[derive(Clone, Copy, Debug)]
pub struct Sample<Method> {
    percent: Bind<Float4, f32>,
    method: PhantomData<Method>,
}

/// `sample REPEATABLE (seed)`
#[derive(Clone, Copy, Debug)]
pub struct Repeatable<Method> {
    sample: Sample<Method>,
    seed: Bind<Float8, f64>,
}

/// The word of a sampling method.
pub trait SampleWord: 'static {
    /// `BERNOULLI`
    const TEXT: &'static str;
}

macro_rules! methods {
    ($($(#[$doc:meta])* $function:ident $name:ident $text:literal;)*) => { $(
        $(#[$doc])*
        #[allow(clippy::upper_case_acronyms, reason = "messages print the method as SQL writes it")]
        #[derive(Clone, Copy, Debug)]
        pub struct $name;

        impl SampleWord for $name {
            const TEXT: &'static str = $text;
        }

        $(#[$doc])*
        pub fn $function(percent: f32) -> Sample<$name> {
            Sample { percent: Bind::new(percent), method: PhantomData }
        }
    )* };
}

methods! {
    /// `BERNOULLI (percent)`: each row by itself, with this chance, from 0 to 100.
    bernoulli BERNOULLI " TABLESAMPLE BERNOULLI (";
    /// `SYSTEM (percent)`: whole pages of the table, each with this chance, from 0 to 100: quick, and in lumps.
    system SYSTEM " TABLESAMPLE SYSTEM (";
}

impl<Method> Sample<Method> {
    /// `REPEATABLE (seed)`: the same sample for the same seed, as long as the table does not change.
    pub fn repeatable(self, seed: f64) -> Repeatable<Method> {
        Repeatable { sample: self, seed: Bind::new(seed) }
    }
}

impl<D: Dialect, Method: SampleWord> Render<D> for Sample<Method>
where
    TABLESAMPLE: SupportedBy<D>,
{
    type Support = Support<TABLESAMPLE, D>;
    const ROPE: &'static Rope = &Rope::Join(&[
        &Rope::Literal(Method::TEXT),
        <Bind<Float4, f32> as Render<D>>::ROPE,
        &Rope::Literal(")"),
    ]);
}

impl<D: Dialect, Method: SampleWord> Render<D> for Repeatable<Method>
where
    TABLESAMPLE: SupportedBy<D>,
{
    type Support = Support<TABLESAMPLE, D>;
    const ROPE: &'static Rope = &Rope::Join(&[
        <Sample<Method> as Render<D>>::ROPE,
        &Rope::Literal(" REPEATABLE ("),
        <Bind<Float8, f64> as Render<D>>::ROPE,
        &Rope::Literal(")"),
    ]);
}

impl<B: Backend, Method> Values<B> for Sample<Method>
where
    Bind<Float4, f32>: Values<B>,
{
    fn values(&self, parameters: &mut B::Parameters) {
        self.percent.values(parameters);
    }
}

impl<B: Backend, Method> Values<B> for Repeatable<Method>
where
    Sample<Method>: Values<B>,
    Bind<Float8, f64>: Values<B>,
{
    fn values(&self, parameters: &mut B::Parameters) {
        self.sample.values(parameters);
        self.seed.values(parameters);
    }
}

/// `ONLY` and `TABLESAMPLE` of a table or an alias.
#[relvar_macros::brief]
pub trait SampleMethods: Declared {
    /// `ONLY table`: without the rows of tables that inherit from it. Its columns are the table's own.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let sql = users.only().query().filter(users::age.gt(30)).select(users::name);
    /// assert_eq!(sql.sql::<Postgres>(), "SELECT users.name FROM ONLY users WHERE users.age > $1");
    /// ```
    fn only(self) -> Only<Self> {
        Only(self)
    }

    /// `table TABLESAMPLE method (percent)`: some of its rows. Its columns are the table's own.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::clause::{bernoulli, system};
    /// use relvar::prelude::*;
    /// let tenth = users.tablesample(bernoulli(10.0).repeatable(1.0)).query().count();
    /// assert_eq!(tenth.sql::<Postgres>(), "SELECT count(*) FROM users TABLESAMPLE BERNOULLI ($1) REPEATABLE ($2)");
    /// let b = users.alias::<'b'>();
    /// let some = posts.inner_join(b.tablesample(system(1.0)).on(b.id.eq(posts::user_id))).select(posts::title);
    /// assert_eq!(
    ///     some.sql::<Postgres>(),
    ///     "SELECT posts.title FROM posts \
    ///      INNER JOIN users AS users_b TABLESAMPLE SYSTEM ($1) ON users_b.id = posts.user_id",
    /// );
    /// ```
    fn tablesample<Method>(self, method: Method) -> Sampled<Self, Method>
    where
        SampleOf<Self::Table>: SamplesStored<Culprit<SampleOf<Self::Table>>>,
    {
        Sampled { item: self, method }
    }
}

impl<Reference: Declared> SampleMethods for Reference {}

#[relvar_macros::brief]
impl<Reference: Declared> Only<Reference> {
    /// See [`SampleMethods::tablesample`].
    pub fn tablesample<Method>(self, method: Method) -> Sampled<Self, Method>
    where
        SampleOf<Reference::Table>: SamplesStored<Culprit<SampleOf<Reference::Table>>>,
    {
        Sampled { item: self, method }
    }
}

impl<D: Dialect, Reference: TableReference> SourceText<D> for Only<Reference>
where
    ONLY: SupportedBy<D>,
{
    type Support = Support<ONLY, D>;
    const FROM: &'static Rope = &Rope::Join(&[&Rope::Literal("ONLY "), Reference::FROM]);
}

impl<D: Dialect, Item: SourceText<D>, Method: Render<D>> SourceText<D> for Sampled<Item, Method> {
    type Support = Both<Item::Support, Method::Support>;
    const FROM: &'static Rope = &Rope::Join(&[Item::FROM, Method::ROPE]);
}

impl<B: Backend, Reference> SourceValues<B> for Only<Reference> {
    fn values(&self, _: &mut B::Parameters) {}
}

impl<B: Backend, Item, Method: Values<B>> SourceValues<B> for Sampled<Item, Method> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.method.values(parameters);
    }
}

/// A table in FROM with words around it.
trait Around {
    /// The table.
    type Reference;
    /// It in the value namespace.
    fn reference(&self) -> Self::Reference;
}

impl<Reference: TableReference> Around for Only<Reference> {
    type Reference = Reference;
    fn reference(&self) -> Reference {
        self.0
    }
}

impl<Reference: TableReference, Method> Around for Sampled<Reference, Method> {
    type Reference = Reference;
    fn reference(&self) -> Reference {
        self.item
    }
}

impl<Reference: TableReference, Method> Around for Sampled<Only<Reference>, Method> {
    type Reference = Reference;
    fn reference(&self) -> Reference {
        self.item.0
    }
}

macro_rules! around {
    ($([$($generics:ident)*] $item:ty;)*) => { $(
        impl<Reference: TableReference, $($generics),*> FromItem for $item {
            type Reference = Reference;
            type Source = Self;
            type Sees = Nil;

            fn source(self) -> Self {
                self
            }
        }

        impl<Scope, Null, Reference: TableReference, $($generics),*> Enters<Scope, Null> for $item {
            type After = <Reference as Enters<Scope, Null>>::After;
            type NeedsLateral = Valid;
            type RefersLeft = Valid;
            type MayMiss = Valid;
        }

        impl<Reference: TableReference, $($generics),*> JoinItem for $item {
            type Item = Self;
            type Reference = Reference;
            type Source = Self;
        }

        /// Along the foreign key, as the table itself.
        impl<Scope, After, Reference, $($generics),*> JoinCondition<Scope, After> for $item
        where
            Reference: TableReference + JoinCondition<Scope, After>,
        {
            type Condition = Reference::Condition;
            type InScope = Reference::InScope;
            type Unambiguous = Reference::Unambiguous;
            type Names = Reference::Names;

            fn parts(self) -> (Self, Self::Condition) {
                let (_, condition) = self.reference().parts();
                (self, condition)
            }
        }

        impl<Reference: TableReference, $($generics),*> $item {
            /// A query on this alone, with no clause given.
            #[relvar_macros::brief($item)]
            pub fn query(self) -> QueryOn<Self>
            where
                Self: Enters<Nil, B0>,
            {
                start(self)
            }

            /// `table ON condition`, the argument of a join.
            #[relvar_macros::brief($item)]
            pub fn on<Condition>(self, condition: Condition) -> On<Self, Condition>
            where
                Condition: Expression,
                Condition::SqlType: SearchCondition<ON>,
                AggregateIn<Condition>: NoAggregate<ON>,
                WindowIn<Condition>: NoWindow<ON>,
            {
                join::on(self, condition)
            }
        }
    )* };
}

around! {
    [] Only<Reference>;
    [Method] Sampled<Reference, Method>;
    [Method] Sampled<Only<Reference>, Method>;
}
