//! `order_operator!`: an operator that rows are sorted by; each is one line.

/// Declares operators for [`using`](crate::expr::ops::order::OrderTerms::using): the `<` or the `>` of a B-tree operator class,
/// for the types that have the capability in parentheses. They are PostgreSQL's, or those of an extension.
///
/// ```
/// use relvar::types::Character;
/// relvar::order_operator! {
///     /// Letter by letter, as the bytes are.
///     pub Bytewise(Character) = "~<~";
/// }
/// # relvar::doc_schema!();
/// # use relvar::prelude::*;
/// let sql = users.order_by(users::name.using_nulls_first(Bytewise)).select(users::name).sql::<Postgres>();
/// assert_eq!(sql, "SELECT users.name FROM users ORDER BY users.name USING ~<~ NULLS FIRST");
/// ```
#[macro_export]
macro_rules! order_operator {
    ($( $(#[$doc:meta])* $vis:vis $name:ident($capability:ident) = $text:literal; )*) => { $crate::paste::paste! { $(
        $crate::order_operator!(@direction [$(#[$doc])*] $vis $name concat!(" USING ", $text));
        $crate::order_operator!(@direction [#[doc = concat!("`USING ", $text, " NULLS FIRST`")]] $vis [<$name NullsFirst>]
            concat!(" USING ", $text, " NULLS FIRST"));
        $crate::order_operator!(@direction [#[doc = concat!("`USING ", $text, " NULLS LAST`")]] $vis [<$name NullsLast>]
            concat!(" USING ", $text, " NULLS LAST"));

        #[diagnostic::do_not_recommend]
        impl<Type: $capability> $crate::expr::ops::order::OrderOperator<Type> for $name {
            type NullsFirst = [<$name NullsFirst>];
            type NullsLast = [<$name NullsLast>];
        }
    )* } };
    (@direction [$($doc:tt)*] $vis:vis $name:ident $text:expr) => {
        $($doc)*
        #[derive(Clone, Copy, Debug)]
        $vis struct $name;

        impl $crate::expr::ops::order::Direction for $name {
            type Id<Rest: $crate::kernel::Identity> = $crate::__id!($name, Rest);
            type Feature = $crate::render::OnPostgres<$name>;
            type Seek = $crate::expr::ops::order::Ascending;
            type Seeks = $crate::kernel::Fail<$name>;
            const TEXT: &'static str = $text;
        }
    };
}
