//! The macros of relvar. Use them through the `relvar` crate, which documents them: nothing here is promised.
//!
//! Each macro is the same four steps: tokens to a model without tokens, checks on the model that report all mistakes at
//! once and on the user's words, and code from the model.
//!
//! | question | file |
//! |---|---|
//! | What can `table!` and `view!` say? | `table/parse/mod.rs` |
//! | What is known of a table then? | `table/model.rs` |
//! | Which mistakes in a declaration are refused? | `table/check/mod.rs` |
//! | What does a table expand to? | `table/expand/mod.rs` and its neighbours, one item each |
//! | What may a CHECK, a default or an index expression be? | `table/expression/parse.rs`, `table/expression/functions.rs` |
//! | Which words of Diesel's `table!` are understood? | `table/data_type.rs`, `table/parse/join.rs` |
//! | What does `#[derive(Row)]` make? | `derives/row/mod.rs` |
//! | What do `Insert`, `Changes`, `Enum`, `Composite`, `Domain` and `Value` make? | `derives/insert.rs`, `derives/changes.rs`, `derives/sql_enum.rs`, `derives/composite.rs`, `derives/domain.rs`, `derives/value.rs` |
//! | What does `sql!` take? | `sql.rs` |
//! | How are mistakes collected, and names suggested? | `report.rs` |
//! | How does a name become a type? | `id.rs` |
//! | How are the compiler's answers kept short? | `brief.rs` |

#![allow(missing_docs, reason = "the macros are documented where `relvar` re-exports them")]

mod brief;
mod derives;
mod id;
mod keywords;
mod list;
mod names;
mod report;
mod sql;
mod table;

use proc_macro::TokenStream;

/// The identity of a name as a type: digits of a hash of the crate, the file and the name.
#[doc(hidden)]
#[proc_macro]
pub fn id(input: TokenStream) -> TokenStream {
    id::expand(input.into()).into()
}

/// `#[brief]` on a function, an `impl` or a `trait`: what a method asks is told at its name.
#[doc(hidden)]
#[proc_macro_attribute]
pub fn brief(of: TokenStream, item: TokenStream) -> TokenStream {
    brief::expand(of.into(), item.into()).into()
}

/// `name!(order)` or `name!("order")`: the identifier as a `Name`, quoted where SQL wants it.
#[doc(hidden)]
#[proc_macro]
pub fn name(input: TokenStream) -> TokenStream {
    names::expand(input.into()).into()
}

/// `spelled!(order)`: the identity of a name wherever it is written.
#[doc(hidden)]
#[proc_macro]
pub fn spelled(input: TokenStream) -> TokenStream {
    id::expand_spelled(input.into()).into()
}

#[proc_macro]
pub fn table(tokens: TokenStream) -> TokenStream {
    table::table(tokens.into()).into()
}

#[proc_macro]
pub fn view(tokens: TokenStream) -> TokenStream {
    table::view(tokens.into()).into()
}

#[proc_macro]
pub fn joinable(tokens: TokenStream) -> TokenStream {
    table::joinable(tokens.into()).into()
}

/// Accepted for the sake of an existing schema, and not needed: any tables may appear in one query.
#[proc_macro]
pub fn allow_tables_to_appear_in_same_query(tokens: TokenStream) -> TokenStream {
    table::allow_tables_to_appear_in_same_query(tokens.into()).into()
}

#[proc_macro]
pub fn sql(tokens: TokenStream) -> TokenStream {
    sql::sql(tokens.into()).into()
}

#[proc_macro_derive(Row, attributes(row))]
pub fn derive_row(tokens: TokenStream) -> TokenStream {
    derives::expand(tokens.into(), derives::row).into()
}

#[proc_macro_derive(Insert, attributes(insert))]
pub fn derive_insert(tokens: TokenStream) -> TokenStream {
    derives::expand(tokens.into(), derives::insert).into()
}

#[proc_macro_derive(Changes, attributes(changes))]
pub fn derive_changes(tokens: TokenStream) -> TokenStream {
    derives::expand(tokens.into(), derives::changes).into()
}

#[proc_macro_derive(Enum, attributes(sql))]
pub fn derive_enum(tokens: TokenStream) -> TokenStream {
    derives::expand(tokens.into(), derives::sql_enum).into()
}

#[proc_macro_derive(Composite, attributes(sql))]
pub fn derive_composite(tokens: TokenStream) -> TokenStream {
    derives::expand(tokens.into(), derives::composite).into()
}

#[proc_macro_derive(Domain, attributes(sql))]
pub fn derive_domain(tokens: TokenStream) -> TokenStream {
    derives::expand(tokens.into(), derives::domain).into()
}

#[proc_macro_derive(Value)]
pub fn derive_value(tokens: TokenStream) -> TokenStream {
    derives::expand(tokens.into(), derives::value).into()
}
