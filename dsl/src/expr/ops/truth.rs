//! Tests of a truth value (PostgreSQL manual, section 9.2): never NULL, whatever the condition is.

use crate::types::{Bool, Boolean};

crate::affix! {
    /// `IS TRUE`, `IS UNKNOWN` and the like.
    pub trait TruthTests {
        /// `self IS TRUE`
        fn is_true(Boolean) -> Bool = IsTrue "" " IS TRUE" IS nulls NeverNull;
        /// `self IS NOT TRUE`: false or NULL
        fn is_not_true(Boolean) -> Bool = IsNotTrue "" " IS NOT TRUE" IS nulls NeverNull;
        /// `self IS FALSE`
        fn is_false(Boolean) -> Bool = IsFalse "" " IS FALSE" IS nulls NeverNull;
        /// `self IS NOT FALSE`: true or NULL
        fn is_not_false(Boolean) -> Bool = IsNotFalse "" " IS NOT FALSE" IS nulls NeverNull;
        /// `self IS UNKNOWN`: NULL
        fn is_unknown(Boolean) -> Bool = IsUnknown "" " IS UNKNOWN" IS sqlite "" " IS NULL" nulls NeverNull;
        /// `self IS NOT UNKNOWN`: true or false
        fn is_not_unknown(Boolean) -> Bool = IsNotUnknown "" " IS NOT UNKNOWN" IS sqlite "" " IS NOT NULL" nulls NeverNull;
    }
}
