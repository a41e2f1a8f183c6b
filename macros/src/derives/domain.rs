//! `#[derive(Domain)]`: a newtype as a domain of SQL, which is a type with a condition. It is the SQL type and its own value.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Data, DeriveInput, Fields, Ident, Type};

use super::sql_enum::snake_case;
use super::{in_scope, options};
use crate::id;
use crate::report::Report;
use crate::table::{DataType, domain_condition, domain_modifier};

const OPTIONS: &[&str] = &["name", "schema", "base", "check", "not_null", "max_length", "precision", "scale"];

/// A domain.
struct Domain {
    sql_name: String,
    schema: TokenStream,
    base: DataType,
    modifier: Option<String>,
    not_null: bool,
    check: Option<String>,
}

pub(crate) fn domain(input: DeriveInput, report: &mut Report) -> Option<TokenStream> {
    let name = &input.ident;
    let field = match &input.data {
        Data::Struct(data) if data.fields.len() == 1 => data.fields.iter().next(),
        _ => None,
    };
    if let Some(parameter) = input.generics.params.first() {
        report.add(syn::Error::new_spanned(parameter, "a domain of SQL has no parameters"));
    }
    let Some(field) = field else {
        report
            .error(name.span(), format!("`Domain` needs a struct with one field: `struct {name}(String);`"));
        return None;
    };
    let domain = read(&input, report)?;
    let is_tuple = matches!(&input.data, Data::Struct(data) if matches!(data.fields, Fields::Unnamed(_)));
    let (get, construct) = match (&field.ident, is_tuple) {
        (Some(ident), false) => (quote!(self.#ident), quote!(|__inner| #name { #ident: __inner })),
        _ => (quote!(self.0), quote!(#name)),
    };
    Some(in_scope(emit(name, &field.ty, &domain, &get, &construct)))
}

fn read(input: &DeriveInput, report: &mut Report) -> Option<Domain> {
    let name = &input.ident;
    let mut sql_name = snake_case(&name.to_string());
    let mut schema = quote!(::core::option::Option::None);
    let (mut base, mut check, mut not_null) = (None, None, false);
    let (mut max_length, mut precision, mut scale) = (None, None, None);
    let settings = options::read(&input.attrs, "sql", OPTIONS, report);
    let has_base = settings.iter().any(|setting| setting.word == "base");
    for setting in &settings {
        match setting.word.to_string().as_str() {
            "name" => sql_name = report.keep(setting.name())?.value(),
            "schema" => {
                let text = report.keep(setting.name())?;
                schema = quote!(::core::option::Option::Some(#text));
            }
            "base" => base = report.keep(setting.sql_type()),
            "not_null" => not_null = report.keep(setting.flag()).unwrap_or(true),
            "check" => check = report.keep(setting.tokens("value > 0")),
            "max_length" => max_length = report.keep(setting.number()),
            "precision" => precision = report.keep(setting.number()),
            _ => scale = report.keep(setting.number()),
        }
    }
    if !has_base {
        report.error(name.span(), "`Domain` needs the type that it restricts: `#[sql(base = Text)]`");
    }
    let base = base?;
    if let DataType::Array { span, .. } = &base {
        report.error(*span, "the base of a domain is no array here; a column can be an array of a domain");
    }
    let modifier = domain_modifier(&base, [max_length, precision, scale], report);
    let check = check.and_then(|tokens| domain_condition(&base, tokens, report));
    Some(Domain { sql_name, schema, base, modifier, not_null, check })
}

fn option(value: Option<&String>) -> TokenStream {
    match value {
        Some(value) => quote!(::core::option::Option::Some(#value)),
        None => quote!(::core::option::Option::None),
    }
}

fn emit(
    name: &Ident,
    inner: &Type,
    domain: &Domain,
    get: &TokenStream,
    construct: &TokenStream,
) -> TokenStream {
    let id = id::before(&id::declared(&name.to_string(), name.span()), quote!(()));
    let base = crate::table::column_type(&domain.base);
    let Domain { sql_name, schema, not_null, .. } = domain;
    let (modifier, check) = (option(domain.modifier.as_ref()), option(domain.check.as_ref()));
    let result = quote!(::core::result::Result);
    // A literal is mostly a borrowed text.
    let is_string = matches!(inner, Type::Path(path) if path.path.segments.last().is_some_and(|last| last.ident == "String"));
    let mut values = vec![quote!(#inner)];
    if is_string {
        values.extend([quote!(&'__v str), quote!(&'__v ::std::string::String)]);
    }
    let passed = match domain.base.built_in().map(|built_in| built_in.name) {
        Some("Varchar" | "Char") => vec![quote!(__r::types::Text)],
        Some("Int2") => vec![quote!(__r::types::Int4), quote!(__r::types::Int8), quote!(__r::types::Float8)],
        Some("Int4") => vec![quote!(__r::types::Int8), quote!(__r::types::Float8)],
        Some("Int8" | "Float4") => vec![quote!(__r::types::Float8)],
        _ => Vec::new(),
    };
    quote! {
        impl __r::SqlType for #name {
            type Rust = Self;
            type Id = #id;
            type Equal = __r::Blaming<<#base as __r::SqlType>::Equal, #name>;
            type Kept = <#base as __r::SqlType>::Kept;
            const NAME: __r::TypeName = __r::TypeName {
                schema: #schema,
                name: #sql_name,
                array: false,
                definition: __r::Definition::Domain(&__r::Domain {
                    base: <#base as __r::SqlType>::NAME,
                    modifier: #modifier,
                    not_null: #not_null,
                    check: #check,
                }),
            };
        }

        // A domain can what its base can; with the lifetime the compiler asks only where it is needed.
        #[diagnostic::do_not_recommend]
        impl __r::types::Equality for #name where for<'__a> #base: __r::types::Equality {
            type Equated = <#base as __r::types::Equality>::Equated;
        }
        #[diagnostic::do_not_recommend]
        impl __r::types::Flat for #name where for<'__a> #base: __r::types::Flat {}
        #[diagnostic::do_not_recommend]
        impl __r::types::Ordered for #name where for<'__a> #base: __r::types::Ordered {}
        #[diagnostic::do_not_recommend]
        impl __r::types::Character for #name where for<'__a> #base: __r::types::Character {}
        #[diagnostic::do_not_recommend]
        impl __r::types::Integer for #name where for<'__a> #base: __r::types::Integer {}
        #[diagnostic::do_not_recommend]
        impl __r::types::Extremes for #name where for<'__a> #base: __r::types::Extremes {
            type Extreme = <#base as __r::types::Extremes>::Extreme;
        }
        #[diagnostic::do_not_recommend]
        impl __r::types::Summed for #name where for<'__a> #base: __r::types::Summed {
            type Sum = <#base as __r::types::Summed>::Sum;
        }
        #[diagnostic::do_not_recommend]
        impl __r::types::Averaged for #name where for<'__a> #base: __r::types::Averaged {
            type Average = <#base as __r::types::Averaged>::Average;
        }

        #[diagnostic::do_not_recommend]
        impl __r::types::Comparable<#base> for #name {}
        #[diagnostic::do_not_recommend]
        impl __r::types::Comparable<#name> for #base {}
        #[diagnostic::do_not_recommend]
        impl __r::types::Common<#base> for #name {
            type Type = #base;
        }
        #[diagnostic::do_not_recommend]
        impl __r::types::Common<#name> for #base {
            type Type = #base;
        }
        #[diagnostic::do_not_recommend]
        impl __r::types::PassedAs<#base> for #name {}
        #(
            #[diagnostic::do_not_recommend]
            impl __r::types::PassedAs<#passed> for #name {}
        )*
        #[diagnostic::do_not_recommend]
        impl __r::types::CastTo<#base> for #name {}
        #[diagnostic::do_not_recommend]
        impl __r::types::CastTo<#name> for #base {}
        #[diagnostic::do_not_recommend]
        impl __r::types::CastTo<#name> for #name {}

        ::relvar::rust_value!(#name: #name);
        ::relvar::rust_value!(&'a #name: #name);
        ::relvar::rust_field!(#name: #name);

        #(
            #[diagnostic::do_not_recommend]
            impl<'__v> __r::Operand<#name> for #values {
                type Expression = __r::Bind<#base, Self>;
                fn operand(self) -> Self::Expression {
                    __r::Bind::new(self)
                }
            }
        )*

        impl<__Driver: __r::Backend> __r::Encode<__Driver, #name> for #name
        where
            #inner: __r::Encode<__Driver, #base>,
        {
            fn encode(&self, __buffer: &mut __Driver::Buffer) -> #result<__r::Encoded, __r::CodecError> {
                <#inner as __r::Encode<__Driver, #base>>::encode(&#get, __buffer)
            }
        }

        impl<__Driver: __r::Backend> __r::Decode<__Driver, #name> for #name
        where
            #inner: __r::Decode<__Driver, #base>,
        {
            fn decode(__value: __Driver::Value<'_>) -> #result<Self, __r::CodecError> {
                <#inner as __r::Decode<__Driver, #base>>::decode(__value).map(#construct)
            }
        }
    }
}
