//! `affix!`: operators before or after one operand; each is one line.

/// Declares prefix and postfix operators, and the methods that write them.
///
/// `fn method(Capability) -> Result = Name "before" "after" PRECEDENCE ..;`, where *Capability* is what the operand's type
/// must have and *Result* an SQL type, or `Operand` for the operand's own. After it may stand `sqlite "before"
/// "after"` (how that dialect writes it), `nulls Policy` and `needs Feature`.
///
/// ```
/// use relvar::types::*;
/// relvar::affix! {
///     /// Operators of our own.
///     pub trait OurOperators {
///         /// `!! self`
///         fn negated(Bits) -> Operand = Negated "!! " "" OTHER;
///     }
/// }
/// # relvar::doc_schema!();
/// # use relvar::prelude::*;
/// assert_eq!(users.select(users::id.negated()).sql::<Postgres>(), "SELECT !! users.id FROM users");
/// ```
#[macro_export]
macro_rules! affix {
    ($(#[$family_doc:meta])* $vis:vis trait $family:ident { $(
        $(#[$doc:meta])*
        fn $method:ident($capability:ident) -> $result:ty = $name:ident $before:literal $after:literal $precedence:ident
            $(sqlite $lite_before:literal $lite_after:literal)? $(nulls $nulls:ident)? $(needs $feature:ty)?;
    )* }) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug)]
            $vis struct $name;

            impl $crate::expr::AffixOperator for $name {
                type Id<Rest: $crate::kernel::Identity> = $crate::__id!($name, Rest);
                type Nulls = $crate::infix!(@or [$($crate::expr::$nulls)?] $crate::expr::Strict);
                type Feature = $crate::infix!(@or [$($feature)?] $crate::render::Everywhere);
                const BEFORE: &'static str = $before;
                const AFTER: &'static str = $after;
                const ELSEWHERE: &'static [(&'static str, (&'static str, &'static str))] =
                    &[$(("sqlite", ($lite_before, $lite_after)))?];
                const PRECEDENCE: u8 = $crate::render::precedence::$precedence;
            }

            impl<Operand: $crate::kernel::SqlType> $crate::expr::AffixResult<Operand> for $name {
                type SqlType = $result;
            }
        )*

        $(#[$family_doc])*
        $vis trait $family: $crate::kernel::Expression { $(
            $(#[$doc])*
            #[$crate::__brief]
            fn $method(self) -> $crate::expr::Affix<$name, Self>
            where
                Self::SqlType: $capability,
            {
                $crate::expr::Affix::new(self)
            }
        )* }

        impl<E: $crate::kernel::Expression> $family for E {}
    };
}
