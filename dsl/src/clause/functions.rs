//! The set-returning functions that PostgreSQL has (PostgreSQL manual, section 9.25 and those of the types).

use super::{Plain, SetReturning};
use crate::check::{AggregateIn, FROM, NoAggregate, NoWindow, WindowIn};
use crate::expr::{Arguments, Operand, Unlabelled, ops::list::ListOf};
use crate::kernel::{Expression, SqlType};
use crate::types::*;

crate::feature! {
    /// Functions in FROM that give rows.
    pub SetReturningFunctions: Postgres yes, Sqlite no
}

crate::set_returning! {
    /// `string_to_table(text, delimiter)`: the pieces between the delimiters (PostgreSQL manual, section 9.4).
    pub fn string_to_table(text: Text, delimiter: Text) -> { value: Text } = StringToTable "string_to_table" needs SetReturningFunctions;
    /// `regexp_split_to_table(text, pattern)`: the pieces between the matches (section 9.4).
    pub fn regexp_split_to_table(text: Text, pattern: Text) -> { value: Text } = RegexpSplitToTable "regexp_split_to_table" needs SetReturningFunctions;
}

crate::set_returning!(@table pub GenerateSubscripts [] "generate_subscripts" [SetReturningFunctions] value: (Int4););
crate::set_returning!(@table pub UnnestRanges [Element: SqlType] "unnest" [SetReturningFunctions] value: (Element););
crate::set_returning!(@table pub RegexpMatches [] "regexp_matches" [SetReturningFunctions] value: (Array<Text>););
crate::set_returning!(@table pub GenerateSeries [Type: Series] "generate_series" [SetReturningFunctions] value: (Type););
crate::set_returning!(@table pub Unnest [Element: SqlType] "unnest" [SetReturningFunctions] value: (Element) MaybeNull;);
crate::set_returning!(@table pub UnnestValues [Element: SqlType] "unnest" [SetReturningFunctions] value: (Element););

#[cfg(feature = "with-serde_json-1")]
crate::set_returning! {
    /// `json_array_elements(array)`: the elements; JSON's null is a value, and no NULL (section 9.16).
    pub fn json_array_elements(array: Json) -> { value: Json } = JsonArrayElements "json_array_elements" needs SetReturningFunctions;
    /// `jsonb_array_elements(array)`: the elements; JSON's null is a value, and no NULL (section 9.16).
    pub fn jsonb_array_elements(array: Jsonb) -> { value: Jsonb } = JsonbArrayElements "jsonb_array_elements" needs SetReturningFunctions;
    /// `json_array_elements_text(array)`: the elements as text; JSON's null is NULL (section 9.16).
    pub fn json_array_elements_text(array: Json) -> { value: Text nulls MaybeNull } = JsonArrayElementsText "json_array_elements_text" needs SetReturningFunctions;
    /// `jsonb_array_elements_text(array)`: the elements as text; JSON's null is NULL (section 9.16).
    pub fn jsonb_array_elements_text(array: Jsonb) -> { value: Text nulls MaybeNull } = JsonbArrayElementsText "jsonb_array_elements_text" needs SetReturningFunctions;
    /// `json_each(object)`: the members of an object (section 9.16).
    pub fn json_each(object: Json) -> { key: Text, value: Json } = JsonEach "json_each" needs SetReturningFunctions;
    /// `jsonb_each(object)`: the members of an object (section 9.16).
    pub fn jsonb_each(object: Jsonb) -> { key: Text, value: Jsonb } = JsonbEach "jsonb_each" needs SetReturningFunctions;
    /// `json_each_text(object)`: the members as text; JSON's null is NULL (section 9.16).
    pub fn json_each_text(object: Json) -> { key: Text, value: Text nulls MaybeNull } = JsonEachText "json_each_text" needs SetReturningFunctions;
    /// `jsonb_each_text(object)`: the members as text; JSON's null is NULL (section 9.16).
    pub fn jsonb_each_text(object: Jsonb) -> { key: Text, value: Text nulls MaybeNull } = JsonbEachText "jsonb_each_text" needs SetReturningFunctions;
    /// `jsonb_path_query(json, path)`: all that the SQL/JSON path finds (section 9.16).
    pub fn jsonb_path_query(json: Jsonb, path: Jsonpath) -> { value: Jsonb } = JsonbPathQuery "jsonb_path_query" needs SetReturningFunctions;
    /// `jsonb_path_query(json, path, variables, silent)`: the same with variables, and without errors where `silent` (section 9.16).
    pub fn jsonb_path_query_with(json: Jsonb, path: Jsonpath, variables: Jsonb, silent: Bool) -> { value: Jsonb } = JsonbPathQueryWith "jsonb_path_query" needs SetReturningFunctions;
    /// `jsonb_path_query_tz(json, path)`: the same in the session's time zone (section 9.16).
    pub fn jsonb_path_query_tz(json: Jsonb, path: Jsonpath) -> { value: Jsonb } = JsonbPathQueryTz "jsonb_path_query_tz" needs SetReturningFunctions;
    /// `jsonb_path_query_tz(json, path, variables, silent)`: the same with variables, and without errors where `silent` (section 9.16).
    pub fn jsonb_path_query_tz_with(json: Jsonb, path: Jsonpath, variables: Jsonb, silent: Bool) -> { value: Jsonb } = JsonbPathQueryTzWith "jsonb_path_query_tz" needs SetReturningFunctions;
    /// `json_object_keys(object)`: the names of the members (section 9.16).
    pub fn json_object_keys(object: Json) -> { value: Text } = JsonObjectKeys "json_object_keys" needs SetReturningFunctions;
    /// `jsonb_object_keys(object)`: the names of the members (section 9.16).
    pub fn jsonb_object_keys(object: Jsonb) -> { value: Text } = JsonbObjectKeys "jsonb_object_keys" needs SetReturningFunctions;
}

/// A type of which there are series.
#[diagnostic::on_unimplemented(
    message = "there is no generate_series of SQL type `{Self}`",
    label = "expected an integer, `numeric`, or a timestamp",
    note = "rule T5, see `relvar::docs::rules::T5`"
)]
pub trait Series: SqlType {
    /// The type of the step.
    type Step: SqlType;
}

/// A type whose series go by 1 where no step is given.
#[diagnostic::on_unimplemented(
    message = "generate_series of SQL type `{Self}` needs a step",
    label = "no step is given",
    note = "`generate_series_by(start, stop, step)`",
    note = "rule T5, see `relvar::docs::rules::T5`"
)]
pub trait SeriesByOne: Series {}

macro_rules! series {
    ($($name:ident by $step:ident $($one:ident)?;)*) => { $(
        impl Series for $name {
            type Step = $step;
        }

        $( impl $one for $name {} )?
    )* };
}

series! {
    Int4 by Int4 SeriesByOne;
    Int8 by Int8 SeriesByOne;
}

#[cfg(feature = "with-rust_decimal-1")]
series! {
    Numeric by Numeric SeriesByOne;
}

#[cfg(feature = "with-jiff-0_2")]
series! {
    Timestamp by Interval;
    Timestamptz by Interval;
}

/// An argument of exactly the SQL type `Type`, because the server chooses the function's result by it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no argument of exactly SQL type `{Type}`",
    label = "the function takes a value or an expression of `{Type}`, without widening",
    note = "rule T5, see `relvar::docs::rules::T5`"
)]
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait ExactArgument<Type> {
    /// The argument as an expression.
    type Expression: Expression;
    /// Turns it into one.
    fn argument(self) -> Self::Expression;
}

#[diagnostic::do_not_recommend]
impl<Type: SqlType, Value: Operand<Type, Expression: Expression<SqlType = Type>>> ExactArgument<Type>
    for Value
{
    type Expression = Value::Expression;

    fn argument(self) -> Self::Expression {
        self.operand()
    }
}

/// A call of two arguments.
pub type Call2<F, First, Second> =
    SetReturning<F, Arguments<First, Arguments<Second, ()>>, Plain, Unlabelled>;
/// A call of three arguments.
pub type Call3<F, First, Second, Third> =
    SetReturning<F, Arguments<First, Arguments<Second, Arguments<Third, ()>>>, Plain, Unlabelled>;

/// `generate_series(start, stop)`: the numbers from `start` to `stop`, both included.
///
/// ```
/// # relvar::doc_schema!();
/// use relvar::prelude::*;
/// let n = generate_series::<Int4, _, _>(1, 3);
/// let sql = n.query().left_join(users.on(users::id.eq(n.value))).select((n.value, users::name));
/// assert_eq!(
///     sql.sql::<Postgres>(),
///     "SELECT generate_series.value, users.name FROM generate_series($1, $2) AS generate_series (value) \
///      LEFT JOIN users ON users.id = generate_series.value",
/// );
/// ```
#[relvar_macros::brief]
pub fn generate_series<Type: SeriesByOne, Start: ExactArgument<Type>, Stop: ExactArgument<Type>>(
    start: Start,
    stop: Stop,
) -> Call2<GenerateSeries<Type>, Start::Expression, Stop::Expression>
where
    AggregateIn<Start::Expression>: NoAggregate<FROM>,
    AggregateIn<Stop::Expression>: NoAggregate<FROM>,
    WindowIn<Start::Expression>: NoWindow<FROM>,
    WindowIn<Stop::Expression>: NoWindow<FROM>,
{
    SetReturning::new(Arguments(start.argument(), Arguments(stop.argument(), ())))
}

/// `generate_series(start, stop, step)`; between timestamps the step is an interval.
#[relvar_macros::brief]
pub fn generate_series_by<Type: Series, Start, Stop, Step>(
    start: Start,
    stop: Stop,
    step: Step,
) -> Call3<GenerateSeries<Type>, Start::Expression, Stop::Expression, Step::Expression>
where
    Start: ExactArgument<Type>,
    Stop: ExactArgument<Type>,
    Step: ExactArgument<Type::Step>,
    AggregateIn<Start::Expression>: NoAggregate<FROM>,
    AggregateIn<Stop::Expression>: NoAggregate<FROM>,
    AggregateIn<Step::Expression>: NoAggregate<FROM>,
    WindowIn<Start::Expression>: NoWindow<FROM>,
    WindowIn<Stop::Expression>: NoWindow<FROM>,
    WindowIn<Step::Expression>: NoWindow<FROM>,
{
    SetReturning::new(Arguments(start.argument(), Arguments(stop.argument(), Arguments(step.argument(), ()))))
}

/// `unnest(array)` of an expression: its elements, each of which may be NULL (section 9.19).
#[relvar_macros::brief]
pub fn unnest<A: Expression<SqlType: AnyArray<Element: Flat>>>(
    array: A,
) -> SetReturning<Unnest<<A::SqlType as AnyArray>::Element>, Arguments<A, ()>, Plain, Unlabelled>
where
    AggregateIn<A>: NoAggregate<FROM>,
    WindowIn<A>: NoWindow<FROM>,
{
    SetReturning::new(Arguments(array, ()))
}

/// `unnest($1)` of Rust values: `unnest_values::<Int4, _>(vec![1, 2])` (section 9.19).
pub fn unnest_values<Element: Flat, List: ListOf<Element> + Operand<Array<Element>>>(
    list: List,
) -> SetReturning<
    UnnestValues<Element>,
    Arguments<<List as Operand<Array<Element>>>::Expression, ()>,
    Plain,
    Unlabelled,
> {
    SetReturning::new(Arguments(list.operand(), ()))
}

/// `regexp_matches(text, pattern, flags)`: the groups of each match; with the flag `g` of every match (section 9.7.3). A
/// group that took no part would be NULL in the array, which is an error when it is read.
#[relvar_macros::brief]
pub fn regexp_matches<
    Subject: ExactArgument<Text>,
    Pattern: ExactArgument<Text>,
    Flags: ExactArgument<Text>,
>(
    text: Subject,
    pattern: Pattern,
    flags: Flags,
) -> Call3<RegexpMatches, Subject::Expression, Pattern::Expression, Flags::Expression>
where
    AggregateIn<Subject::Expression>: NoAggregate<FROM>,
    AggregateIn<Pattern::Expression>: NoAggregate<FROM>,
    AggregateIn<Flags::Expression>: NoAggregate<FROM>,
    WindowIn<Subject::Expression>: NoWindow<FROM>,
    WindowIn<Pattern::Expression>: NoWindow<FROM>,
    WindowIn<Flags::Expression>: NoWindow<FROM>,
{
    SetReturning::new(Arguments(
        text.argument(),
        Arguments(pattern.argument(), Arguments(flags.argument(), ())),
    ))
}

/// `unnest(multirange)`: its ranges, in order (section 9.20).
///
/// ```
/// # relvar::table! { rooms { #[primary_key] id -> Int4, free -> Int4multirange } }
/// use relvar::clause::functions::unnest_ranges;
/// use relvar::prelude::*;
/// let free = unnest_ranges(rooms::free);
/// let sql = rooms.cross_join(&free).select((rooms::id, free.value)).sql::<Postgres>();
/// assert_eq!(sql, "SELECT rooms.id, unnest.value FROM rooms CROSS JOIN unnest(rooms.free) AS unnest (value)");
/// ```
#[relvar_macros::brief]
pub fn unnest_ranges<M: Expression<SqlType: AnyMultirange>>(
    multirange: M,
) -> SetReturning<UnnestRanges<<M::SqlType as Ranged>::Range>, Arguments<M, ()>, Plain, Unlabelled>
where
    AggregateIn<M>: NoAggregate<FROM>,
    WindowIn<M>: NoWindow<FROM>,
{
    SetReturning::new(Arguments(multirange, ()))
}

/// `generate_subscripts(array, dimension)`: the subscripts of an array, none where it has no such dimension (section 9.25).
#[relvar_macros::brief]
pub fn generate_subscripts<A: Expression<SqlType: AnyArray>, Dimension: ExactArgument<Int4>>(
    array: A,
    dimension: Dimension,
) -> Call2<GenerateSubscripts, A, Dimension::Expression>
where
    AggregateIn<A>: NoAggregate<FROM>,
    AggregateIn<Dimension::Expression>: NoAggregate<FROM>,
    WindowIn<A>: NoWindow<FROM>,
    WindowIn<Dimension::Expression>: NoWindow<FROM>,
{
    SetReturning::new(Arguments(array, Arguments(dimension.argument(), ())))
}

/// `generate_subscripts(array, dimension, reverse)`: the same, from the last one to the first where `reverse` (section 9.25).
#[relvar_macros::brief]
pub fn generate_subscripts_reverse<
    A: Expression<SqlType: AnyArray>,
    Dimension: ExactArgument<Int4>,
    Reverse: ExactArgument<Bool>,
>(
    array: A,
    dimension: Dimension,
    reverse: Reverse,
) -> Call3<GenerateSubscripts, A, Dimension::Expression, Reverse::Expression>
where
    AggregateIn<A>: NoAggregate<FROM>,
    AggregateIn<Dimension::Expression>: NoAggregate<FROM>,
    AggregateIn<Reverse::Expression>: NoAggregate<FROM>,
    WindowIn<A>: NoWindow<FROM>,
    WindowIn<Dimension::Expression>: NoWindow<FROM>,
    WindowIn<Reverse::Expression>: NoWindow<FROM>,
{
    SetReturning::new(Arguments(array, Arguments(dimension.argument(), Arguments(reverse.argument(), ()))))
}
