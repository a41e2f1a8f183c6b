//! A row struct as the shape of a table in FROM: its name, and its columns by the names of the fields.

use proc_macro2::TokenStream;
use quote::quote;

use super::Row;
use crate::derives::sql_enum::snake_case;
use crate::id;
use crate::names::{Name, sql_name};

pub(super) fn shape(row: &Row) -> TokenStream {
    let Row { name, columns, names, .. } = row;
    let parameters = row.parameters();
    let id = id::before(&id::declared(&Name::new(name).text, name.span()), quote!(Rest));
    let sql = sql_name(&snake_case(&Name::new(name).text));
    let rust: Vec<_> = row.read().map(super::Field::read_type).collect();
    let bounds = parameters
        .iter()
        .zip(&rust)
        .map(|(field, rust)| quote!(#field: __r::TableColumn<Mode, #names::#field, #rust, Scope, Group>));
    let types = parameters.iter().zip(&rust).map(
        |(field, rust)| quote!(__r::ColumnFrom<Reference, Mode, #names::#field, #rust, #field, Scope, Group>),
    );
    quote! {
        impl __r::RowShape for #name {
            type IdWith<Rest> = #id;
            const NAME: __r::Name = #sql;
        }

        impl<#(#parameters),*> __r::Shaped for #columns<#(#parameters),*> {
            type Shape = #name;
            const NAMES: &'static __r::Rope = &__r::Rope::List(
                ", ",
                &[#(&__r::Rope::Name(<#names::#parameters as __r::FieldName>::NAME)),*],
            );
        }

        impl<Reference: 'static, Scope, Group, Mode, #(#parameters),*>
            __r::TableColumns<Reference, Scope, Group, Mode>
            for #columns<#(#parameters),*>
        where
            #(#bounds,)*
        {
            type Columns = #columns<#(#types),*>;
            const COLUMNS: &'static Self::Columns =
                &#columns { #(#parameters: __r::DerivedColumn::NEW),* };
        }
    }
}
