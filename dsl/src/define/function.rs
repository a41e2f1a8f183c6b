//! `function!`: an SQL function; each is one line.

/// Declares SQL functions, of the server or of the user's own schema.
///
/// `pub fn name(argument: Type, ..) -> Result = Marker "sql_name";` An argument is a value or an expression of its type,
/// or of one that the server widens to it. The types are taken from where the macro stands. `bare` before the name in SQL
/// takes it as it is, without a parenthesis: `CURRENT_DATE`. After the name may stand, in this order:
///
/// - `with ["", " IN ", ")"]`: what stands before the first argument, between the arguments and after the last one;
/// - `nulls Policy`: [`NeverNull`](crate::expr::NeverNull), [`MaybeNull`](crate::expr::MaybeNull),
///   [`FirstNull`](crate::expr::FirstNull) or [`EveryNull`](crate::expr::EveryNull); else NULL comes from a NULL argument
///   and from nothing else;
/// - `sqlite ["instr(", ")"]`: the words in a dialect that has others, from the first to the last: two or more;
/// - `needs Feature`: what the dialect must have; else every dialect has the function. Of a function that writes it is
///   [`WritesOnPostgres<Marker>`](crate::render::WritesOnPostgres): then it does not compile on a read-only handle.
///
/// `argument in Capability` takes an argument of any type with that capability. The type is then called `Of`, in the
/// other arguments and in the result: `fn greatest_of(first in Ordered, second: Of) -> Of`.
///
/// `.. arguments: Type` as the last one takes a tuple: any number of arguments of the type.
///
/// `or longer_name(more: Type)` after the arguments declares a second Rust function, of the same SQL function, which takes
/// `more` as well: Rust has no optional arguments.
///
/// ```
/// use relvar::types::*;
/// relvar::function! {
///     /// The name of a user, in the given language.
///     pub fn display_name(user: Int4) or display_name_in(language: Text) -> Text = DisplayName "app.display_name";
/// }
/// # relvar::doc_schema!();
/// # use relvar::prelude::*;
/// assert_eq!(
///     users.select(display_name_in(users::id, "nl")).sql::<Postgres>(),
///     "SELECT app.display_name(users.id, $1) FROM users",
/// );
/// ```
///
/// A block that begins with `postgres "9.4";` declares functions that PostgreSQL alone has, and says in the documentation
/// of each that the manual has it in that section. One that begins with `sqlite "lang_corefunc";` declares functions that SQLite
/// alone has, and links to that page.
#[macro_export]
macro_rules! function {
    (postgres $section:literal; $(
        $(#[$doc:meta])*
        $vis:vis fn $function:ident $arguments:tt $(or $longer:ident $more:tt)* -> $result:ty = $name:ident $($bare:ident)? $sql:literal
            $(with [$($word:literal),*])? $(sqlite [$($lite:literal),*])? $(nulls $nulls:ident)? $(needs $feature:ty)?;
    )*) => { $(
        $crate::function!(@marker $arguments $vis $name $sql [$result] [$($($word)*)?] [$($bare)?] [$($($lite),*)?] [$($nulls)?]
            [$($feature)?] [$crate::render::OnPostgres<$name>]);
        $crate::function!(@each [$(#[$doc])* #[doc = concat!("\n\n`", $sql, stringify!($arguments), " -> ", stringify!($result),
            "`: PostgreSQL manual, section ", $section, $crate::function!(@sentence $($nulls)?))]]
            $vis $name $arguments [$result] $function () $($longer $more)*);
    )* };
    (sqlite $page:literal; $(
        $(#[$doc:meta])*
        $vis:vis fn $function:ident $arguments:tt $(or $longer:ident $more:tt)* -> $result:ty = $name:ident $($bare:ident)? $sql:literal
            $(with [$($word:literal),*])? $(nulls $nulls:ident)?;
    )*) => { $(
        $crate::function!(@marker $arguments $vis $name $sql [$result] [$($($word)*)?] [$($bare)?] [] [$($nulls)?]
            [] [$crate::render::OnSqlite<$name>]);
        $crate::function!(@each [$(#[$doc])* #[doc = concat!("\n\n`", $sql, stringify!($arguments), " -> ", stringify!($result),
            "`: SQLite, [", $page, "](https://www.sqlite.org/", $page, ".html)", $crate::function!(@sentence $($nulls)?))]]
            $vis $name $arguments [$result] $function () $($longer $more)*);
    )* };
    ($(
        $(#[$doc:meta])*
        $vis:vis fn $function:ident $arguments:tt $(or $longer:ident $more:tt)* -> $result:ty = $name:ident $($bare:ident)? $sql:literal
            $(with [$($word:literal),*])? $(sqlite [$($lite:literal),*])? $(nulls $nulls:ident)? $(needs $feature:ty)?;
    )*) => { $(
        $crate::function!(@marker $arguments $vis $name $sql [$result] [$($($word)*)?] [$($bare)?] [$($($lite),*)?] [$($nulls)?]
            [$($feature)?] [$crate::render::Everywhere]);
        $crate::function!(@each [$(#[$doc])*] $vis $name $arguments [$result] $function () $($longer $more)*);
    )* };
    // One after another, because a repetition cannot hold the comments of the declaration as well.
    (@each $docs:tt $vis:vis $name:ident $arguments:tt $result:tt) => {};
    (@each $docs:tt $vis:vis $name:ident $arguments:tt $result:tt $function:ident $more:tt $($rest:tt)*) => {
        $crate::function!(@fn $docs $vis $function $arguments $more $name $result);
        $crate::function!(@each $docs $vis $name $arguments $result $($rest)*);
    };
    // function!(@fn [#[doc = ".."]] pub lpad (string: Text, length: Int4) (fill: Text) Lpad [Text])
    (@fn $docs:tt $vis:vis $function:ident
        ($($argument:ident $(in $capability:ident)? $(: $type:ty)?),* $(, .. $rest:ident: $rest_type:ty)?)
        ($($more:ident: $more_type:ty),*) $name:ident $result:tt
    ) => {
        $crate::function!(@build [$($($capability)?)*] $docs $vis $function $name $result
            [$($rest $rest_type)?] $([$argument [$($type)?] [$($capability)?]])* $([$more [$more_type] []])*);
    };
    (@fn $docs:tt $vis:vis $function:ident (.. $rest:ident: $rest_type:ty) () $name:ident $result:tt) => {
        $crate::function!(@build [] $docs $vis $function $name $result [$rest $rest_type]);
    };
    (@build [] [$(#[$doc:meta])*] $vis:vis $function:ident $name:ident [$result:ty]
        [$($rest:ident $rest_type:ty)?] $([$argument:ident [$type:ty] []])*
    ) => { $crate::paste::paste! {
        $(#[$doc])*
        #[$crate::__brief]
        $vis fn $function<$(
            [<$argument:camel Argument>]: $crate::expr::Argument<$type, Expression = [<$argument:camel Expression>]>,
            [<$argument:camel Expression>],
        )* $( [<$rest:camel List>]: $crate::expr::ArgumentList<$rest_type, Arguments = [<$rest:camel Arguments>]>, [<$rest:camel Arguments>], )?>(
            $($argument: [<$argument:camel Argument>],)* $($rest: [<$rest:camel List>])?
        ) -> $crate::expr::Call<$name, $crate::function!(@types [$([<$rest:camel Arguments>])?] $([<$argument:camel Expression>])*)> {
            $crate::expr::Call::new($crate::function!(@values [$($rest)?] $($argument)*))
        }
    } };
    // The type of the result is a parameter as well, for the same reason as those of the arguments: see `@types`.
    (@build [$lead:ident] [$(#[$doc:meta])*] $vis:vis $function:ident $name:ident [$result:ty]
        [$($rest:ident $rest_type:ty)?] $([$argument:ident $type:tt [$($capability:ident)?]])*
    ) => { $crate::paste::paste! {
        $(#[$doc])*
        #[$crate::__brief]
        $vis fn $function<$(
            [<$argument:camel Argument>]: $crate::expr::Argument<$crate::function!(@type $type), Expression = [<$argument:camel Expression>]>,
            [<$argument:camel Expression>],
        )* $( [<$rest:camel List>]: $crate::expr::ArgumentList<$rest_type, Arguments = [<$rest:camel Arguments>]>, [<$rest:camel Arguments>], )?
            Of, Result>(
            $($argument: [<$argument:camel Argument>],)* $($rest: [<$rest:camel List>])?
        ) -> $crate::expr::Call<$name<Result>, $crate::function!(@types [$([<$rest:camel Arguments>])?] $([<$argument:camel Expression>])*)>
        where
            $($( [<$argument:camel Expression>]: $crate::kernel::Expression<SqlType = Of>, Of: $capability, )?)*
            $result: $crate::kernel::Is<Type = Result>,
        {
            $crate::expr::Call::new($crate::function!(@values [$($rest)?] $($argument)*))
        }
    } };
    (@type []) => { $crate::types::AnyType };
    (@type [$type:ty]) => { $type };
    // function!(@types [] A B): Arguments<A, Arguments<B, ()>>. They are parameters and no projections, which the compiler
    // would complain about a second time where an argument has the wrong type.
    (@types []) => { () };
    (@types [$rest:ident]) => { $rest };
    (@types $rest:tt $first:ident $($more:ident)*) => {
        $crate::expr::Arguments<$first, $crate::function!(@types $rest $($more)*)>
    };
    (@values []) => { () };
    (@values [$rest:ident]) => { $crate::expr::ArgumentList::arguments($rest) };
    (@values $rest:tt $first:ident $($more:ident)*) => {
        $crate::expr::Arguments($crate::expr::Argument::argument($first), $crate::function!(@values $rest $($more)*))
    };
    // function!(@marker (text: Text) pub Lower "lower" [Text] [] [] [] [] [Everywhere]): the marker type and its facts
    (@marker (.. $rest:ident: $rest_type:ty) $($facts:tt)*) => { $crate::function!(@facts [] $($facts)*); };
    (@marker ($($argument:ident $(in $capability:ident)? $(: $type:ty)?),* $(, .. $rest:ident: $rest_type:ty)?) $($facts:tt)*) => {
        $crate::function!(@facts [$($($capability)?)*] $($facts)*);
    };
    (@facts [] $vis:vis $name:ident $sql:literal [$result:ty] $words:tt $bare:tt [$($lite:literal),*] [$($nulls:ident)?] [$($feature:ty)?] [$default:ty]) => {
        #[doc = concat!("The function `", $sql, "`.")]
        $vis struct $name;

        impl $crate::expr::Function for $name {
            type Id<Rest: $crate::kernel::Identity> = $crate::__id!($name, Rest);
            type SqlType = $result;
            type Nulls = $crate::infix!(@or [$($crate::expr::$nulls)?] $crate::expr::Strict);
            type Feature = $crate::infix!(@or [$($feature)?] $default);
            const WORDS: &'static [&'static str] = $crate::function!(@words $sql $words $bare);
            const ELSEWHERE: &'static [(&'static str, &'static [&'static str])] = $crate::function!(@elsewhere $($lite),*);
        }
    };
    (@facts [$lead:ident] $vis:vis $name:ident $sql:literal $result:tt $words:tt $bare:tt [$($lite:literal),*] [$($nulls:ident)?] [$($feature:ty)?] [$default:ty]) => {
        #[doc = concat!("The function `", $sql, "`, which gives a `Result`.")]
        $vis struct $name<Result = ()>(std::marker::PhantomData<Result>);

        impl<Result: $crate::kernel::SqlType> $crate::expr::Function for $name<Result> {
            type Id<Rest: $crate::kernel::Identity> = $crate::__id!($name, Rest);
            type SqlType = Result;
            type Nulls = $crate::infix!(@or [$($crate::expr::$nulls)?] $crate::expr::Strict);
            type Feature = $crate::infix!(@or [$($feature)?] $default);
            const WORDS: &'static [&'static str] = $crate::function!(@words $sql $words $bare);
            const ELSEWHERE: &'static [(&'static str, &'static [&'static str])] = $crate::function!(@elsewhere $($lite),*);
        }
    };
    // function!(@words "position" ["" " IN " ")"] []): what stands before, between and after the arguments
    (@words $sql:literal [] []) => { &[concat!($sql, "("), ")"] };
    (@words $sql:literal [] [bare]) => { &[$sql, ""] };
    (@words $sql:literal [$($word:literal)*] [bare]) => { &[$sql, $($word),*] };
    (@words $sql:literal [$first:literal $($word:literal)*] []) => { &[concat!($sql, "(", $first), $($word),*] };
    (@elsewhere) => { &[] };
    (@elsewhere $($word:literal),+) => { &[("sqlite", &[$($word),+])] };
    (@sentence) => { ". NULL where an argument is NULL." };
    (@sentence NeverNull) => { ". Never NULL." };
    (@sentence MaybeNull) => { ". It can be NULL." };
    (@sentence FirstNull) => { ". NULL where the first argument is NULL." };
    (@sentence EveryNull) => { ". NULL where every argument is NULL." };
    (@sentence $nulls:ident) => { "." };
}
