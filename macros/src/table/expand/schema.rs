//! `users::SCHEMA`: the description of the table as a constant.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::foreign_key::target;
use crate::names::{Name, sql_identifier};
use crate::table::constraint::constraints;
use crate::table::model::{ActionKind, Check, Column, Fill, ForeignKey, Index, Table, Unique};

/// The value of `SCHEMA`.
pub(super) fn schema(table: &Table) -> TokenStream {
    let relation = format_ident!("{}", format!("{:?}", table.relation));
    let schema = option(table.schema.as_ref().map(|name| &name.text));
    let name = &table.sql_name.text;
    let comment = comment(&table.docs);
    let extensions = table.extensions.iter().map(|extension| &extension.text);
    let columns = table.columns.iter().map(|column| self::column(table, column));
    let key = table.primary_key().into_iter().map(|column| &column.sql_name.text);
    let unique = table.uniques.iter().map(|unique| self::unique(table, unique));
    let foreign_keys = table.foreign_keys.iter().map(|key| foreign_key(table, key));
    let checks = table.checks.iter().map(|check| self::check(table, check));
    let indexes = table.indexes.iter().map(|index| self::index(table, index));
    let names = if table.is_view() { Vec::new() } else { constraints(table) };
    let names = names.iter().map(|constraint| &constraint.sql_name);
    quote! {
        __r::TableSchema {
            relation: __r::Relation::#relation,
            schema: #schema,
            name: #name,
            comment: #comment,
            extensions: &[#(#extensions),*],
            columns: &[#(#columns),*],
            primary_key: &[#(#key),*],
            unique: &[#(#unique),*],
            foreign_keys: &[#(#foreign_keys),*],
            checks: &[#(#checks),*],
            indexes: &[#(#indexes),*],
            constraint_names: &[#(#names),*],
        }
    }
}

fn option(value: Option<impl quote::ToTokens>) -> TokenStream {
    match value {
        Some(value) => quote!(::core::option::Option::Some(#value)),
        None => quote!(::core::option::Option::None),
    }
}

fn named(name: Option<&Name>) -> TokenStream {
    option(name.map(|name| &name.text))
}

fn comment(docs: &[String]) -> TokenStream {
    option((!docs.is_empty()).then(|| docs.join("\n")))
}

fn column(table: &Table, column: &Column) -> TokenStream {
    let name = &column.sql_name.text;
    let (module, ident) = (table.name.ident(), column.name.ident());
    let modifier = option(column.modifier.as_ref().map(|modifier| modifier.sql()));
    let nullable = column.nullable;
    let comment = comment(&column.docs);
    let sql = |value: &crate::table::expression::Expression| value.sql(&|name| table.sql_name_of(name));
    let fill = match &column.fill {
        Fill::Nothing => quote!(Nothing),
        Fill::Default(value) => {
            let value = sql(value);
            quote!(Default(#value))
        }
        Fill::Identity { always: false, .. } => quote!(IdentityByDefault),
        Fill::Identity { always: true, .. } => quote!(IdentityAlways),
        Fill::Generated(value) => {
            let value = sql(value);
            quote!(Stored(#value))
        }
    };
    quote! {
        __r::ColumnSchema {
            name: #name,
            sql_type: <<#module::#ident as __r::Column>::SqlType as __r::SqlType>::NAME,
            modifier: #modifier,
            nullable: #nullable,
            fill: __r::Fill::#fill,
            comment: #comment,
        }
    }
}

fn unique(table: &Table, unique: &Unique) -> TokenStream {
    let name = named(unique.name.as_ref());
    let columns = unique.columns.iter().map(|name| table.sql_name_of(&name.text));
    let deferrable = unique.deferrable;
    quote! {
        __r::UniqueSchema { name: #name, columns: &[#(#columns),*], deferrable: #deferrable }
    }
}

fn foreign_key(table: &Table, key: &ForeignKey) -> TokenStream {
    let name = named(key.name.as_ref());
    let columns = key.columns.iter().map(|name| table.sql_name_of(&name.text));
    let target = target(table, key);
    let references = key.references.iter().map(Name::ident);
    let [on_delete, on_update] = [key.on_delete, key.on_update].map(|action| match action.kind {
        ActionKind::NoAction => quote!(NoAction),
        ActionKind::Restrict => quote!(Restrict),
        ActionKind::Cascade => quote!(Cascade),
        ActionKind::SetNull => quote!(SetNull),
        ActionKind::SetDefault => quote!(SetDefault),
    });
    quote! {
        __r::ForeignKeySchema {
            name: #name,
            columns: &[#(#columns),*],
            table: #target::table::__NAME,
            references: &[#(<#target::#references as __r::Column>::NAME.text),*],
            on_delete: __r::ReferentialAction::#on_delete,
            on_update: __r::ReferentialAction::#on_update,
        }
    }
}

fn check(table: &Table, check: &Check) -> TokenStream {
    let name = named(check.name.as_ref());
    let condition = check.condition.sql(&|name| table.sql_name_of(name));
    quote!(__r::CheckSchema { name: #name, condition: #condition })
}

fn index(table: &Table, index: &Index) -> TokenStream {
    let name = named(index.name.as_ref());
    let unique = index.unique;
    let sql_name = |name: &str| table.sql_name_of(name);
    let keys = index.keys.iter().map(|key| {
        let expression = match key.expression.as_column() {
            Some(column) => sql_identifier(&sql_name(&column.text)),
            None => format!("({})", key.expression.sql(&sql_name)),
        };
        let class =
            key.class.as_ref().map(|class| format!(" {}", sql_identifier(&class.text))).unwrap_or_default();
        let direction = if key.descending { " DESC" } else { "" };
        format!("{expression}{class}{direction}")
    });
    let method = named(index.method.as_ref());
    let predicate = option(index.predicate.as_ref().map(|predicate| predicate.sql(&sql_name)));
    quote! {
        __r::IndexSchema {
            name: #name,
            method: #method,
            unique: #unique,
            keys: &[#(#keys),*],
            predicate: #predicate,
        }
    }
}
