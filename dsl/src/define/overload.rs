//! `overloads!`: a family of infix operators whose types of operands and results are a table; each is one line.

/// Declares infix operators that several types have, and the methods that write them.
///
/// `fn method = Name "text" PRECEDENCE ..;`, where *PRECEDENCE* is one of [`precedence`](crate::render::precedence). After it
/// may stand `sqlite "text"`, `nulls Policy` and `needs Feature`, as for [`infix!`](crate::infix); without `needs` the operators are
/// PostgreSQL's. [`overload!`](crate::overload) says which types have them.
///
/// ```
/// use relvar::types::*;
/// relvar::overloads! {
///     /// Distances.
///     pub trait DistanceOperators {
///         /// `self <-> right`: how unlike the two are.
///         fn apart = Apart "<->" OTHER;
///     }
/// }
/// relvar::overload! { Text: Apart Text = Float4; }
/// # relvar::doc_schema!();
/// # use relvar::prelude::*;
/// let sql = users.select(users::name.apart("Ann")).sql::<Postgres>();
/// assert_eq!(sql, "SELECT users.name <-> $1 FROM users");
/// ```
#[macro_export]
macro_rules! overloads {
    ($(#[$family_doc:meta])* $vis:vis trait $family:ident { $(
        $(#[$doc:meta])*
        fn $method:ident = $name:ident $text:literal $precedence:ident $(sqlite $lite:literal)? $(nulls $nulls:ident)? $(needs $feature:ty)?;
    )* }) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug)]
            $vis struct $name<Type = ()>(std::marker::PhantomData<Type>);

            impl<Type: 'static> $crate::expr::Operator for $name<Type> {
                type Id<Rest: $crate::kernel::Identity> = $crate::__id!($name, Rest);
                type Nulls = $crate::infix!(@or [$($crate::expr::$nulls)?] $crate::expr::Strict);
                type Pins = $crate::check::PinsNothing;
                type Feature = $crate::infix!(@or [$($feature)?] $crate::render::OnPostgres<$name>);
                const TEXT: &'static str = concat!(" ", $text, " ");
                const ELSEWHERE: &'static [(&'static str, &'static str)] = &[$(("sqlite", concat!(" ", $lite, " ")))?];
                const PRECEDENCE: u8 = $crate::render::precedence::$precedence;
            }

            impl<Left, Right, Type: $crate::kernel::SqlType> $crate::expr::ResultOf<Left, Right> for $name<Type> {
                type SqlType = Type;
            }
        )*

        $(#[$family_doc])*
        $vis trait $family: $crate::kernel::Expression { $(
            $(#[$doc])*
            #[$crate::__brief]
            fn $method<Right, RightExpression, RightType, Type>(
                self,
                right: Right,
            ) -> $crate::expr::Infix<$name<Type>, Self, RightExpression>
            where
                Right: $crate::expr::RightOperand<Self::SqlType, Expression = RightExpression>,
                RightExpression: $crate::kernel::Expression<SqlType = RightType>,
                Self::SqlType: $crate::types::HasOperator<$name, RightType, Result = Type>,
            {
                $crate::expr::Infix::new(self, right.right_operand())
            }
        )* }

        impl<E: $crate::kernel::Expression> $family for E {}
    };
}

/// Which types have an operator, and what comes of it: `overload! { Jsonb: Minus Text = Jsonb; }`. Type parameters stand in
/// brackets, of every line then: `[Element: SqlType] Array<Element>: Includes Array<Element> = Bool;`.
#[macro_export]
macro_rules! overload {
    ($([$($generics:tt)*] $left:ty: $operator:ident $right:ty = $result:ty;)+) => { $(
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> $crate::types::HasOperator<$operator, $right> for $left {
            type Result = $result;
        }
    )+ };
    ($($left:ty: $operator:ident $right:ty = $result:ty;)*) => {
        $crate::overload! { $([] $left: $operator $right = $result;)* }
    };
}
