//! Functions of enum types (PostgreSQL manual, section 9.10). The value of their arguments does not matter, only its type.

use crate::types::*;

crate::function! { postgres "9.10";
    /// The first label.
    pub fn enum_first(of in AnyEnum) -> Of = EnumFirst "enum_first" nulls NeverNull;
    /// The last label.
    pub fn enum_last(of in AnyEnum) -> Of = EnumLast "enum_last" nulls NeverNull;
    /// All labels in order, or those from the first argument to `last`.
    pub fn enum_range(of in AnyEnum) or enum_range_to(last: Of) -> Array<Of> = EnumRange "enum_range" nulls NeverNull;
}
