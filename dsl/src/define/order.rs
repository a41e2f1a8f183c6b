//! `order!`: a closed set of orders, of which a program chooses one at run time.

/// Declares an enum whose variants are orders: a column with `asc`, `desc`, `asc_nulls_first` or `desc_nulls_last`, or
/// several with commas. A query takes one by [`order_by_choice`](crate::stmt::Select::order_by_choice).
///
/// ```
/// # relvar::doc_schema!();
/// use relvar::prelude::*;
/// relvar::order! {
///     /// How people are listed.
///     pub enum UserOrder {
///         Name = users::name asc, users::id asc;
///         Newest = users::created_at desc;
///     }
/// }
/// let list = |order: UserOrder| users.select(users::name).order_by_choice(order).limit(10);
/// assert_eq!(
///     list(UserOrder::Newest).sql_text::<Postgres>(),
///     "SELECT users.name FROM users ORDER BY users.created_at DESC LIMIT $1",
/// );
/// ```
#[macro_export]
macro_rules! order {
    ($(#[$meta:meta])* $vis:vis enum $name:ident { $(
        $(#[$doc:meta])* $variant:ident = $($($segment:ident)::+ $direction:ident),+;
    )+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        $vis enum $name { $( $(#[$doc])* $variant, )+ }

        impl $crate::clause::OrderChoice for $name {
            type Variants = $crate::__list!($(
                ($(
                    $crate::expr::ops::order::OrderTerm<
                        $crate::order!(@$direction),
                        $crate::expr::TableColumn<$($segment)::+>,
                    >,
                )+)
            ),+);

            fn index(self) -> usize {
                self as usize
            }
        }
    };
    (@asc) => { $crate::expr::ops::order::Ascending };
    (@desc) => { $crate::expr::ops::order::Descending };
    (@asc_nulls_first) => { $crate::expr::ops::order::AscendingNullsFirst };
    (@desc_nulls_last) => { $crate::expr::ops::order::DescendingNullsLast };
}
