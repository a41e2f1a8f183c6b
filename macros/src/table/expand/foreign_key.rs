//! Foreign keys: as types, and the questions that only the compiler can answer.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::columns_of;
use crate::list::list;
use crate::names::Name;
use crate::table::model::{ForeignKey, Table};

/// Imports every referenced table once: a mistyped name is one mistake then, however often it is used.
pub(super) fn imports(table: &Table) -> TokenStream {
    let imports = table.foreign_keys.iter().enumerate().map(|(index, key)| {
        if table.foreign_keys[..index].iter().any(|other| same_path(other, key)) {
            return TokenStream::new();
        }
        let (idents, target) = (key.table.iter().map(Name::ident), target(table, key));
        quote_spanned!(target.span()=> use #(#idents)::* as #target;)
    });
    imports.collect()
}

/// What the referenced table is imported as.
pub(super) fn target(table: &Table, key: &ForeignKey) -> Ident {
    let Some(last) = key.table.last() else { return table.name.ident() };
    let others = table.foreign_keys.iter().take_while(|other| !same_path(other, key));
    let namesakes = others.filter(|other| other.table.last().is_some_and(|other| other.text == last.text));
    match namesakes.count() {
        0 => format_ident!("referenced_{}", last.text, span = last.span),
        count => format_ident!("referenced_{}_{count}", last.text, span = last.span),
    }
}

fn same_path(one: &ForeignKey, other: &ForeignKey) -> bool {
    one.table.iter().map(|name| &name.text).eq(other.table.iter().map(|name| &name.text))
}

/// The columns, the referenced table and its columns: the parameters of `ForeignKey`.
pub(super) fn parts(table: &Table, key: &ForeignKey) -> [TokenStream; 3] {
    let columns = columns_of(table, key.columns.iter());
    let target = target(table, key);
    let references = list(key.references.iter().map(|name| {
        let name = name.ident();
        quote!(__r::TableColumn<#target::#name>)
    }));
    [columns, quote!(#target::table), references]
}

/// The other table has its say: the columns are a key there, and of the same types.
pub(super) fn check(table: &Table, key: &ForeignKey) -> TokenStream {
    let [columns, target, references] = parts(table, key);
    let span = key.references.first().map_or(key.span, |name| name.span);
    let check = quote_spanned!(span=> __r::foreign_key::<Columns, Target, References>());
    quote! {
        const _: () = {
            type Columns = #columns;
            type Target = #target;
            type References = #references;
            #check
        };
    }
}
