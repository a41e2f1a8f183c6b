//! `function!`: an SQL function; each is one line.

/// Declares SQL functions.
///
/// `pub fn name(argument: Type, ..) -> Result = Marker "sql_name";` An argument is a value or an expression of its
/// type, or of one that the server widens to it. NULL arguments give NULL, unless `nulls NeverNull` or `nulls MaybeNull` says otherwise; `needs Feature` names
/// what the dialect must have.
///
/// ```
/// relvar::function! {
///     /// The MD5 hash as hexadecimal text (PostgreSQL manual, section 9.4).
///     pub fn md5(text: Text) -> Text = Md5 "md5";
/// }
/// ```
#[macro_export]
macro_rules! function {
    ($(
        $(#[$doc:meta])*
        $vis:vis fn $function:ident($($argument:ident: $type:ident),*) -> $result:ident = $name:ident $sql:literal
            $(nulls $nulls:ident)? $(needs $feature:ty)?;
    )*) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        $vis struct $name;

        impl $crate::expr::Function for $name {
            type Id<Rest> = $crate::__id!($name, Rest);
            type SqlType = $crate::types::$result;
            type Nulls = $crate::infix!(@or [$($crate::expr::$nulls)?] $crate::expr::Strict);
            type Feature = $crate::infix!(@or [$($feature)?] $crate::render::Everywhere);
            const OPEN: &'static str = concat!($sql, "(");
        }

        $crate::paste::paste! {
            $(#[$doc])*
            $vis fn $function<$(
                [<$argument:camel>]: $crate::expr::Argument<$crate::types::$type, Expression = [<$argument:camel Expression>]>,
                [<$argument:camel Expression>],
            )*>(
                $($argument: [<$argument:camel>]),*
            ) -> $crate::expr::Call<$name, $crate::function!(@types $([<$argument:camel Expression>])*)> {
                $crate::expr::Call::new($crate::function!(@values $($argument)*))
            }
        }
    )* };
    // function!(@types A B): Arguments<A, Arguments<B, ()>>. They are parameters and no projections, which the compiler
    // would complain about a second time where an argument has the wrong type.
    (@types) => { () };
    (@types $first:ident $($rest:ident)*) => {
        $crate::expr::Arguments<$first, $crate::function!(@types $($rest)*)>
    };
    (@values) => { () };
    (@values $first:ident $($rest:ident)*) => {
        $crate::expr::Arguments($crate::expr::Argument::argument($first), $crate::function!(@values $($rest)*))
    };
}
