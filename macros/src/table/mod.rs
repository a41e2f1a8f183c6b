//! `table!`: parse, check, expand.

mod check;
mod data_type;
mod expression;
mod model;
mod parse;
#[cfg(test)]
mod tests;

use proc_macro2::TokenStream;

use crate::report::Report;

/// `table!`
pub(crate) fn table(tokens: TokenStream) -> TokenStream {
    let mut report = Report::new();
    let table = parse::parse(tokens, &mut report);
    if let Some(table) = &table {
        check::check(table, &mut report);
    }
    report.into_errors().unwrap_or_default()
}

/// `joinable!`
pub(crate) fn joinable(tokens: TokenStream) -> TokenStream {
    parse::joinable(tokens).map_or_else(|error| error.to_compile_error(), |_| TokenStream::new())
}

/// `allow_tables_to_appear_in_same_query!`: any tables may appear in one query, so this only checks the syntax.
pub(crate) fn allow_tables_to_appear_in_same_query(tokens: TokenStream) -> TokenStream {
    parse::names(tokens).map_or_else(|error| error.to_compile_error(), |_| TokenStream::new())
}
