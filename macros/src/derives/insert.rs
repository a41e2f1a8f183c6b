//! `#[derive(Insert)]`: a struct as the columns and values of an INSERT, one row or many.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{DeriveInput, Type};

use super::{
    ColumnField, WriteStruct, argument_of, column_path, in_scope, of_option, read_write_struct, sql_type,
    with_lifetime, with_parameters,
};
use crate::list::list;
use crate::report::Report;

/// As many fields can be absent.
const MOST_ABSENT: usize = 128;

pub(crate) fn insert(input: DeriveInput, report: &mut Report) -> Option<TokenStream> {
    let item = read_write_struct(input, "Insert", "insert", report)?;
    let WriteStruct { name, generics, table, fields } = &item;
    let optional = fields.iter().filter(|field| or_default(field).is_some()).count();
    if optional > MOST_ABSENT {
        report.error(name.span(), format!("at most {MOST_ABSENT} fields of a row can be `OrDefault`"));
    }
    let (_, arguments, clause) = generics.split_for_impl();
    let own = with_parameters(generics, &[]);
    let by_reference = with_lifetime(generics, &quote!('row));
    let (one, many) = match optional {
        0 => (quote!(OneRow), quote!(ManyRows)),
        _ => (quote!(OneSparse), quote!(SparseRows)),
    };
    let assignments = list(fields.iter().map(|field| assignment(&item, field)));
    let values = if optional == 0 { dense(&item) } else { sparse(&item) };
    let checks = type_checks(&item, |field| or_default(field).unwrap_or(&field.ty));
    Some(in_scope(quote! {
        impl #own __r::InsertRow<#table::table> for #name #arguments #clause {
            type List = #assignments;
            type Many<__Rows, __Item> = __r::#many<__Rows, #table::table, __Item>;
        }

        impl #own __r::InsertSource<#table::table> for #name #arguments #clause {
            type List = <Self as __r::InsertRow<#table::table>>::List;
            type Source = __r::#one<#table::table, Self>;

            fn source(self) -> Self::Source {
                __r::#one::new(self)
            }
        }

        impl #by_reference __r::InsertSource<#table::table> for &'row #name #arguments #clause {
            type List = <#name #arguments as __r::InsertRow<#table::table>>::List;
            type Source = __r::#one<#table::table, Self>;

            fn source(self) -> Self::Source {
                __r::#one::new(self)
            }
        }

        #values
        #checks
    }))
}

/// The values of a struct whose fields are always there.
fn dense(item: &WriteStruct) -> TokenStream {
    let WriteStruct { name, generics, table, fields } = item;
    let (_, arguments, clause) = generics.split_for_impl();
    let predicates: Vec<_> = clause.iter().flat_map(|clause| &clause.predicates).collect();
    let with_backend = with_parameters(generics, &[quote!(__Driver: __r::Backend)]);
    let types: Vec<_> = fields.iter().map(|field| sql_type(&column_path(table, &field.column))).collect();
    let field_types: Vec<_> = fields.iter().map(|field| &field.ty).collect();
    let names: Vec<_> = fields.iter().map(|field| &field.name).collect();
    quote! {
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
            fn arrays<'__row>(
                __rows: impl ::core::iter::ExactSizeIterator<Item = &'__row Self> + ::core::clone::Clone,
                __parameters: &mut __Driver::Parameters,
            )
            where
                Self: '__row,
            {
                for __nested in [false, true] {
                    #(__r::push_each::<__Driver, #types, _>(
                        __nested,
                        __parameters,
                        __rows.clone().map(|__row| &__row.#names),
                    );)*
                }
            }
        }
    }
}

/// The values of a struct of which some fields may be absent.
fn sparse(item: &WriteStruct) -> TokenStream {
    let WriteStruct { name, generics, table, fields } = item;
    let (_, arguments, clause) = generics.split_for_impl();
    let predicates: Vec<_> = clause.iter().flat_map(|clause| &clause.predicates).collect();
    let own = with_parameters(generics, &[]);
    let with_backend = with_parameters(generics, &[quote!(__Driver: __r::Backend)]);
    let types: Vec<_> = fields.iter().map(|field| sql_type(&column_path(table, &field.column))).collect();
    let field_types: Vec<_> = fields.iter().map(|field| &field.ty).collect();
    let names: Vec<_> = fields.iter().map(|field| &field.name).collect();
    let places = 0..fields.len();
    let again = places.clone();
    let mut bit = 0_usize;
    let mut bits = Vec::new();
    let columns: Vec<_> = fields
        .iter()
        .map(|field| {
            let column = column_path(table, &field.column);
            let (sql_type, overrides, field_name) = (sql_type(&column), field.overrides, &field.name);
            let absent = match or_default(field) {
                Some(_) => {
                    let mask = quote!((1_u128 << #bit));
                    bits.push(quote!((::core::primitive::u128::from(self.#field_name.is_default()) * #mask)));
                    bit += 1;
                    mask
                }
                None => quote!(0),
            };
            quote! {
                __r::SparseColumn {
                    name: <#column as __r::Column>::NAME,
                    sql_type: <#sql_type as __r::SqlType>::NAME,
                    overrides: #overrides,
                    absent: #absent,
                }
            }
        })
        .collect();
    quote! {
        impl #own __r::SparseRow<#table::table> for #name #arguments #clause {
            const COLUMNS: &'static [__r::SparseColumn] = &[#(#columns),*];

            fn absent(&self) -> u128 {
                #(#bits)|*
            }
        }

        impl #with_backend __r::SparseValues<__Driver, #table::table> for #name #arguments
        where
            #(#predicates,)*
            #(#field_types: __r::Encode<__Driver, #types>,)*
        {
            fn value(&self, __column: usize, __parameters: &mut __Driver::Parameters) {
                match __column {
                    #(#places => <__Driver as __r::Backend>::push::<#types, _>(__parameters, &self.#names),)*
                    _ => {}
                }
            }

            fn array<'__row>(
                __rows: impl ::core::iter::ExactSizeIterator<Item = &'__row Self>,
                __column: usize,
                __parameters: &mut __Driver::Parameters,
            )
            where
                Self: '__row,
            {
                match __column {
                    #(#again => <__Driver as __r::Backend>::push_each::<#types, _>(
                        __parameters,
                        __rows.map(|__row| &__row.#names),
                    ),)*
                    _ => {}
                }
            }
        }
    }
}

/// `T` of a field `OrDefault<T>`.
fn or_default(field: &ColumnField) -> Option<&Type> {
    argument_of("OrDefault", &field.ty)
}

/// `Assignment<users::email, Bind<Text, String, B0>>`
fn assignment(item: &WriteStruct, field: &ColumnField) -> TokenStream {
    let column = column_path(&item.table, &field.column);
    let (sql_type, ty) = (sql_type(&column), or_default(field).unwrap_or(&field.ty));
    let null = if of_option(ty).is_some() { quote!(B1) } else { quote!(B0) };
    let column = if field.overrides { quote!(__r::Overridden<#column>) } else { column };
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
        let span = field.ty.span();
        let default = or_default(field).map(|_| quote_spanned!(span=> __r::stores_default::<#column>();));
        match (field.overrides, field.key) {
            (true, _) => quote_spanned!(span=> __r::overrides::<#column>(); __r::stores::<__r::Overridden<#column>, #ty>();),
            (_, true) => quote_spanned!(span=> __r::compares::<#column, #ty>();),
            _ => quote_spanned!(span=> __r::stores::<#column, #ty>(); #default),
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
