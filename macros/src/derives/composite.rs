//! `#[derive(Composite)]`: a struct as a composite type of SQL. It is the SQL type and its own value.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{DeriveInput, Ident, Type};

use super::sql_enum::snake_case;
use super::{in_scope, options, read_struct};
use crate::id;
use crate::names::{LONGEST_IDENTIFIER, Name, sql_identifier};
use crate::report::Report;

/// One field, which is one of the SQL type.
struct Field {
    name: Ident,
    sql_name: Name,
    rust: Type,
    /// `__r::types::Text`, or what the Rust type is read from.
    sql_type: TokenStream,
    /// Was the type written?
    explicit: bool,
}

pub(crate) fn composite(input: DeriveInput, report: &mut Report) -> Option<TokenStream> {
    let item = read_struct(input, "Composite", report)?;
    if let Some(parameter) = item.generics.params.first() {
        report.add(syn::Error::new_spanned(parameter, "a composite type of SQL has no parameters"));
    }
    let mut sql_name = snake_case(&item.name.to_string());
    let mut schema = quote!(::core::option::Option::None);
    for setting in options::read(&item.attributes, "sql", &["name", "schema"], report) {
        let Some(text) = report.keep(setting.name()) else { continue };
        if setting.word == "name" {
            sql_name = text.value();
        } else {
            schema = quote!(::core::option::Option::Some(#text));
        }
    }
    let fields: Vec<Field> = item.fields.into_iter().filter_map(|found| field(found, report)).collect();
    check(&fields, report);
    Some(in_scope(emit(&item.visibility, &item.name, &sql_name, &schema, &fields)))
}

fn field(found: syn::Field, report: &mut Report) -> Option<Field> {
    let name = found.ident?;
    let rust = found.ty;
    let mut sql_name = Name::new(&name);
    let mut sql_type = quote!(__r::FirstRead<#rust>);
    let mut explicit = false;
    for setting in options::read(&found.attrs, "sql", &["rename", "type"], report) {
        if setting.word == "type" {
            if let Some(found) = report.keep(setting.sql_type()) {
                sql_type = crate::table::column_type(&found);
                explicit = true;
            }
        } else if let Some(text) = report.keep(setting.name()) {
            sql_name = Name { text: text.value(), span: text.span() };
        }
    }
    Some(Field { name, sql_name, rust, sql_type, explicit })
}

fn check(fields: &[Field], report: &mut Report) {
    for (index, Field { sql_name: Name { text, span }, .. }) in fields.iter().enumerate() {
        if fields[..index].iter().any(|other| other.sql_name.text == *text) {
            report.error(*span, format!("another field is called `{text}` in SQL"));
        } else if text.is_empty() || text.len() > LONGEST_IDENTIFIER {
            let message = format!("a name has 1 to {LONGEST_IDENTIFIER} bytes, this one has {}", text.len());
            report.error(*span, message);
        }
    }
}

fn emit(
    visibility: &syn::Visibility,
    name: &Ident,
    sql_name: &str,
    schema: &TokenStream,
    fields: &[Field],
) -> TokenStream {
    let id = id::before(&id::declared(&name.to_string(), name.span()), quote!(()));
    let count = fields.len();
    let names: Vec<_> = fields.iter().map(|field| &field.name).collect();
    let rusts: Vec<_> = fields.iter().map(|field| &field.rust).collect();
    let types: Vec<_> = fields.iter().map(|field| &field.sql_type).collect();
    let sql_names: Vec<_> = fields.iter().map(|field| &field.sql_name.text).collect();
    let equal = fields.iter().rev().fold(quote!(__r::Valid), |rest, field| {
        let sql_type = &field.sql_type;
        quote!(__r::Both<<#sql_type as __r::SqlType>::Equal, #rest>)
    });
    let reads = fields.iter().enumerate().map(|(index, field)| {
        let Field { name, rust, sql_type, .. } = field;
        let blame = format!("field `{}` of `{sql_name}`: ", field.sql_name.text);
        quote! {
            #name: __r::read::<__Driver, #sql_type, #rust>(__row, #index).map_err(|__error| {
                __r::CodecError::new(::std::format!("{}{}", #blame, __error.reason()))
            })?
        }
    });
    let markers = format_ident!("{}_fields", snake_case(&name.to_string()));
    let struct_of_fields = format_ident!("{}Fields", name);
    let marker_ids = fields.iter().map(|field| {
        let text = format!("{name}.{}", field.name);
        id::before(&id::declared(&text, field.name.span()), quote!(Rest))
    });
    let accesses = fields.iter().map(|field| format!(").{}", sql_identifier(&field.sql_name.text)));
    let stored = fields.iter().filter(|field| field.explicit).map(|field| {
        let Field { name, rust, sql_type, .. } = field;
        let check = quote::quote_spanned!(syn::spanned::Spanned::span(rust)=>
            __r::stores_in::<#sql_type, #rust, #markers::#name>());
        quote!(const _: () = #check;)
    });
    quote! {
        impl __r::SqlType for #name {
            type Rust = Self;
            type Id = #id;
            type Equal = __r::Blaming<#equal, #name>;
            type Kept = __r::Fail<#name>;
            const NAME: __r::TypeName = __r::TypeName {
                schema: #schema,
                name: #sql_name,
                array: false,
                definition: __r::Definition::Composite(&[#(__r::CompositeField {
                    name: #sql_names,
                    sql_type: <#types as __r::SqlType>::NAME,
                }),*]),
            };
        }

        use __r::types::AnyType;

        // What is asked of a field is asked of all; with the lifetime the compiler asks only where it is needed.
        #[diagnostic::do_not_recommend]
        impl __r::types::Equality for #name where #(for<'__a> #types: __r::types::Equality),* {
            type Equated = Self;
        }
        #[diagnostic::do_not_recommend]
        impl __r::types::Ordered for #name where #(for<'__a> #types: __r::types::Ordered),* {}

        #[diagnostic::do_not_recommend]
        impl __r::types::CastTo<__r::types::Text> for #name {}
        #[diagnostic::do_not_recommend]
        impl __r::types::CastTo<#name> for __r::types::Text {}
        #[diagnostic::do_not_recommend]
        impl __r::types::CastTo<#name> for #name {}

        ::relvar::rust_value!(#name: #name);
        ::relvar::rust_value!(&'a #name: #name);
        ::relvar::rust_field!(#name: #name);
        ::relvar::right_of!(AnyType: #name as #name);

        #(#stored)*

        impl<__Driver: __r::Backend> __r::Encode<__Driver, #name> for #name
        where
            #(#rusts: __r::Encode<__Driver, #types>,)*
        {
            fn encode(
                &self,
                __buffer: &mut __Driver::Buffer,
            ) -> ::core::result::Result<__r::Encoded, __r::CodecError> {
                __Driver::begin_composite(__buffer, #count)?;
                #(__Driver::write_field::<#types, #rusts>(__buffer, &self.#names)?;)*
                ::core::result::Result::Ok(__r::Encoded::Written)
            }
        }

        impl<__Driver: __r::Backend> __r::Decode<__Driver, #name> for #name
        where
            #(#rusts: __r::Decode<__Driver, #types>,)*
        {
            fn decode(__value: __Driver::Value<'_>) -> ::core::result::Result<Self, __r::CodecError> {
                const FIELDS: &__r::ColumnTypes = &__r::ColumnTypes::Many(&[
                    #(&__r::ColumnTypes::One(&<#types as __r::SqlType>::NAME)),*
                ]);
                __Driver::read_composite(__value, FIELDS, |__row| {
                    ::core::result::Result::Ok(Self { #(#reads),* })
                })
            }
        }

        #[allow(non_camel_case_types, missing_docs, missing_debug_implementations, unreachable_pub)]
        mod #markers {
            #(pub struct #names;)*
        }

        #(
            impl __r::CompositePart for #markers::#names {
                type Id<Rest: __r::Identity> = #marker_ids;
                const WORDS: &'static [&'static str] = &["(", #accesses];
            }
        )*

        #[allow(missing_docs, missing_debug_implementations, private_interfaces, unreachable_pub)]
        #visibility struct #struct_of_fields<Of> {
            #(pub #names: __r::FieldOf<#markers::#names, #types, Of>,)*
        }

        #[diagnostic::do_not_recommend]
        impl __r::types::AnyRow for #name {}

        #[diagnostic::do_not_recommend]
        impl __r::types::AnyComposite for #name {
            type Fields<Of> = #struct_of_fields<Of>;

            fn fields<Of: ::core::clone::Clone>(__of: Of) -> #struct_of_fields<Of> {
                #struct_of_fields {
                    #(#names: __r::field_of(::core::clone::Clone::clone(&__of)),)*
                }
            }
        }
    }
}
