//! A column: a constant, and what it is as a type of the same name.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::table::CHUNK;
use super::{bit, column_type, is_typed_beside, sql_name};
use crate::id;
use crate::table::model::{Column, Fill, Table};

/// The column's doc comment: the user's, or its name and type.
pub(super) fn docs(table: &Table, column: &Column) -> TokenStream {
    super::docs(&column.docs, || {
        let not_null = if column.nullable { "" } else { " NOT NULL" };
        format!("Column `{}.{}`: {}{not_null}.", table.name.text, column.name.text, column.data_type.shown())
    })
}

/// What stands inside the table's module.
pub(super) fn items(table: &Table, index: usize, column: &Column) -> TokenStream {
    let name = column.name.ident();
    let docs = docs(table, column);
    let facts = (!is_typed_beside(table, column)).then(|| facts(table, index, column, &TokenStream::new()));
    quote! {
        #docs
        pub enum #name {}

        #docs
        pub const #name: __r::TableColumn<#name> = __r::TableColumn::COLUMN;

        #facts
    }
}

/// What the column is, apart from any query; `module` is the path to the table's.
pub(super) fn facts(table: &Table, index: usize, column: &Column, module: &TokenStream) -> TokenStream {
    let name = column.name.ident();
    let sql_type = column_type(&column.data_type);
    let position = id::before_index(index, quote!(Rest));
    let null = bit(column.nullable);
    let null_after = if column.nullable { quote!(__r::B1) } else { quote!(Joined) };
    let chunk = (0..index / CHUNK).fold(quote!(__r::Here), |before, _| quote!(__r::Next<#before>));
    let place = format_ident!("D{}", index % CHUNK);
    let writable = match column.fill {
        Fill::Generated(_) | Fill::Identity { always: true, .. } => quote!(__r::Fail<#module #name>),
        _ => quote!(__r::Valid),
    };
    let field_name = id::before(&id::spelled(&column.name.text), quote!(()));
    let sql_name = sql_name(&table.sql_name_of(&column.name.text));
    let counted = matches!(column.fill, Fill::Identity { always: true, .. });
    let counted = counted
        .then(|| quote!(#[diagnostic::do_not_recommend] impl __r::IdentityAlways for #module #name {}));
    quote! {
        #counted

        impl __r::Column for #module #name {
            type SqlType = #sql_type;
            type Table = #module table;
            type Index<Rest: __r::Identity> = #position;
            type Null = #null;
            type NullAfter<Joined: __r::Bit> = #null_after;
            type Place = __r::Place<#chunk, __r::#place<()>>;
            type Writable = #writable;
            type FieldName = #field_name;
            const NAME: __r::Name = #sql_name;
        }
    }
}
