//! Patterns beyond LIKE: an escape of one's own, SIMILAR TO and regular expressions (PostgreSQL manual, section 9.7), `^@` and
//! Unicode's normal forms (section 9.4).

use super::super::infix::ESCAPE;
use super::super::{Infix, Operand, Operator, ResultOf, Strict};
use super::text::{Ilike, Like, NotIlike, NotLike};
use crate::kernel::Expression;
use crate::render::OnPostgres;
use crate::types::{Bool, Character, Text};

crate::infix! {
    /// `SIMILAR TO`, `~`, `^@`.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let sql = users.filter(users::name.matches("^A")).count().sql::<Postgres>();
    /// assert_eq!(sql, "SELECT count(*) FROM users WHERE users.name ~ $1");
    /// ```
    pub trait PatternOperators {
        /// `self SIMILAR TO pattern`, an SQL regular expression
        fn similar_to(Character, Text) -> Bool = SimilarTo "SIMILAR TO" PATTERN needs crate::render::OnPostgres<SimilarTo>;
        /// `self NOT SIMILAR TO pattern`
        fn not_similar_to(Character, Text) -> Bool = NotSimilarTo "NOT SIMILAR TO" PATTERN needs crate::render::OnPostgres<NotSimilarTo>;
        /// `self ~ pattern`, a POSIX regular expression
        fn matches(Character, Text) -> Bool = Matches "~" OTHER needs crate::render::OnPostgres<Matches>;
        /// `self ~* pattern`: without regard to case
        fn matches_any_case(Character, Text) -> Bool = MatchesAnyCase "~*" OTHER needs crate::render::OnPostgres<MatchesAnyCase>;
        /// `self !~ pattern`
        fn not_matches(Character, Text) -> Bool = NotMatches "!~" OTHER needs crate::render::OnPostgres<NotMatches>;
        /// `self !~* pattern`
        fn not_matches_any_case(Character, Text) -> Bool = NotMatchesAnyCase "!~*" OTHER needs crate::render::OnPostgres<NotMatchesAnyCase>;
        /// `self ^@ prefix`: does it begin with this?
        fn begins_with(Character, Text) -> Bool = BeginsWith "^@" OTHER needs crate::render::OnPostgres<BeginsWith>;
    }
}

crate::affix! {
    /// `IS NORMALIZED`.
    pub trait NormalForms {
        /// `self IS NORMALIZED`, in the form NFC
        fn is_normalized(Character) -> Bool = IsNormalized "" " IS NORMALIZED" IS needs OnPostgres<IsNormalized>;
        /// `self IS NOT NORMALIZED`
        fn is_not_normalized(Character) -> Bool = IsNotNormalized "" " IS NOT NORMALIZED" IS needs OnPostgres<IsNotNormalized>;
        /// `self IS NFD NORMALIZED`
        fn is_nfd_normalized(Character) -> Bool = IsNfdNormalized "" " IS NFD NORMALIZED" IS needs OnPostgres<IsNfdNormalized>;
        /// `self IS NFKC NORMALIZED`
        fn is_nfkc_normalized(Character) -> Bool = IsNfkcNormalized "" " IS NFKC NORMALIZED" IS needs OnPostgres<IsNfkcNormalized>;
        /// `self IS NFKD NORMALIZED`
        fn is_nfkd_normalized(Character) -> Bool = IsNfkdNormalized "" " IS NFKD NORMALIZED" IS needs OnPostgres<IsNfkdNormalized>;
    }
}

/// `pattern ESCAPE character`, the right side of LIKE.
#[derive(Clone, Copy, Debug)]
pub struct Escape;

impl Operator for Escape {
    type Id<Rest: crate::kernel::Identity> = crate::__id!(Escape, Rest);
    type Nulls = Strict;
    type Pins = crate::check::PinsNothing;
    type Feature = crate::render::Everywhere;
    const TEXT: &'static str = ESCAPE;
    const PRECEDENCE: u8 = crate::render::precedence::PRIMARY;
}

impl<Left, Right> ResultOf<Left, Right> for Escape {
    type SqlType = Text;
}

/// `left operator pattern ESCAPE escape`
pub type Escaped<Op, Left, Pattern, Character> = Infix<Op, Left, Infix<Escape, Pattern, Character>>;

macro_rules! escapes {
    ($($(#[$doc:meta])* $method:ident $operator:ident;)*) => {
        /// LIKE and SIMILAR TO with an escape character of one's own; `\` is the usual one.
        pub trait EscapeOperators: Expression { $(
            $(#[$doc])*
            #[relvar_macros::brief]
            fn $method<Pattern, Escaping>(
                self,
                pattern: Pattern,
                escape: Escaping,
            ) -> Escaped<$operator, Self, Pattern::Expression, Escaping::Expression>
            where
                Self::SqlType: Character,
                Pattern: Operand<Text>,
                Escaping: Operand<Text>,
            {
                Infix::new(self, Infix::new(pattern.operand(), escape.operand()))
            }
        )* }
    };
}

escapes! {
    /// `self LIKE pattern ESCAPE escape`
    like_escape Like;
    /// `self NOT LIKE pattern ESCAPE escape`
    not_like_escape NotLike;
    /// `self ILIKE pattern ESCAPE escape`
    ilike_escape Ilike;
    /// `self NOT ILIKE pattern ESCAPE escape`
    not_ilike_escape NotIlike;
    /// `self SIMILAR TO pattern ESCAPE escape`
    similar_to_escape SimilarTo;
    /// `self NOT SIMILAR TO pattern ESCAPE escape`
    not_similar_to_escape NotSimilarTo;
}

impl<E: Expression> EscapeOperators for E {}
