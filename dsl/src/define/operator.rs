//! `infix!`: a family of infix operators; each is one line.

/// Declares infix operators and the methods that write them.
///
/// `fn method(Capability, right) -> Result = Name "text" PRECEDENCE ..;` where *Capability* is what the left operand's
/// type must have, *right* is `same` or an SQL type, and *PRECEDENCE* one of
/// [`precedence`](crate::render::precedence). After it may stand `sqlite "text"` (how that dialect writes it), `nulls Policy` (else NULL operands give NULL) and
/// `needs Feature` (else every dialect has it).
///
/// ```
/// relvar::infix! {
///     /// PostgreSQL's `^@`.
///     pub trait PrefixOperators {
///         /// `self ^@ prefix`
///         fn has_prefix(Character, Text) -> Bool = HasPrefix "^@" OTHER;
///     }
/// }
/// ```
#[macro_export]
macro_rules! infix {
    ($(#[$family_doc:meta])* $vis:vis trait $family:ident { $(
        $(#[$doc:meta])*
        fn $method:ident($capability:ident, $right:tt) -> $result:ident = $name:ident $text:literal $precedence:ident
            $(sqlite $lite:literal)? $(nulls $nulls:ident)? $(pins $pins:ident)? $(needs $feature:ty)?;
    )* }) => {
        $crate::infix! { $(
            $(#[$doc])*
            $vis $name = $text $precedence -> $result $(sqlite $lite)? $(nulls $nulls)? $(pins $pins)? $(needs $feature)?;
        )* }

        $(#[$family_doc])*
        $vis trait $family: $crate::kernel::Expression {
            $( $crate::infix!($(#[$doc])* fn $method($capability, $right) $name); )*
        }

        impl<E: $crate::kernel::Expression> $family for E {}
    };
    // infix! { /// docs  pub Equal = "=" COMPARISON -> Bool pins PinsEquation; }: the operators alone
    ($(
        $(#[$doc:meta])*
        $vis:vis $name:ident = $text:literal $precedence:ident -> $result:ident
            $(takes $escape:ident)? $(sqlite $lite:literal)? $(nulls $nulls:ident)? $(pins $pins:ident)? $(needs $feature:ty)?;
    )*) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        $vis struct $name;

        impl $crate::expr::Operator for $name {
            type Id<Rest: $crate::kernel::Identity> = $crate::__id!($name, Rest);
            type Nulls = $crate::infix!(@or [$($crate::expr::$nulls)?] $crate::expr::Strict);
            type Pins = $crate::infix!(@or [$($crate::check::$pins)?] $crate::check::PinsNothing);
            type Feature = $crate::infix!(@or [$($feature)?] $crate::render::Everywhere);
            const TEXT: &'static str = concat!(" ", $text, " ");
            const ELSEWHERE: &'static [(&'static str, &'static str)] = &[$(("sqlite", concat!(" ", $lite, " ")))?];
            const PRECEDENCE: u8 = $crate::render::precedence::$precedence;
            $( const TAKES_ESCAPE: bool = $crate::infix!(@takes $escape); )?
        }

        impl<Left, Right> $crate::expr::ResultOf<Left, Right> for $name {
            type SqlType = $crate::types::$result;
        }
    )* };
    // infix!(/// docs  fn eq(Equality, same) Equal): one method, for inside of a trait. An error about an operand shows
    // the whole invocation, so the operators that everybody uses have one each.
    ($(#[$doc:meta])* fn $method:ident($capability:ident, $right:tt) $name:ident) => {
        $(#[$doc])*
        #[$crate::__brief]
        fn $method<Right>(self, right: Right) -> $crate::expr::Infix<$name, Self, Right::Expression>
        where
            Self::SqlType: $crate::types::$capability,
            Right: $crate::expr::Operand<$crate::infix!(@right $right)>,
        {
            $crate::expr::Infix::new(self, right.operand())
        }
    };
    // infix!(@takes ESCAPE): what may follow the right operand
    (@takes ESCAPE) => { true };
    // infix!(@or [given] default): the given one, else the default
    (@or [] $default:ty) => { $default };
    (@or [$given:ty] $default:ty) => { $given };
    // infix!(@right same): the type of the right operand
    (@right same) => { <Self as $crate::kernel::Expression>::SqlType };
    (@right $name:tt) => { $crate::types::$name };
}
