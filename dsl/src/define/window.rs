//! `window!`: a window function; each is one line.

/// Declares window functions that are no aggregates.
///
/// `pub fn name(argument: Type, ..) -> Result = Marker "sql_name";` takes values or expressions of these types. NULL
/// arguments give NULL, unless `nulls NeverNull`, `nulls MaybeNull`, or `nulls OfGroup` (NULL also where the frame is
/// empty) says otherwise.
///
/// ```
/// relvar::window! {
///     /// The number of the row's bucket (PostgreSQL manual, section 9.22).
///     pub fn bucket(buckets: Int4) -> Int4 = Bucket "ntile";
/// }
/// # relvar::doc_schema!();
/// use relvar::prelude::*;
/// let sql = users.select(bucket(4).over(window().order_by(users::age))).sql::<Postgres>();
/// assert_eq!(sql, "SELECT ntile($1) OVER (ORDER BY users.age) FROM users");
/// ```
#[macro_export]
macro_rules! window {
    ($(
        $(#[$doc:meta])*
        $vis:vis fn $function:ident($($argument:ident: $type:ident),*) -> $result:ident = $name:ident $sql:literal
            $(nulls $nulls:ident)?;
    )*) => { $(
        $crate::window!(@marker [$(#[$doc])*] $vis $name $sql [$($nulls)?]);

        impl<Types> $crate::expr::WindowResult<Types> for $name {
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
            ) -> $crate::expr::Bare<$name, $crate::function!(@types [] $([<$argument:camel Expression>])*)>
            where
                $(
                    [<$argument:camel Expression>]: $crate::kernel::Expression,
                    $crate::check::WindowIn<[<$argument:camel Expression>]>: $crate::check::NoWindowInWindow,
                )*
            {
                $crate::expr::Bare::new($crate::function!(@values [] $($argument)*))
            }
        }
    )* };
    (@marker [$($doc:tt)*] $vis:vis $name:ident $sql:literal [$($nulls:ident)?]) => {
        $($doc)*
        #[derive(Clone, Copy, Debug)]
        $vis struct $name;

        impl $crate::expr::WindowFunction for $name {
            type Id<Rest: $crate::kernel::Identity> = $crate::__id!($name, Rest);
            type Nulls = $crate::infix!(@or [$($crate::expr::$nulls)?] $crate::expr::Strict);
            const OPEN: &'static str = concat!($sql, "(");
        }
    };
}
