//! A column: a unit struct that is an expression of its table.

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote};
use syn::Ident;

use super::table::CHUNK;
use super::{bit, impl_expression, is_typed_beside, sql_name, type_within};
use crate::id;
use crate::list::list;
use crate::names::needs_quotes;
use crate::table::model::{Column, Fill, Table};

/// The column's doc comment: the user's, or its name and type.
pub(super) fn docs(table: &Table, column: &Column) -> TokenStream {
    super::docs(&column.docs, || {
        let not_null = if column.nullable { "" } else { " NOT NULL" };
        format!("Column `{}.{}`: {}{not_null}.", table.name.text, column.name.text, column.data_type.shown())
    })
}

pub(super) fn items(table: &Table, index: usize, column: &Column) -> TokenStream {
    let name = column.name.ident();
    let docs = docs(table, column);
    let sql_type = type_within(table, column);
    let expression = (!is_typed_beside(table, column)).then(|| impl_expression(&quote!(#name), column));
    let shown = format!("{}.{}", table.name.text, column.name.text);
    let facts = facts(table, index, column, &name);
    let rules = rules(table, index, column, &name);
    let rope = rope(table, column);
    quote! {
        #docs
        pub struct #name;

        impl ::core::clone::Clone for #name {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl ::core::marker::Copy for #name {}

        impl ::core::fmt::Debug for #name {
            fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                __f.write_str(#shown)
            }
        }

        #expression

        #facts
        #rules

        #[diagnostic::do_not_recommend]
        impl<Type> __r::Operand<Type> for #name
        where
            #sql_type: __r::types::Comparable<Type>,
        {
            type Expression = Self;
            fn operand(self) -> Self {
                self
            }
        }

        #[diagnostic::do_not_recommend]
        impl<Type, Null, Target> __r::Storable<Type, Null, Target> for #name
        where
            #sql_type: __r::types::Comparable<Type>,
        {
            type Expression = Self;
            fn store(self) -> Self {
                self
            }
        }

        impl<D: __r::Dialect> __r::Render<D> for #name {
            type Support = __r::Valid;
            const ROPE: &'static __r::Rope = #rope;
        }

        impl<B: __r::Backend> __r::Values<B> for #name {
            fn values(&self, _: &mut B::Parameters) {}
        }
    }
}

/// What the column is, apart from any query.
fn facts(table: &Table, index: usize, column: &Column, name: &Ident) -> TokenStream {
    let position = id::before_index(index, quote!(Rest));
    let null = bit(column.nullable);
    let chunk = (0..index / CHUNK).fold(quote!(__r::Here), |before, _| quote!(__r::Next<#before>));
    let place = format_ident!("D{}", index % CHUNK);
    let writable = match column.fill {
        Fill::Generated(_) | Fill::Identity { always: true, .. } => quote!(__r::Fail<#name>),
        _ => quote!(__r::Valid),
    };
    let field_name = id::before(&id::spelled(&column.name.text), quote!(()));
    let sql_name = sql_name(&table.sql_name_of(&column.name.text));
    quote! {
        impl __r::Column for #name {
            type Table = table;
            type Index<Rest> = #position;
            type Null = #null;
            type Place = __r::Place<#chunk, __r::#place<()>>;
            type Writable = #writable;
            type FieldName = #field_name;
            const COLUMN: Self = #name;
            const NAME: __r::Name = #sql_name;
        }
    }
}

/// How the column answers the rules.
fn rules(table: &Table, index: usize, column: &Column, name: &Ident) -> TokenStream {
    let digits = id::declared(&table.name.text, table.name.span);
    let key = id::before_index(index, id::before(&digits, quote!(__r::D0<Rest>)));
    let null_in = if column.nullable {
        let null = bit(true);
        quote! {
            impl<Scope, Group> __r::NullIn<Scope, Group> for #name {
                type Null = #null;
            }
        }
    } else {
        quote! {
            impl<Scope: __r::Find<table>, Group> __r::NullIn<Scope, Group> for #name {
                type Null = Scope::Null;
            }
        }
    };
    let grouped_by_key = grouped_by_key(table, name);
    quote! {
        impl<Scope: __r::Find<table>> __r::InScope<Scope> for #name {
            type Verdict = Scope::Found;
        }

        #null_in

        impl __r::Keyed for #name {
            type Key<Rest> = #key;
        }

        impl<Group> __r::GroupedBy<Group> for #name
        where
            Group: __r::FindExpression<#name, Found: __r::OrOperands<#name, Group>>,
        {
            type Verdict = __r::ColumnGrouped<Group::Found, #name, Group>;
        }

        #grouped_by_key

        impl __r::Pins for #name {
            type Pinned<Rest> = Rest;
        }
    }
}

/// A column that is not itself in GROUP BY is covered where its table's whole primary key is.
fn grouped_by_key(table: &Table, name: &Ident) -> TokenStream {
    let key = table.primary_key();
    if key.is_empty() {
        return quote! {
            impl<Group> __r::OperandsGroupedBy<Group> for #name {
                type Verdict = __r::Fail<#name>;
            }
        };
    }
    let key = list(key.iter().map(|column| {
        let name = column.name.ident();
        quote!(#name)
    }));
    quote! {
        impl<Group> __r::OperandsGroupedBy<Group> for #name
        where
            #key: __r::AllIn<Group, Verdict: __r::Blame<#name>>,
        {
            type Verdict = __r::Blaming<<#key as __r::AllIn<Group>>::Verdict, #name>;
        }
    }
}

/// `users.name`, as one piece where neither name needs quotes.
fn rope(table: &Table, column: &Column) -> TokenStream {
    let [table, column] = [&table.sql_name.text, &column.sql_name.text];
    if needs_quotes(table) || needs_quotes(column) {
        let [table, column] = [table, column].map(|name| sql_name(name));
        return quote! {
            &__r::Rope::Join(&[
                &__r::Rope::Name(#table),
                &__r::Rope::Literal("."),
                &__r::Rope::Name(#column),
            ])
        };
    }
    let text = syn::LitStr::new(&format!("{table}.{column}"), Span::call_site());
    quote!(&__r::Rope::Literal(#text))
}
