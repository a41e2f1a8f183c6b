//! Set-returning functions in FROM (PostgreSQL manual, sections 7.2.1.4 and 9.25).

use std::marker::PhantomData;
use std::ops::Deref;

use typenum::B0;

use super::*;
use crate::backend::{Backend, Values};
use crate::check::*;
use crate::expr::{DerivedColumn, Loose, Named, RenderArguments, RowShape, ShapeLabel, Unlabelled};
use crate::kernel::*;
use crate::render::{Dialect, Rope, Support, SupportedBy};
use crate::types::Int8;

/// A function that gives rows; [`set_returning!`](crate::set_returning) declares it.
pub trait SetFunction: RowShape {
    /// Its columns as those of the table `Reference`: a struct with a field for each.
    type Columns<Reference: 'static>: 'static;
    /// The same as a list, before `Rest`.
    type Before<Reference: 'static, Rest>;
    /// What the dialect must have.
    type Feature;
    /// `name(`
    const OPEN: &'static str;
    /// What stands behind the arguments.
    const CLOSE: &'static Rope;
    /// The names of its columns: `key, value`.
    const NAMES: &'static Rope;

    /// The columns in the value namespace.
    fn columns<Reference: 'static>() -> &'static Self::Columns<Reference>;
}

/// A set-returning function as a table in FROM. Its columns are fields; the arguments may use the tables on its left.
///
/// `Numbering` is [`Plain`] or [`ORDINALITY`].
#[derive(Debug)]
pub struct SetReturning<F, Args, Numbering, Label>(Args, PhantomData<(F, Numbering, Label)>);

impl<F, Args: Clone, Numbering, Label> Clone for SetReturning<F, Args, Numbering, Label> {
    fn clone(&self) -> Self {
        SetReturning(self.0.clone(), PhantomData)
    }
}

impl<F, Args: Copy, Numbering, Label> Copy for SetReturning<F, Args, Numbering, Label> {}

/// `WITH ORDINALITY`: a further column numbers the rows from 1.
#[derive(Clone, Copy, Debug)]
pub struct ORDINALITY;

/// The columns of a function, with or without a number.
pub trait Numbering<F: SetFunction>: 'static {
    /// The struct of columns.
    type Columns<Reference: 'static>: 'static;
    /// They as a list.
    type List<Reference: 'static>;
    /// After the call: ` WITH ORDINALITY`.
    const AFTER: &'static str;
    /// After the names of the function's own columns.
    const NAMES: &'static Rope;

    /// The columns in the value namespace.
    fn columns<Reference: 'static>() -> &'static Self::Columns<Reference>;
}

impl<F: SetFunction> Numbering<F> for Plain {
    type Columns<Reference: 'static> = F::Columns<Reference>;
    type List<Reference: 'static> = F::Before<Reference, Nil>;
    const AFTER: &'static str = "";
    const NAMES: &'static Rope = &Rope::Empty;

    fn columns<Reference: 'static>() -> &'static Self::Columns<Reference> {
        F::columns()
    }
}

impl<F: SetFunction> Numbering<F> for ORDINALITY {
    type Columns<Reference: 'static> = Numbered<F, Reference>;
    type List<Reference: 'static> =
        F::Before<Reference, Cons<DerivedColumn<Reference, OrdinalityColumn, Int8, B0>, Nil>>;
    const AFTER: &'static str = " WITH ORDINALITY";
    const NAMES: &'static Rope = &Rope::Name(<OrdinalityColumn as FieldName>::NAME);

    fn columns<Reference: 'static>() -> &'static Self::Columns<Reference> {
        &Numbered { ordinality: DerivedColumn::NEW, function: PhantomData }
    }
}

/// The columns of a function WITH ORDINALITY: its own, and the number.
pub struct Numbered<F, Reference> {
    /// The number of the row, from 1.
    pub ordinality: DerivedColumn<Reference, OrdinalityColumn, Int8, B0>,
    function: PhantomData<F>,
}

impl<F: SetFunction, Reference: 'static> Deref for Numbered<F, Reference> {
    type Target = F::Columns<Reference>;

    fn deref(&self) -> &Self::Target {
        F::columns()
    }
}

/// The column `ordinality`.
pub struct OrdinalityColumn;

impl FieldName for OrdinalityColumn {
    type Id = crate::__spelled!(ordinality);
    type Index<Rest: crate::kernel::Identity> = crate::__id!(OrdinalityColumn, Rest);
    type Null = B0;
    const NAME: Name = Name::plain("ordinality");
}

/// The reference to a function in FROM.
pub type SetReference<F, Label> = Named<F, Label>;
/// A function in FROM as the rules see it.
pub type SetEntry<F, Number, Label> = Loose<Named<F, Label>, <Number as Numbering<F>>::List<Named<F, Label>>>;

impl<F, Args> SetReturning<F, Args, Plain, Unlabelled> {
    /// A call with these arguments.
    pub fn new(arguments: Args) -> Self {
        SetReturning(arguments, PhantomData)
    }
}

impl<F, Args, Label> SetReturning<F, Args, Plain, Label> {
    /// `WITH ORDINALITY`: the field `ordinality` numbers the rows from 1.
    pub fn with_ordinality(self) -> SetReturning<F, Args, ORDINALITY, Label> {
        SetReturning(self.0, PhantomData)
    }
}

impl<F: SetFunction, Args, Number: Numbering<F>, Label: ShapeLabel> Deref
    for SetReturning<F, Args, Number, Label>
{
    type Target = Number::Columns<SetReference<F, Label>>;

    fn deref(&self) -> &Self::Target {
        Number::columns()
    }
}

#[relvar_macros::brief]
impl<F: SetFunction, Args: Clone, Number: Numbering<F>, Label: ShapeLabel>
    SetReturning<F, Args, Number, Label>
{
    /// A query on this table alone, with no clause given. The arguments use no table.
    pub fn query(&self) -> QueryOn<Self>
    where
        Self: Enters<Nil, B0>,
        Args: InScope<Nil>,
        Args::Verdict: InFrom<Culprit<Args::Verdict>>,
    {
        start(self.clone())
    }

    /// A query on this table alone whose arguments use `outer`, a table of the query around it.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let letter = string_to_table(users::name, val::<Text, _>("n"));
    /// let sql = users.filter(exists(letter.query_of(users).filter(letter.value.eq("A")))).count();
    /// assert_eq!(
    ///     sql.sql::<Postgres>(),
    ///     "SELECT count(*) FROM users WHERE EXISTS \
    ///      (SELECT 1 FROM string_to_table(users.name, $1) AS string_to_table (value) WHERE string_to_table.value = $2)",
    /// );
    /// ```
    pub fn query_of<Outer: FromItem>(&self, outer: Outer) -> QueryOf<Self, Outer>
    where
        Self: Enters<Correlated<Nil, Outer>, B0>,
        Args: InScope<Correlated<Nil, Outer>>,
        Args::Verdict: InFrom<Culprit<Args::Verdict>>,
    {
        let _ = outer;
        from::start_in(self.clone())
    }

    /// `table ON condition`, the argument of a join.
    pub fn on<Condition>(&self, condition: Condition) -> On<Self, Condition>
    where
        Condition: Expression,
        Condition::SqlType: SearchCondition<ON>,
        AggregateIn<Condition>: NoAggregate<ON>,
        WindowIn<Condition>: NoWindow<ON>,
    {
        join::on(self.clone(), condition)
    }

    /// `table ON TRUE`, the argument of a join: every row.
    pub fn on_true(&self) -> On<Self, True> {
        On::new(self.clone(), True)
    }

    /// The same call once more, as a table of its own: `generate_series_b`.
    pub fn alias<const LETTER: char>(&self) -> SetReturning<F, Args, Number, crate::kernel::Label<LETTER>>
    where
        crate::kernel::Label<LETTER>: LabelDigit,
    {
        SetReturning(self.0.clone(), PhantomData)
    }
}

impl<F: SetFunction, Args, Number: Numbering<F>, Label: ShapeLabel> FromItem
    for SetReturning<F, Args, Number, Label>
{
    type Reference = SetReference<F, Label>;
    type Source = Self;
    type Sees = Args;

    fn source(self) -> Self {
        self
    }
}

impl<F: SetFunction, Args: Clone, Number: Numbering<F>, Label: ShapeLabel> FromItem
    for &SetReturning<F, Args, Number, Label>
{
    type Reference = SetReference<F, Label>;
    type Source = SetReturning<F, Args, Number, Label>;
    type Sees = Args;

    fn source(self) -> Self::Source {
        self.clone()
    }
}

macro_rules! enters {
    ($($item:ty [$($bound:tt)*];)*) => { $(
        impl<Scope, Null, F, Args, Number, Label> Enters<Scope, Null> for $item
        where
            F: SetFunction,
            Args: InScope<Scope::Entries> $($bound)*,
            Number: Numbering<F>,
            Label: ShapeLabel,
            Scope: OuterReferences,
        {
            type After = Cons<Entry<SetEntry<F, Number, Label>, Null, B0>, Scope>;
            type NeedsLateral = Valid;
            type RefersLeft = Args::Verdict;
            type MayMiss = Valid;
        }
    )* };
}

enters! {
    SetReturning<F, Args, Number, Label> [];
    &SetReturning<F, Args, Number, Label> [+ Clone];
}

impl<D, F, Args, Number, Label> SourceText<D> for SetReturning<F, Args, Number, Label>
where
    D: Dialect,
    F: SetFunction<Feature: SupportedBy<D>>,
    Args: RenderArguments<D>,
    Number: Numbering<F>,
    Label: ShapeLabel,
{
    type Support = Both<Support<F::Feature, D>, Args::Support>;
    const FROM: &'static Rope = &Rope::Join(&[
        &Rope::Literal(F::OPEN),
        Args::ROPE,
        F::CLOSE,
        &Rope::Literal(Number::AFTER),
        &Rope::Literal(" AS "),
        <SetReference<F, Label> as TableReference>::QUALIFIER,
        &Rope::Literal(" ("),
        &Rope::List(", ", &[F::NAMES, Number::NAMES]),
        &Rope::Literal(")"),
    ]);
}

impl<B: Backend, F, Args: Values<B>, Number, Label> SourceValues<B> for SetReturning<F, Args, Number, Label> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.0.values(parameters);
    }
}

/// A function that gives rows is no expression; where one stands in its place, that is all that is wrong.
impl<Scope, F, Args, Number, Label> InScope<Scope> for SetReturning<F, Args, Number, Label> {
    type Verdict = Valid;
}

impl<Group, F, Args, Number, Label> GroupedBy<Group> for SetReturning<F, Args, Number, Label> {
    type Verdict = Valid;
}
