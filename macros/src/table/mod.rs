//! `table!` and `view!`: parse, check, expand.

mod check;
mod constraint;
mod data_type;
mod domain;
mod expand;
mod expression;
mod model;
mod parse;
mod salvage;
#[cfg(test)]
mod tests;

use proc_macro2::TokenStream;
use quote::quote;

pub(crate) use data_type::DataType;
pub(crate) use domain::{domain_condition, domain_modifier};
pub(crate) use expand::column_type;
pub(crate) use parse::{ColumnType, data_type};

use self::model::Relation;
use crate::report::Report;

/// `table!`
pub(crate) fn table(tokens: TokenStream) -> TokenStream {
    relation(tokens, Relation::Table)
}

/// `view!`
pub(crate) fn view(tokens: TokenStream) -> TokenStream {
    relation(tokens, Relation::View)
}

fn relation(tokens: TokenStream, relation: Relation) -> TokenStream {
    let mut report = Report::new();
    let Some(mut table) = parse::parse(tokens, relation, &mut report) else {
        return report.into_errors().unwrap_or_default();
    };
    check::check(&table, &mut report);
    let errors = report.into_errors();
    if errors.is_some() {
        salvage::salvage(&mut table);
    }
    // Without a column there is no row, and nothing that would compile.
    let expanded = (!table.columns.is_empty()).then(|| expand::expand(&table));
    quote!(#errors #expanded)
}

/// `joinable!`
pub(crate) fn joinable(tokens: TokenStream) -> TokenStream {
    parse::joinable(tokens)
        .map_or_else(|error| error.to_compile_error(), |joinable| expand::joinable(&joinable))
}

/// `allow_tables_to_appear_in_same_query!`: any tables may appear in one query, so this only checks the syntax.
pub(crate) fn allow_tables_to_appear_in_same_query(tokens: TokenStream) -> TokenStream {
    parse::names(tokens).map_or_else(|error| error.to_compile_error(), |_| TokenStream::new())
}
