//! `COLLATE` (PostgreSQL manual, section 4.2.10).

use super::{Affix, AffixOperator};
use crate::kernel::Expression;
use crate::types::Character;

/// A collation: [`collation!`](crate::collation) declares one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a collation",
    label = "expected one of `relvar::expr::collation`, or one that `collation!` declares",
    note = "rule J2, see `relvar::docs::rules::J2`"
)]
pub trait Collation: AffixOperator {}

/// `COLLATE` on an expression.
#[relvar_macros::brief]
pub trait CollateOperator: Expression {
    /// `self COLLATE "collation"`: how it is compared, sorted, and made upper and lower case. The collation is one of
    /// [`collation`](crate::expr::collation), or declared by [`collation!`](crate::collation).
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::expr::collation::C;
    /// use relvar::prelude::*;
    /// relvar::collation! {
    ///     /// As in German dictionaries.
    ///     pub German = "de-DE-x-icu";
    /// }
    /// let sql = users.filter(users::email.collate(C).lt("b")).order_by(users::name.collate(German).desc());
    /// assert_eq!(
    ///     sql.select(users::id).sql::<Postgres>(),
    ///     "SELECT users.id FROM users WHERE users.email COLLATE \"C\" < $1 ORDER BY users.name COLLATE \"de-DE-x-icu\" DESC",
    /// );
    /// ```
    fn collate<Name: Collation>(self, collation: Name) -> Affix<Name, Self>
    where
        Self::SqlType: Character,
    {
        let _ = collation;
        Affix::new(self)
    }
}

impl<E: Expression> CollateOperator for E {}

/// Declares collations: `pub German = "de-DE-x-icu";`. The name is literal text, which SQL quotes; one with a quote in it, an
/// empty one and one that PostgreSQL would cut off do not compile.
///
/// ```compile_fail
/// relvar::collation! { pub Evil = "C\" DESC; --"; }
/// ```
#[macro_export]
macro_rules! collation {
    ($($(#[$doc:meta])* $vis:vis $name:ident = $sql:literal;)*) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        $vis struct $name;

        const _: () = assert!($crate::expr::is_collation_name($sql), "a collation's name has 1 to 63 bytes and no quotes");

        impl $crate::expr::AffixOperator for $name {
            type Id<Rest: $crate::kernel::Identity> = $crate::__id!($name, Rest);
            type Nulls = $crate::expr::Strict;
            type Feature = $crate::render::OnPostgres<$name>;
            const BEFORE: &'static str = "";
            const AFTER: &'static str = concat!(" COLLATE \"", $sql, "\"");
            const PRECEDENCE: u8 = $crate::render::precedence::SIGN;
        }

        impl<Operand: $crate::kernel::SqlType> $crate::expr::AffixResult<Operand> for $name {
            type SqlType = Operand;
        }

        #[diagnostic::do_not_recommend]
        impl $crate::expr::Collation for $name {}
    )* };
}

/// Can this stand between quotes as the name of a collation?
#[doc(hidden)]
pub const fn is_collation_name(name: &str) -> bool {
    let bytes = name.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b'"' || bytes[at] == 0 {
            return false;
        }
        at += 1;
    }
    !bytes.is_empty() && bytes.len() <= 63
}

/// The collations that every database of PostgreSQL has.
pub mod collation {
    crate::collation! {
        /// By the bytes of the text.
        pub C = "C";
        /// The same.
        pub Posix = "POSIX";
        /// By the code points of the text.
        pub UcsBasic = "ucs_basic";
        /// As the database has it, for a column that has another.
        pub Default = "default";
    }
}
