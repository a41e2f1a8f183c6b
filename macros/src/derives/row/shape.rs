//! A row struct as the shape of a table in FROM: its name, and its columns by the names of the fields.

use proc_macro2::TokenStream;
use quote::quote;

use super::Row;
use super::generics::RowGenerics;
use crate::derives::sql_enum::snake_case;
use crate::id;
use crate::names::{Name, sql_name};

pub(super) fn shape(row: &Row) -> TokenStream {
    let Row { name, names, .. } = row;
    let parameters = row.parameters();
    let RowGenerics { declared, owned_predicates, ty, .. } = &row.generics;
    let id = id::before(&id::declared(&Name::new(name).text, name.span()), quote!(Rest));
    let sql = sql_name(&snake_case(&Name::new(name).text));
    let rust: Vec<_> = row.read().map(super::Field::read_type).collect();
    let bounds = parameters.iter().zip(&rust).map(|(field, rust)| {
        quote! {
            #field: __r::ShapedColumn<__Mode, #names::#field, __Scope, __Group>,
            #rust: __r::NullAsWritten<__Mode, #names::#field>
        }
    });
    // The type of the column must not name the field's own type, which may be private where the struct is public.
    let types: Vec<_> = parameters
        .iter()
        .map(|field| quote!(__r::ColumnFrom<__Reference, __Mode, #names::#field, #field, __Scope, __Group>))
        .collect();
    let (columns, derived) = (row.own_columns_of(&parameters), row.own_columns_of(&types));
    let value = row.columns_value(|_| quote!(__r::DerivedColumn::NEW));
    quote! {
        impl<#(#declared),*> __r::RowShape for #ty
        where
            #(#owned_predicates,)*
        {
            type IdWith<Rest: __r::Identity> = #id;
            const NAME: __r::Name = #sql;
        }

        impl<#(#parameters,)* #(#declared),*> __r::Shaped for #columns
        where
            #(#owned_predicates,)*
        {
            type Shape = #ty;
            const NAMES: &'static __r::Rope = &__r::Rope::List(
                ", ",
                &[#(&__r::Rope::Name(<#names::#parameters as __r::FieldName>::NAME)),*],
            );
        }

        impl<__Reference: 'static, __Scope, __Group, __Mode, #(#parameters,)* #(#declared),*>
            __r::ShapedColumns<__Reference, __Scope, __Group, __Mode> for #columns
        where
            #(#owned_predicates,)*
            #(#bounds,)*
        {
            type Columns = #derived;
            const COLUMNS: &'static Self::Columns = &#value;
        }
    }
}
