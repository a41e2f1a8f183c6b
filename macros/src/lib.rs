//! The macros of relvar. Use them through the `relvar` crate: nothing here is promised.

mod keywords;
mod names;
mod report;
mod table;

use proc_macro::TokenStream;

/// Declares a table.
#[proc_macro]
pub fn table(tokens: TokenStream) -> TokenStream {
    table::table(tokens.into()).into()
}

/// Declares a foreign key outside of its table's `table!`: `joinable!(posts -> users (user_id))`.
#[proc_macro]
pub fn joinable(tokens: TokenStream) -> TokenStream {
    table::joinable(tokens.into()).into()
}

/// Accepted for the sake of an existing schema, and not needed: any tables may appear in one query.
#[proc_macro]
pub fn allow_tables_to_appear_in_same_query(tokens: TokenStream) -> TokenStream {
    table::allow_tables_to_appear_in_same_query(tokens.into()).into()
}
