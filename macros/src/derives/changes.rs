//! `#[derive(Changes)]`: a struct as the SET of an UPDATE. A field that is `None` leaves its column as it is.

use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

use super::insert::type_checks;
use super::{
    ColumnField, WriteStruct, column_path, in_scope, of_option, read_write_struct, sql_type, with_lifetime,
    with_parameters,
};
use crate::list::list;
use crate::report::Report;

pub(crate) fn changes(input: DeriveInput, report: &mut Report) -> Option<TokenStream> {
    let item = read_write_struct(input, "Changes", "changes", report)?;
    if item.fields.iter().any(|field| field.key) {
        return Some(keyed(&item));
    }
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
    let upsert = upsert(&item);
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
            type Beside = __r::Unset;
            type Filter = __r::Unset;
            type Keyed = __r::Valid;

            fn parts(self) -> (Self::Source, __r::Unset, __r::Unset) {
                (__r::Changed::new(self), __r::Unset, __r::Unset)
            }
        }

        impl #by_reference __r::UpdateSource<#table::table> for &'row #name #arguments #clause {
            type List = <#name #arguments as __r::ChangeSet<#table::table>>::List;
            type Source = __r::Changed<#table::table, Self>;
            type Beside = __r::Unset;
            type Filter = __r::Unset;
            type Keyed = __r::Valid;

            fn parts(self) -> (Self::Source, __r::Unset, __r::Unset) {
                (__r::Changed::new(self), __r::Unset, __r::Unset)
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

        #upsert
        #checks
    }))
}

/// The struct as what DO UPDATE sets: one text, in which each field has its place.
fn upsert(item: &WriteStruct) -> TokenStream {
    let WriteStruct { name, generics, table, fields } = item;
    let (_, arguments, clause) = generics.split_for_impl();
    let predicates: Vec<_> = clause.iter().flat_map(|clause| &clause.predicates).collect();
    let own = with_parameters(generics, &[]);
    let by_reference = with_lifetime(generics, &quote!('row));
    let with_backend = with_parameters(generics, &[quote!(__Driver: __r::Backend)]);
    let places: Vec<_> = fields.iter().map(|field| Place::of(table, field)).collect();
    let markers = list(places.iter().flat_map(|place| place.markers.clone()));
    let bounds = places.iter().flat_map(|place| &place.bounds);
    let values = places.iter().flat_map(|place| &place.values).map(|(sql_type, value)| {
        quote! {
            let __row = self;
            <__Driver as __r::Backend>::push::<#sql_type, _>(__parameters, #value);
        }
    });
    quote! {
        impl #own __r::UpsertSource<#table::table> for #name #arguments #clause {
            type List = <Self as __r::ChangeSet<#table::table>>::List;
            type Text = __r::EachChange<#markers>;
            type Kept = __r::AllChanges<#table::table, Self>;

            fn kept(self) -> Self::Kept {
                __r::AllChanges::new(self)
            }
        }

        impl #by_reference __r::UpsertSource<#table::table> for &'row #name #arguments #clause {
            type List = <#name #arguments as __r::ChangeSet<#table::table>>::List;
            type Text = <#name #arguments as __r::UpsertSource<#table::table>>::Text;
            type Kept = __r::AllChanges<#table::table, Self>;

            fn kept(self) -> Self::Kept {
                __r::AllChanges::new(self)
            }
        }

        impl #with_backend __r::UpsertValues<__Driver, #table::table> for #name #arguments
        where
            #(#predicates,)*
            #(#bounds,)*
        {
            fn all(&self, __parameters: &mut __Driver::Parameters) {
                #(#values)*
            }
        }
    }
}

/// The place of a field in a text that has one for each, whether it is there or not.
struct Place {
    markers: Vec<TokenStream>,
    bounds: Vec<TokenStream>,
    /// The SQL type and the value, a reference into `__row`.
    values: Vec<(TokenStream, TokenStream)>,
}

impl Place {
    fn of(table: &syn::Path, field: &ColumnField) -> Self {
        let column = column_path(table, &field.column);
        let (sql_type, name, ty) = (sql_type(&column), &field.name, &field.ty);
        let one = |marker: TokenStream| Place {
            markers: vec![quote!(__r::#marker<#column>)],
            bounds: vec![quote!(#ty: __r::Encode<__Driver, #sql_type>)],
            values: vec![(sql_type.clone(), quote!(&__row.#name))],
        };
        match (of_option(ty), of_option(ty).and_then(of_option)) {
            _ if field.key => one(quote!(KeyField)),
            (Some(inner), Some(_)) => Place {
                markers: vec![quote!(__r::GivenFlag<#column>), quote!(__r::GivenField<#column>)],
                bounds: vec![
                    quote!(bool: __r::Encode<__Driver, __r::types::Bool>),
                    quote!(#inner: __r::Encode<__Driver, #sql_type>),
                ],
                values: vec![
                    (quote!(__r::types::Bool), quote!(if __row.#name.is_some() { &true } else { &false })),
                    (sql_type.clone(), quote!(__row.#name.as_ref().unwrap_or(&::core::option::Option::None))),
                ],
            },
            (Some(_), None) => one(quote!(KeepField)),
            (None, _) => one(quote!(SetField)),
        }
    }
}

/// A struct that names its row: given in a slice, it changes the row of its key.
fn keyed(item: &WriteStruct) -> TokenStream {
    let WriteStruct { name, generics, table, fields } = item;
    let (_, arguments, clause) = generics.split_for_impl();
    let predicates: Vec<_> = clause.iter().flat_map(|clause| &clause.predicates).collect();
    let own = with_parameters(generics, &[]);
    let with_backend = with_parameters(generics, &[quote!(__Driver: __r::Backend)]);

    let mut assignments = Vec::new();
    let mut keys = Vec::new();
    for field in fields {
        let column = column_path(table, &field.column);
        if field.key {
            keys.push(quote!(__r::TableColumn<#column>));
            continue;
        }
        let (sql_type, value) = (sql_type(&column), of_option(&field.ty).unwrap_or(&field.ty));
        let null = if of_option(value).is_some() { quote!(B1) } else { quote!(B0) };
        assignments.push(quote!(__r::Assignment<#column, __r::Bind<#sql_type, #value, __r::#null>>));
    }
    let (assignments, keys) = (list(assignments.into_iter()), list(keys.into_iter()));
    let places: Vec<_> = fields.iter().map(|field| Place::of(table, field)).collect();
    let markers = list(places.iter().flat_map(|place| place.markers.clone()));
    let bounds = places.iter().flat_map(|place| &place.bounds);
    let values = places.iter().flat_map(|place| &place.values).map(|(sql_type, value)| {
        quote! {
            __r::push_each::<__Driver, #sql_type, _>(__nested, __parameters, __rows.iter().map(|__row| #value));
        }
    });
    let checks = type_checks(item, |field| of_option(&field.ty).unwrap_or(&field.ty));
    in_scope(quote! {
        impl #own __r::ChangeRow<#table::table> for #name #arguments #clause {
            type List = #assignments;
            type Keys = #keys;
            type Fields = #markers;
        }

        impl #with_backend __r::ChangeArrays<__Driver, #table::table> for #name #arguments
        where
            #(#predicates,)*
            #(#bounds,)*
        {
            fn arrays(__rows: &[Self], __parameters: &mut __Driver::Parameters) {
                for __nested in [false, true] {
                    #(#values)*
                }
            }
        }

        #checks
    })
}
