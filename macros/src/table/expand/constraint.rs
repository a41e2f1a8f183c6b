//! The constraints of a table: an enum of all of them, a constant for each, and what those are that decide a conflict.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::names::{Name, sql_identifier, sql_name};
use crate::table::constraint::{Constraint, What, constraints};
use crate::table::model::{Index, Table};

/// What stands inside the table's module.
pub(super) fn items(table: &Table) -> TokenStream {
    let all = constraints(table);
    let variants: Vec<_> = all.iter().map(|one| ident(&one.variant)).collect();
    let docs = all.iter().map(|one| format!("`{}`: {}", one.sql_name, one.message));
    let entries = all.iter().map(|one| entry(table, one));
    let constants = all.iter().enumerate().map(|(index, one)| constant(table, index, one));
    let keys = all.iter().filter(|one| decides_conflicts(one)).map(|one| ident(&one.variant));
    let doc = format!("The constraints of `{}`, for what an error says.", table.name.text);
    quote! {
        #[doc = #doc]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Constraint {
            #(#[doc = #docs] #variants,)*
        }

        impl __r::TableConstraints for Constraint {
            const ALL: &'static [(Self, __r::NamedConstraint)] = &[#((Constraint::#variants, #entries)),*];
        }

        impl ::core::fmt::Display for Constraint {
            fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                __r::show_constraint(self, __f)
            }
        }

        #(#constants)*

        #[doc(hidden)]
        pub mod __keys {
            #(pub enum #keys {})*
        }
    }
}

/// The verdict "no key of the table is DEFERRABLE", from beside its module.
pub(super) fn immediate(table: &Table, module: &Ident) -> TokenStream {
    let deferrable = |one: &Constraint<'_>| matches!(one.what, What::Unique(unique) if unique.deferrable);
    match constraints(table).into_iter().find(deferrable) {
        Some(one) => {
            let key = ident(&one.variant);
            quote!(__r::Fail<#module::__keys::#key>)
        }
        None => quote!(__r::Valid),
    }
}

fn ident(name: &str) -> Ident {
    Name { text: name.to_owned(), span: Span::call_site() }.ident()
}

fn decides_conflicts(constraint: &Constraint<'_>) -> bool {
    !matches!(constraint.what, What::ForeignKey | What::Check)
}

/// The constraint's description.
fn entry(table: &Table, constraint: &Constraint<'_>) -> TokenStream {
    let kind = match constraint.what {
        What::PrimaryKey => quote!(PrimaryKey),
        What::Unique(_) | What::Index(_) => quote!(Unique),
        What::ForeignKey => quote!(ForeignKey),
        What::Check => quote!(Check),
    };
    let (name, message, table) = (&constraint.sql_name, &constraint.message, &table.sql_name.text);
    quote! {
        __r::NamedConstraint {
            table: #table,
            name: #name,
            kind: __r::ConstraintKind::#kind,
            message: #message,
        }
    }
}

/// `users::email_key`
fn constant(table: &Table, index: usize, constraint: &Constraint<'_>) -> TokenStream {
    let name = ident(&constraint.constant);
    let doc = format!("The constraint `{}`: {}.", constraint.sql_name, constraint.message);
    if !decides_conflicts(constraint) {
        return quote! {
            #[doc = #doc]
            pub const #name: __r::NamedConstraint =
                <Constraint as __r::TableConstraints>::ALL[#index].1;
        };
    }
    let key = ident(&constraint.variant);
    let immediate = match constraint.what {
        What::Unique(unique) if unique.deferrable => quote!(__r::Fail<Self>),
        _ => quote!(__r::Valid),
    };
    let (target, columns) = match constraint.what {
        What::Index(index) => (inference(table, index), plain_columns(index)),
        What::Unique(unique) => (by_name(constraint), unique.columns.iter().collect()),
        _ => (by_name(constraint), table.primary_key().into_iter().map(|column| &column.name).collect()),
    };
    let columns: Vec<String> = columns.iter().map(|name| table.sql_name_of(&name.text)).collect();
    let by_columns = match constraint.what {
        What::Index(_) => None,
        _ => Some(by_columns(&columns)),
    };
    quote! {
        #[doc = #doc]
        pub const #name: __r::UniqueKey<__keys::#key> = __r::UniqueKey::KEY;

        impl __r::KeyConstraint for __keys::#key {
            type Table = table;
            type Immediate = #immediate;
            const CONSTRAINT: __r::NamedConstraint = <Constraint as __r::TableConstraints>::ALL[#index].1;
            const COLUMNS: &'static [&'static str] = &[#(#columns),*];
            const TARGET: &'static __r::Rope = #target;
            #by_columns
        }
    }
}

fn by_name(constraint: &Constraint<'_>) -> TokenStream {
    let name = sql_name(&constraint.sql_name);
    quote!(&__r::Rope::Join(&[&__r::Rope::Literal(" ON CONSTRAINT "), &__r::Rope::Name(#name)]))
}

/// For a dialect in which ON CONFLICT names no constraint.
fn by_columns(columns: &[String]) -> TokenStream {
    let columns: Vec<_> = columns.iter().map(|name| sql_identifier(name)).collect();
    let text = format!(" ({})", columns.join(", "));
    quote!(const BY_COLUMNS: &'static __r::Rope = &__r::Rope::Literal(#text);)
}

/// An index is no constraint: the server finds it by its keys and its predicate.
fn inference(table: &Table, index: &Index) -> TokenStream {
    let sql_name = |name: &str| table.sql_name_of(name);
    let keys = index.keys.iter().map(|key| match key.expression.as_column() {
        Some(column) => sql_identifier(&sql_name(&column.text)),
        None => format!("({})", key.expression.sql(&sql_name)),
    });
    let keys: Vec<_> = keys.collect();
    let predicate = index.predicate.as_ref().map(|predicate| format!(" WHERE {}", predicate.sql(&sql_name)));
    let text = format!(" ({}){}", keys.join(", "), predicate.unwrap_or_default());
    quote!(&__r::Rope::Literal(#text))
}

/// The columns of an index of columns on every row; otherwise none.
fn plain_columns(index: &Index) -> Vec<&Name> {
    let columns: Option<Vec<_>> = index.keys.iter().map(|key| key.expression.as_column()).collect();
    columns.filter(|_| index.predicate.is_none()).unwrap_or_default()
}
