//! `#[derive(Insert)]`: a struct as the columns and values of an INSERT, one row or many.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::DeriveInput;
use syn::spanned::Spanned;

use super::{ColumnField, WriteStruct, column_path, of_option, read_write_struct, sql_type, with_parameters};
use crate::list::list;
use crate::report::Report;

pub(crate) fn insert(input: DeriveInput, report: &mut Report) -> Option<TokenStream> {
    let item = read_write_struct(input, "Insert", "insert", report)?;
    let WriteStruct { name, generics, table, fields } = &item;
    let (_, arguments, clause) = generics.split_for_impl();
    let predicates: Vec<_> = clause.iter().flat_map(|clause| &clause.predicates).collect();
    let own = with_parameters(generics, &[]);
    let with_backend = with_parameters(generics, &[quote!(Driver: ::relvar::backend::Backend)]);

    let assignments = list(fields.iter().map(|field| assignment(&item, field)));
    let types: Vec<_> = fields.iter().map(|field| sql_type(&column_path(table, &field.column))).collect();
    let field_types: Vec<_> = fields.iter().map(|field| &field.ty).collect();
    let names: Vec<_> = fields.iter().map(|field| &field.name).collect();
    let checks = type_checks(&item, |field| {
        let name = &field.name;
        quote!(row.#name)
    });
    Some(quote! {
        impl #own ::relvar::stmt::InsertRow<#table::table> for #name #arguments #clause {
            type List = #assignments;
        }

        impl #with_backend ::relvar::stmt::InsertValues<Driver, #table::table> for #name #arguments
        where
            #(#predicates,)*
            #(#field_types: ::relvar::backend::Encode<Driver, #types>,)*
        {
            fn values(&self, parameters: &mut Driver::Parameters) {
                #(<Driver as ::relvar::backend::Backend>::push::<#types, _>(parameters, &self.#names);)*
            }
        }

        impl #with_backend ::relvar::stmt::InsertArrays<Driver, #table::table> for #name #arguments
        where
            #(#predicates,)*
            #(
                for<'rows> ::relvar::stmt::EachRow<'rows, Self, #field_types>:
                    ::relvar::backend::Encode<Driver, ::relvar::types::Array<#types>>,
            )*
        {
            fn arrays(rows: &[Self], parameters: &mut Driver::Parameters) {
                #(
                    <Driver as ::relvar::backend::Backend>::push::<::relvar::types::Array<#types>, _>(
                        parameters,
                        &::relvar::stmt::EachRow::new(rows, |row: &Self| &row.#names),
                    );
                )*
            }
        }

        #checks
    })
}

/// `Assignment<users::email, Bind<Text, String, B0>>`
fn assignment(item: &WriteStruct, field: &ColumnField) -> TokenStream {
    let column = column_path(&item.table, &field.column);
    let (sql_type, ty) = (sql_type(&column), &field.ty);
    let null = if of_option(ty).is_some() { quote!(B1) } else { quote!(B0) };
    quote! {
        ::relvar::expr::Assignment<#column, ::relvar::expr::Bind<#sql_type, #ty, ::relvar::typenum::#null>>
    }
}

/// A function that is never called: it stores every field's value in its column, so that a value of another type is
/// refused at the field.
pub(super) fn type_checks(item: &WriteStruct, value: impl Fn(&ColumnField) -> TokenStream) -> TokenStream {
    let WriteStruct { name, generics, table, fields } = item;
    let (parameters, arguments, clause) = generics.split_for_impl();
    let checks = fields.iter().map(|field| {
        let column = column_path(table, &field.column);
        let value = value(field);
        let span = field.ty.span();
        quote_spanned!(span=> let _ = ::relvar::expr::Assign::set(#column, #value);)
    });
    quote! {
        const _: () = {
            #[allow(dead_code, clippy::all, reason = "only for its types")]
            fn check #parameters (row: #name #arguments) #clause {
                #(#checks)*
            }
        };
    }
}
