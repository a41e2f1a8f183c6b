//! `users::Row`: one row of the table, and how it is read.

use std::collections::HashSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::{rust_type, type_within};
use crate::table::model::Table;

pub(super) fn items(table: &Table) -> TokenStream {
    let attributes = &table.row_attributes;
    let fields = table.columns.iter().map(|column| {
        let docs = super::column::docs(table, column);
        let (name, rust) = (column.name.ident(), rust_type(table, column));
        quote! {
            #docs
            pub #name: #rust,
        }
    });
    let doc = format!("One row of `{}`.", table.name.text);
    let decode = decode(table);
    quote! {
        #[doc = #doc]
        #[derive(Clone, Debug, PartialEq)]
        #(#[#attributes])*
        pub struct Row {
            #(#fields)*
        }

        #decode
    }
}

fn decode(table: &Table) -> TokenStream {
    let mut seen = HashSet::new();
    let distinct = table.columns.iter().map(|column| type_within(table, column));
    let distinct = distinct.filter(|sql_type| seen.insert(sql_type.to_string()));
    let bounds = distinct.map(|sql_type| {
        quote! {
            <#sql_type as __r::SqlType>::Rust: __r::Decode<B, #sql_type>
        }
    });
    let fields = table.columns.iter().enumerate().map(|(index, column)| {
        let (name, sql_type) = (column.name.ident(), type_within(table, column));
        quote!(#name: __r::read::<B, #sql_type, _>(__row, __at + #index)?)
    });
    // Where every column may be NULL, a further one says that the row is there.
    let told = table.columns.iter().position(|column| !column.nullable).unwrap_or(table.columns.len());
    quote! {
        impl<B: __r::Backend> __r::TableRow<B, table> for Row
        where
            #(#bounds,)*
        {
            fn read(__row: &B::Row, __at: usize) -> ::core::result::Result<Self, __r::CodecError> {
                ::core::result::Result::Ok(Row { #(#fields),* })
            }

            fn is_present(__row: &B::Row, __at: usize) -> ::core::result::Result<bool, __r::CodecError> {
                ::core::result::Result::Ok(B::column(__row, __at + #told)?.is_some())
            }
        }
    }
}
