//! `joinable!(child -> parent (key))` and `allow_tables_to_appear_in_same_query!(a, b)`.

use proc_macro2::{Span, TokenStream};
use syn::Token;
use syn::parse::{ParseStream, Parser};

use super::{column_name, drain, in_parentheses, item, list_of};
use crate::names::Name;

/// A foreign key that is declared outside its table's block; it references the parent's primary key.
pub(crate) struct Joinable {
    pub(crate) child: Vec<Name>,
    pub(crate) parent: Vec<Name>,
    pub(crate) column: Name,
}

/// Reads `child -> parent (key)`.
pub(crate) fn joinable(tokens: TokenStream) -> syn::Result<Joinable> {
    let read = |input: ParseStream<'_>| {
        let child = item::table_path(input)?;
        if !input.peek(Token![->]) {
            return Err(input.error("expected `child -> parent (foreign_key)`"));
        }
        input.parse::<Token![->]>()?;
        let parent = item::table_path(input)?;
        let mut columns = in_parentheses(input, |input| list_of(input, column_name))?;
        match columns.pop() {
            Some(column) if columns.is_empty() => Ok(Joinable { child, parent, column }),
            other => {
                let span = other.map_or_else(Span::call_site, |name| name.span);
                let message = "expected one column; a key of several is declared in the table, \
                     `foreign_key((a, b) -> parent(x, y))`";
                Err(syn::Error::new(span, message))
            }
        }
    };
    (|input: ParseStream<'_>| read(input).inspect_err(|_| drain(input))).parse2(tokens)
}

/// Reads `a, b, c`.
pub(crate) fn names(tokens: TokenStream) -> syn::Result<Vec<Vec<Name>>> {
    (|input: ParseStream<'_>| list_of(input, item::table_path).inspect_err(|_| drain(input))).parse2(tokens)
}
