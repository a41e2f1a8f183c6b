//! `#[derive(Changes)]`: a struct as the SET of an UPDATE. A field that is `None` leaves its column as it is.

use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

use super::insert::type_checks;
use super::{
    WriteStruct, column_path, in_scope, of_option, read_write_struct, sql_type, with_lifetime,
    with_parameters,
};
use crate::list::list;
use crate::report::Report;

pub(crate) fn changes(input: DeriveInput, report: &mut Report) -> Option<TokenStream> {
    let item = read_write_struct(input, "Changes", "changes", report)?;
    let WriteStruct { name, generics, table, fields } = &item;
    let (_, arguments, clause) = generics.split_for_impl();
    let predicates: Vec<_> = clause.iter().flat_map(|clause| &clause.predicates).collect();
    let own = with_parameters(generics, &[]);
    let by_reference = with_lifetime(generics, &quote!('row));
    let with_backend = with_parameters(generics, &[quote!(__Driver: __r::Backend)]);

    let mut assignments = Vec::new();
    let mut bounds = Vec::new();
    let mut columns = Vec::new();
    let mut values = Vec::new();
    for field in fields {
        let column = column_path(table, &field.column);
        let (sql_type, field_name) = (sql_type(&column), &field.name);
        let changed = of_option(&field.ty);
        let value = changed.unwrap_or(&field.ty);
        let null = if of_option(value).is_some() { quote!(B1) } else { quote!(B0) };
        assignments.push(quote! {
            __r::Assignment<#column, __r::Bind<#sql_type, #value, __r::#null>>
        });
        bounds.push(quote!(#value: __r::Encode<__Driver, #sql_type>));
        let each = quote!(__each(<#column as __r::Column>::NAME););
        let push = quote!(<__Driver as __r::Backend>::push::<#sql_type, _>);
        if changed.is_some() {
            columns.push(quote!(if self.#field_name.is_some() { #each }));
            values.push(quote! {
                if let ::core::option::Option::Some(__value) = &self.#field_name {
                    #push(__parameters, __value);
                }
            });
        } else {
            columns.push(each);
            values.push(quote!(#push(__parameters, &self.#field_name);));
        }
    }
    let assignments = list(assignments.into_iter());
    let checks = type_checks(&item, |field| of_option(&field.ty).unwrap_or(&field.ty));
    Some(in_scope(quote! {
        impl #own __r::ChangeSet<#table::table> for #name #arguments #clause {
            type List = #assignments;

            fn columns(&self, __each: &mut dyn ::core::ops::FnMut(__r::Name)) {
                #(#columns)*
            }
        }

        impl #own __r::UpdateSource<#table::table> for #name #arguments #clause {
            type List = <Self as __r::ChangeSet<#table::table>>::List;
            type Source = __r::Changed<#table::table, Self>;

            fn source(self) -> Self::Source {
                __r::Changed::new(self)
            }
        }

        impl #by_reference __r::UpdateSource<#table::table> for &'row #name #arguments #clause {
            type List = <#name #arguments as __r::ChangeSet<#table::table>>::List;
            type Source = __r::Changed<#table::table, Self>;

            fn source(self) -> Self::Source {
                __r::Changed::new(self)
            }
        }

        impl #with_backend __r::ChangeValues<__Driver, #table::table> for #name #arguments
        where
            #(#predicates,)*
            #(#bounds,)*
        {
            fn values(&self, __parameters: &mut __Driver::Parameters) {
                #(#values)*
            }
        }

        #checks
    }))
}
