//! `#[derive(Insert)]`: a struct as the columns and values of an INSERT, one row or many.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{DeriveInput, Type};

use super::{
    ColumnField, WriteStruct, column_path, in_scope, of_option, read_write_struct, sql_type, with_lifetime,
    with_parameters,
};
use crate::list::list;
use crate::report::Report;

pub(crate) fn insert(input: DeriveInput, report: &mut Report) -> Option<TokenStream> {
    let item = read_write_struct(input, "Insert", "insert", report)?;
    let WriteStruct { name, generics, table, fields } = &item;
    let (_, arguments, clause) = generics.split_for_impl();
    let predicates: Vec<_> = clause.iter().flat_map(|clause| &clause.predicates).collect();
    let own = with_parameters(generics, &[]);
    let by_reference = with_lifetime(generics, &quote!('row));
    let with_backend = with_parameters(generics, &[quote!(__Driver: __r::Backend)]);

    let assignments = list(fields.iter().map(|field| assignment(&item, field)));
    let types: Vec<_> = fields.iter().map(|field| sql_type(&column_path(table, &field.column))).collect();
    let field_types: Vec<_> = fields.iter().map(|field| &field.ty).collect();
    let names: Vec<_> = fields.iter().map(|field| &field.name).collect();
    let checks = type_checks(&item, |field| &field.ty);
    Some(in_scope(quote! {
        impl #own __r::InsertRow<#table::table> for #name #arguments #clause {
            type List = #assignments;
        }

        impl #own __r::InsertSource<#table::table> for #name #arguments #clause {
            type List = <Self as __r::InsertRow<#table::table>>::List;
            type Source = __r::OneRow<#table::table, Self>;

            fn source(self) -> Self::Source {
                __r::OneRow::new(self)
            }
        }

        impl #by_reference __r::InsertSource<#table::table> for &'row #name #arguments #clause {
            type List = <#name #arguments as __r::InsertRow<#table::table>>::List;
            type Source = __r::OneRow<#table::table, Self>;

            fn source(self) -> Self::Source {
                __r::OneRow::new(self)
            }
        }

        impl #with_backend __r::InsertValues<__Driver, #table::table> for #name #arguments
        where
            #(#predicates,)*
            #(#field_types: __r::Encode<__Driver, #types>,)*
        {
            fn values(&self, __parameters: &mut __Driver::Parameters) {
                #(<__Driver as __r::Backend>::push::<#types, _>(__parameters, &self.#names);)*
            }
        }

        impl #with_backend __r::InsertArrays<__Driver, #table::table> for #name #arguments
        where
            #(#predicates,)*
            #(#field_types: __r::Encode<__Driver, #types>,)*
        {
            fn arrays(__rows: &[Self], __parameters: &mut __Driver::Parameters) {
                for __nested in [false, true] {
                    #(__r::push_each::<__Driver, #types, _>(
                        __nested,
                        __parameters,
                        __rows.iter().map(|__row| &__row.#names),
                    );)*
                }
            }
        }

        #checks
    }))
}

/// `Assignment<users::email, Bind<Text, String, B0>>`
fn assignment(item: &WriteStruct, field: &ColumnField) -> TokenStream {
    let column = column_path(&item.table, &field.column);
    let (sql_type, ty) = (sql_type(&column), &field.ty);
    let null = if of_option(ty).is_some() { quote!(B1) } else { quote!(B0) };
    quote! {
        __r::Assignment<#column, __r::Bind<#sql_type, #ty, __r::#null>>
    }
}

/// A function that is never called: it asks whether every field's type can be stored in its column, so that another
/// type is refused at the field. `ty` says which type is stored.
pub(super) fn type_checks(item: &WriteStruct, ty: impl Fn(&ColumnField) -> &Type) -> TokenStream {
    let WriteStruct { generics, table, fields, .. } = item;
    let (parameters, _, clause) = generics.split_for_impl();
    let checks = fields.iter().map(|field| {
        let (column, ty) = (column_path(table, &field.column), ty(field));
        let span = ty.span();
        match field.key {
            false => quote_spanned!(span=> __r::stores::<#column, #ty>();),
            true => quote_spanned!(span=> __r::compares::<#column, #ty>();),
        }
    });
    quote! {
        const _: () = {
            #[allow(dead_code, clippy::all, reason = "only for its types")]
            fn __check #parameters () #clause {
                #(#checks)*
            }
        };
    }
}
