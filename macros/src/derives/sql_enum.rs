//! `#[derive(Enum)]`: an enum of Rust as an enum type of SQL. It is the SQL type and its own value.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Data, DeriveInput, Fields, Ident};

use super::{in_scope, options};
use crate::id;
use crate::names::LONGEST_IDENTIFIER;
use crate::report::Report;

/// One variant and its label in SQL.
struct Variant {
    name: Ident,
    label: String,
}

pub(crate) fn sql_enum(input: DeriveInput, report: &mut Report) -> Option<TokenStream> {
    let name = &input.ident;
    let Data::Enum(data) = &input.data else {
        report.error(name.span(), format!("`Enum` needs an enum, `{name}` is none"));
        return None;
    };
    if let Some(parameter) = input.generics.params.first() {
        let message = "an enum type of SQL has no parameters";
        report.add(syn::Error::new_spanned(parameter, message));
    }
    let mut sql_name = snake_case(&name.to_string());
    let mut schema = quote!(::core::option::Option::None);
    for setting in options::read(&input.attrs, "sql", &["name", "schema"], report) {
        let Some(text) = report.keep(setting.name()) else { continue };
        if setting.word == "name" {
            sql_name = text.value();
        } else {
            schema = quote!(::core::option::Option::Some(#text));
        }
    }
    let variants: Vec<Variant> = data.variants.iter().filter_map(|found| variant(found, report)).collect();
    check(name, &variants, report);
    Some(in_scope(emit(name, &sql_name, &schema, &variants)))
}

fn variant(found: &syn::Variant, report: &mut Report) -> Option<Variant> {
    if !matches!(found.fields, Fields::Unit) {
        let message = format!("a label of an SQL enum holds no values, variant `{}` does", found.ident);
        report.error(found.ident.span(), message);
        return None;
    }
    let mut label = snake_case(&found.ident.to_string());
    for setting in options::read(&found.attrs, "sql", &["rename"], report) {
        if let Some(text) = report.keep(setting.name()) {
            label = text.value();
        }
    }
    Some(Variant { name: found.ident.clone(), label })
}

fn check(name: &Ident, variants: &[Variant], report: &mut Report) {
    if variants.is_empty() {
        report.error(name.span(), format!("the enum `{name}` has no labels"));
    }
    for (index, Variant { name, label }) in variants.iter().enumerate() {
        if variants[..index].iter().any(|other| other.label == *label) {
            report.error(name.span(), format!("another variant has the label `{label}`"));
        } else if label.is_empty() || label.len() > LONGEST_IDENTIFIER {
            let message =
                format!("a label has 1 to {LONGEST_IDENTIFIER} bytes, this one has {}", label.len());
            report.error(name.span(), message);
        }
    }
}

fn emit(name: &Ident, sql_name: &str, schema: &TokenStream, variants: &[Variant]) -> TokenStream {
    let id = id::before(&id::declared(&name.to_string(), name.span()), quote!(()));
    let names: Vec<_> = variants.iter().map(|variant| &variant.name).collect();
    let labels: Vec<_> = variants.iter().map(|variant| &variant.label).collect();
    // Where labels are text, their order is that of the bytes.
    let kept = if variants.is_sorted_by(|before, after| before.label < after.label) {
        quote!(__r::Valid)
    } else {
        quote!(__r::Fail<#name>)
    };
    let unknown = format!("the enum `{sql_name}` has no label ");
    quote! {
        impl __r::SqlType for #name {
            type Rust = Self;
            type Id = #id;
            type Equal = __r::Valid;
            type Kept = #kept;
            const NAME: __r::TypeName = __r::TypeName {
                schema: #schema,
                name: #sql_name,
                array: false,
                definition: __r::Definition::Enum(&[#(#labels),*]),
            };
        }

        #[diagnostic::do_not_recommend]
        impl __r::types::Equality for #name {
            type Equated = Self;
        }
        #[diagnostic::do_not_recommend]
        impl __r::types::Ordered for #name {}
        #[diagnostic::do_not_recommend]
        impl __r::types::Extremes for #name {
            type Extreme = Self;
        }

        #[diagnostic::do_not_recommend]
        impl __r::types::AnyEnum for #name {}
        #[diagnostic::do_not_recommend]
        impl __r::types::Flat for #name {}
        #[diagnostic::do_not_recommend]
        impl __r::types::CastTo<__r::types::Text> for #name {}
        #[diagnostic::do_not_recommend]
        impl __r::types::CastTo<#name> for __r::types::Text {}
        #[diagnostic::do_not_recommend]
        impl __r::types::CastTo<#name> for #name {}

        ::relvar::rust_value!(#name: #name);
        ::relvar::rust_field!(#name: #name);

        impl<__Driver: __r::Backend> __r::Encode<__Driver, #name> for #name
        where
            str: __r::Encode<__Driver, __r::types::Text>,
        {
            fn encode(
                &self,
                __buffer: &mut __Driver::Buffer,
            ) -> ::core::result::Result<__r::Encoded, __r::CodecError> {
                let __label = match self {
                    #(Self::#names => #labels,)*
                };
                <str as __r::Encode<__Driver, __r::types::Text>>::encode(__label, __buffer)
            }
        }

        impl<__Driver: __r::Backend> __r::Decode<__Driver, #name> for #name
        where
            ::std::string::String: __r::Decode<__Driver, __r::types::Text>,
        {
            fn decode(__value: __Driver::Value<'_>) -> ::core::result::Result<Self, __r::CodecError> {
                type Label = ::std::string::String;
                let __label =
                    <Label as __r::Decode<__Driver, __r::types::Text>>::decode(__value)?;
                match __label.as_str() {
                    #(#labels => ::core::result::Result::Ok(Self::#names),)*
                    __unknown => ::core::result::Result::Err(__r::CodecError::new(
                        ::std::format!("{}`{}`", #unknown, __unknown),
                    )),
                }
            }
        }
    }
}

/// `OrderStatus` to `order_status`.
pub(super) fn snake_case(name: &str) -> String {
    let name = name.strip_prefix("r#").unwrap_or(name);
    let mut out = String::new();
    let mut previous_is_lower = false;
    for character in name.chars() {
        if character.is_uppercase() && previous_is_lower {
            out.push('_');
        }
        previous_is_lower = character.is_lowercase() || character.is_ascii_digit();
        out.extend(character.to_lowercase());
    }
    out
}
