//! `aggregate!`: an aggregate function; each is one line.

/// Declares aggregates, which have DISTINCT, ORDER BY, FILTER and OVER like the built-in ones.
///
/// `pub fn name(argument: Type, ..) -> Result = Marker "sql_name";` takes values or expressions of these types;
/// `pub fn name(Capability) -> [Type] Result = ..` takes one expression of any type that has the capability, and `Result`
/// is written in terms of `Type`; in `pub fn name(Capability::Result) = ..` the capability says what comes of it. After it may stand `nulls Policy`: `OfGroup` (NULL over no rows and where an argument is
/// NULL in every row; this where nothing is said), `OfRows` (NULL over no rows), `NeverNull`, `MaybeNull`; before it
/// `sqlite "name"`, where that dialect calls it so; and
/// `needs Feature`.
///
/// ```
/// relvar::aggregate! {
///     /// The slope of the line through the points (PostgreSQL manual, section 9.21).
///     pub fn slope(y: Float8, x: Float8) -> Float8 = Slope "regr_slope" nulls MaybeNull;
/// }
/// # relvar::doc_schema!();
/// use relvar::prelude::*;
/// let sql = users.select(slope(2.0, 3.0).filter(users::age.gt(30))).sql::<Postgres>();
/// assert_eq!(sql, "SELECT regr_slope($1, $2) FILTER (WHERE users.age > $3) FROM users");
/// ```
#[macro_export]
macro_rules! aggregate {
    // aggregate! { /// docs  pub fn max(Extremes) -> [Type] Type = Max "max"; }
    (
        $(#[$doc:meta])*
        $vis:vis fn $function:ident($($capability:ident)?) -> [$type:ident] $result:ty = $name:ident $sql:literal
            $(nulls $nulls:ident)? $(needs $feature:ty)?;
    ) => {
        $crate::aggregate!(@marker [$(#[$doc])*] $vis $name $sql [$($nulls)?] [$($feature)?]);

        impl<$type: $crate::kernel::SqlType> $crate::expr::AggregateResult<$crate::__list!($type)> for $name {
            type SqlType = $result;
        }

        $(#[$doc])*
        #[$crate::__brief]
        $vis fn $function<Argument>(argument: Argument) -> $crate::expr::AggregateOf<$name, Argument>
        where
            Argument: $crate::kernel::Expression,
            $(Argument::SqlType: $crate::types::$capability,)?
            $crate::check::WindowIn<Argument>: $crate::check::NoWindowInAggregate,
        {
            $crate::expr::Aggregate::new($crate::expr::Arguments(argument, ()))
        }
    };
    // aggregate! { /// docs  pub fn sum(Summed::Sum) = Sum "sum"; }. The result is a parameter of the aggregate: the
    // compiler computes it once, and where there is none, no later clause complains.
    (
        $(#[$doc:meta])*
        $vis:vis fn $function:ident($capability:ident::$result:ident) = $name:ident $sql:literal
            $(nulls $nulls:ident)? $(needs $feature:ty)?;
    ) => {
        $crate::aggregate!(@marker [$(#[$doc])*] $vis $name<Type> $sql [$($nulls)?] [$($feature)?]);

        $(#[$doc])*
        #[$crate::__brief]
        $vis fn $function<Argument, Type>(argument: Argument) -> $crate::expr::AggregateOf<$name<Type>, Argument>
        where
            Argument: $crate::kernel::Expression,
            Argument::SqlType: $crate::types::$capability<$result = Type>,
            $crate::check::WindowIn<Argument>: $crate::check::NoWindowInAggregate,
        {
            $crate::expr::Aggregate::new($crate::expr::Arguments(argument, ()))
        }
    };
    // aggregate! { /// docs  pub fn corr(y: Float8, x: Float8) -> Float8 = Correlation "corr"; .. }
    ($(
        $(#[$doc:meta])*
        $vis:vis fn $function:ident($($argument:ident: $type:ident),+) -> $result:ident = $name:ident $sql:literal
            $(sqlite $lite:literal)? $(nulls $nulls:ident)? $(needs $feature:ty)?;
    )*) => { $(
        $crate::aggregate!(@marker [$(#[$doc])*] $vis $name $sql [$($nulls)?] [$($feature)?] $($lite)?);

        impl<First, Rest> $crate::expr::AggregateResult<$crate::kernel::Cons<First, Rest>> for $name {
            type SqlType = $crate::types::$result;
        }

        $crate::paste::paste! {
            $(#[$doc])*
            #[$crate::__brief]
            $vis fn $function<$(
                [<$argument:camel Argument>]: $crate::expr::Argument<$crate::types::$type, Expression = [<$argument:camel Expression>]>,
                [<$argument:camel Expression>],
            )*>(
                $($argument: [<$argument:camel Argument>]),*
            ) -> $crate::expr::Aggregate<$name, $crate::function!(@types [] $([<$argument:camel Expression>])*)>
            where
                $(
                    [<$argument:camel Expression>]: $crate::kernel::Expression,
                    $crate::check::WindowIn<[<$argument:camel Expression>]>: $crate::check::NoWindowInAggregate,
                )*
            {
                $crate::expr::Aggregate::new($crate::function!(@values [] $($argument)*))
            }
        }
    )* };
    (@marker [$($doc:tt)*] $vis:vis $name:ident<Type> $sql:literal [$($nulls:ident)?] [$($feature:ty)?]) => {
        $($doc)*
        #[derive(Clone, Copy, Debug)]
        $vis struct $name<Type>(::std::marker::PhantomData<Type>);

        impl<Type: 'static> $crate::expr::AggregateFunction for $name<Type> {
            type Id<Rest: $crate::kernel::Identity> = $crate::__id!($name, Rest);
            type Nulls = $crate::infix!(@or [$($crate::expr::$nulls)?] $crate::expr::OfGroup);
            type Feature = $crate::infix!(@or [$($feature)?] $crate::render::Everywhere);
            const OPEN: &'static str = concat!($sql, "(");
        }

        impl<First, Rest, Type: $crate::kernel::SqlType>
            $crate::expr::AggregateResult<$crate::kernel::Cons<First, Rest>> for $name<Type>
        {
            type SqlType = Type;
        }
    };
    (@marker [$($doc:tt)*] $vis:vis $name:ident $sql:literal [$($nulls:ident)?] [$($feature:ty)?] $($lite:literal)?) => {
        $($doc)*
        #[derive(Clone, Copy, Debug)]
        $vis struct $name;

        impl $crate::expr::AggregateFunction for $name {
            type Id<Rest: $crate::kernel::Identity> = $crate::__id!($name, Rest);
            type Nulls = $crate::infix!(@or [$($crate::expr::$nulls)?] $crate::expr::OfGroup);
            type Feature = $crate::infix!(@or [$($feature)?] $crate::render::Everywhere);
            const OPEN: &'static str = concat!($sql, "(");
            const ELSEWHERE: &'static [(&'static str, &'static str)] = &[$(("sqlite", concat!($lite, "(")))?];
        }
    };
}
