//! `#[derive(Value)]`: a newtype stands wherever the type within it may stand, and only there.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Data, DeriveInput, Fields};

use super::{in_scope, with_parameters};
use crate::report::Report;

pub(crate) fn value(input: DeriveInput, report: &mut Report) -> Option<TokenStream> {
    let name = &input.ident;
    let field = match &input.data {
        Data::Struct(data) if data.fields.len() == 1 => data.fields.iter().next(),
        _ => None,
    };
    let Some(field) = field else {
        report.error(name.span(), format!("`Value` needs a struct with one field: `struct {name}(i64);`"));
        return None;
    };
    let is_tuple = matches!(&input.data, Data::Struct(data) if matches!(data.fields, Fields::Unnamed(_)));
    let (get, construct) = match (&field.ident, is_tuple) {
        (Some(ident), false) => (quote!(self.#ident), quote!(|__inner| #name { #ident: __inner })),
        _ => (quote!(self.0), quote!(#name)),
    };
    let inner = &field.ty;
    let (_, arguments, clause) = input.generics.split_for_impl();
    let predicates: Vec<_> = clause.iter().flat_map(|clause| &clause.predicates).collect();
    let impl_for = |parameters: &[TokenStream]| with_parameters(&input.generics, parameters);
    let own = impl_for(&[]);
    let typed = impl_for(&[quote!(__Type)]);
    let stored = impl_for(&[quote!(__Type: __r::SqlType), quote!(__Null), quote!(__Column)]);
    let driven = impl_for(&[quote!(__Driver: __r::Backend), quote!(__Type)]);
    let result = quote!(::core::result::Result);
    Some(in_scope(quote! {
        impl #own __r::Field for #name #arguments
        where
            #(#predicates,)*
            #inner: __r::Field,
        {
            type Reads = <#inner as __r::Field>::Reads;
            type Null = <#inner as __r::Field>::Null;
        }

        #[diagnostic::do_not_recommend]
        impl #typed __r::Operand<__Type> for #name #arguments
        where
            #(#predicates,)*
            #inner: __r::Operand<__Type, Expression: __r::ForValue<Self>>,
        {
            type Expression = <<#inner as __r::Operand<__Type>>::Expression as __r::ForValue<Self>>::Bind;
            fn operand(self) -> Self::Expression {
                <<#inner as __r::Operand<__Type>>::Expression as __r::ForValue<Self>>::bind(self)
            }
        }

        #[diagnostic::do_not_recommend]
        impl #stored __r::Storable<__Type, __Null, __Column> for #name #arguments
        where
            #(#predicates,)*
            #inner: __r::Storable<__Type, __Null, __Column>,
        {
            type Expression = __r::Bind<__Type, Self>;
            fn store(self) -> Self::Expression {
                __r::Bind::new(self)
            }
        }

        impl #own __r::Newtype for #name #arguments #clause {
            type Inner = #inner;
        }

        impl #driven __r::Encode<__Driver, __Type> for #name #arguments
        where
            #(#predicates,)*
            #inner: __r::Encode<__Driver, __Type>,
        {
            fn encode(
                &self,
                __buffer: &mut __Driver::Buffer,
            ) -> #result<__r::Encoded, __r::CodecError> {
                <#inner as __r::Encode<__Driver, __Type>>::encode(&#get, __buffer)
            }
        }

        impl #driven __r::Decode<__Driver, __Type> for #name #arguments
        where
            #(#predicates,)*
            #inner: __r::Decode<__Driver, __Type>,
        {
            fn decode(__value: __Driver::Value<'_>) -> #result<Self, __r::CodecError> {
                <#inner as __r::Decode<__Driver, __Type>>::decode(__value).map(#construct)
            }
        }
    }))
}
