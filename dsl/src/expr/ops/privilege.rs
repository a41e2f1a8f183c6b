//! Operators of `aclitem` (PostgreSQL manual, section 9.26.2); `=` is that of comparison.

use super::container::Includes;
use crate::types::*;

crate::overloads! {
    /// `~`.
    pub trait PrivilegeOperators {
        /// `self ~ right`: is the privilege among them? It is the old spelling of `@>`.
        fn grants = Grants "~" OTHER;
    }
}

crate::overload! {
    Array<Aclitem>: Includes Aclitem = Bool;
    Array<Aclitem>: Grants Aclitem = Bool;
}
