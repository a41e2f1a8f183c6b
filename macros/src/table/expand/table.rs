//! The table itself: `users::table`, `users::SCHEMA` and the fields of its aliases.

use proc_macro2::TokenStream;
use quote::quote;

use super::{column, columns_of, constraint, foreign_key, is_typed_beside, schema, sql_name};
use crate::id;
use crate::list::list;
use crate::names::Name;
use crate::table::model::{Column, Fill, Relation, Table};

/// Columns are grouped by so many, which bounds the depth of the compiler's recursion.
pub(super) const CHUNK: usize = 16;

pub(super) fn items(table: &Table) -> TokenStream {
    let name = sql_name(&table.sql_name.text);
    let shown = &table.name.text;
    let digits = id::declared(&table.name.text, table.name.span);
    let id = id::before(&digits, quote!(__r::D0<()>));
    let id_before = id::before(&digits, quote!(__r::D0<Rest>));
    let rope = match &table.schema {
        Some(schema) => {
            let schema = sql_name(&schema.text);
            quote! {
                &__r::Rope::Join(&[
                    &__r::Rope::Name(#schema),
                    &__r::Rope::Literal("."),
                    &__r::Rope::Name(#name),
                ])
            }
        }
        None => quote!(&__r::Rope::Name(#name)),
    };
    let schema_name = match &table.schema {
        Some(Name { text, .. }) => quote!(::core::option::Option::Some(#text)),
        None => quote!(::core::option::Option::None),
    };
    let sql_text = &table.sql_name.text;
    let aliased = aliased(table);
    quote! {
        /// The table as a type.
        pub struct table;

        impl table {
            #[doc(hidden)]
            pub const __NAME: (::core::option::Option<&'static str>, &'static str) = (#schema_name, #sql_text);
        }

        impl ::core::clone::Clone for table {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl ::core::marker::Copy for table {}

        impl ::core::fmt::Debug for table {
            fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                __f.write_str(#shown)
            }
        }

        impl __r::TableReference for table {
            type Id = #id;
            type IdBefore<Rest: __r::Identity> = #id_before;
            type Shown = table;
            type Uses = __r::NoUse;
            const FROM: &'static __r::Rope = #rope;
            const QUALIFIER: &'static __r::Rope = &__r::Rope::Name(#name);
        }

        impl __r::Declared for table {
            type Table = table;
        }

        impl __r::HasKeys for table {
            type Keys = <table as __r::Table>::UniqueKeys;
        }

        /// The description of the table.
        pub const SCHEMA: __r::TableSchema = <table as __r::Table>::SCHEMA;

        #aliased
    }
}

/// What stands beside the table's module.
pub(super) fn beside(table: &Table) -> TokenStream {
    let targets = foreign_key::imports(table);
    let impl_table = impl_table(table);
    let module = table.name.ident();
    let columns = table.columns.iter().enumerate().filter(|(_, column)| is_typed_beside(table, column));
    let typed = columns.map(|(index, column)| column::facts(table, index, column, &quote!(#module::)));
    let checks = table.foreign_keys.iter().map(|key| foreign_key::check(table, key));
    quote! {
        const _: () = {
            use ::relvar::private as __r;
            #targets
            #impl_table
            #(#typed)*
            #(#checks)*
        };
    }
}

fn impl_table(table: &Table) -> TokenStream {
    let module = table.name.ident();
    let name = sql_name(&table.sql_name.text);
    let id_with = id::before(&id::declared(&table.name.text, table.name.span), quote!(Rest));
    let schema = schema::schema(table);
    let key: Vec<_> = table.primary_key().into_iter().map(|column| &column.name).collect();
    let primary_key = match key.is_empty() {
        true => quote!(__r::NoKey),
        false => columns_of(table, key.iter().copied()),
    };
    let sql_type = |name: &Name| {
        let name = name.ident();
        quote!(<#module::#name as __r::Column>::SqlType)
    };
    let key_types = key.iter().map(|name| sql_type(name));
    let primary = (!key.is_empty()).then(|| primary_key.clone());
    let uniques = table.uniques.iter().filter(|unique| !unique.deferrable);
    let uniques = uniques.map(|unique| columns_of(table, unique.columns.iter()));
    let by_index = table.unique_index_columns();
    let by_index = by_index.into_iter().map(|columns| columns_of(table, columns.into_iter()));
    let unique_keys = list(primary.into_iter().chain(uniques).chain(by_index));
    let immediate = constraint::immediate(table, &module);
    let foreign_keys = list(table.foreign_keys.iter().map(|key| {
        let parts = foreign_key::parts(table, key);
        quote!(__r::ForeignKey<#(#parts),*>)
    }));
    let chunks = || table.columns.chunks(CHUNK);
    let columns = list(chunks().map(|chunk| columns_of(table, chunk.iter().map(|column| &column.name))));
    let none_assigned = list(chunks().map(|_| quote!(__r::EmptyChunk)));
    let required = table.columns.iter().filter(|column| is_required(column));
    let required = columns_of(table, required.map(|column| &column.name));
    let kind = match table.relation {
        Relation::Table => quote!(BaseTable),
        Relation::View => quote!(View),
        Relation::MaterializedView => quote!(MaterializedView),
    };
    let all_nullable = table.columns.iter().all(|column| column.nullable);
    let seen = if all_nullable { quote!(ByRow) } else { quote!(ByColumn) };
    let width = table.columns.len();
    let types = table.columns.iter().map(|column| {
        let sql_type = sql_type(&column.name);
        quote!(&__r::ColumnTypes::One(&<#sql_type as __r::SqlType>::NAME))
    });
    quote! {
        impl __r::Table for #module::table {
            type Kind = __r::#kind;
            type Seen = __r::#seen;
            type Row = #module::Row;
            type PrimaryKey = #primary_key;
            type KeyTypes = (#(#key_types,)*);
            type UniqueKeys = #unique_keys;
            type Immediate = #immediate;
            type ForeignKeys = #foreign_keys;
            type Columns = #columns;
            type NoneAssigned = #none_assigned;
            type Required = #required;
            type IdWith<Rest: __r::Identity> = #id_with;
            type AliasColumns<Reference: __r::TableReference> = #module::Aliased<Reference>;
            const TABLE: Self = #module::table;
            const NAME: __r::Name = #name;
            const WIDTH: usize = #width;
            const TYPES: &'static __r::ColumnTypes =
                &__r::ColumnTypes::Many(&[#(#types),*]);
            const SCHEMA: __r::TableSchema = #schema;

            fn alias_columns<Reference: __r::TableReference>()
            -> &'static #module::Aliased<Reference> {
                const { &#module::Aliased::<Reference>::COLUMNS }
            }
        }
    }
}

/// Must an INSERT give it?
fn is_required(column: &Column) -> bool {
    !column.nullable && matches!(column.fill, Fill::Nothing)
}

/// The columns as fields, for aliases.
fn aliased(table: &Table) -> TokenStream {
    let names: Vec<_> = table.columns.iter().map(|column| column.name.ident()).collect();
    let docs = table.columns.iter().map(|column| super::column::docs(table, column));
    quote! {
        /// The columns of an alias of the table.
        pub struct Aliased<Reference> {
            #(
                #docs
                pub #names: __r::AliasColumn<Reference, #names>,
            )*
        }

        impl<Reference> Aliased<Reference> {
            /// All of them.
            pub const COLUMNS: Self = Aliased { #(#names: __r::AliasColumn::COLUMN),* };
        }
    }
}
