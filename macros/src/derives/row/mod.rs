//! `#[derive(Row)]`: a struct as a row of a query, matched by the names of its fields.
//!
//! `PersonColumns` has the struct's fields, each an expression: it stands in the select list. `row!` fills it from any
//! expressions, `select_as::<Person>()` from the columns of the query's tables that are called like the fields.

mod generics;
mod nested;
mod shape;

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::{DeriveInput, Path, Type, Visibility};

use self::generics::RowGenerics;
use super::sql_enum::snake_case;
use super::{distinct_columns, of_option, options, read_struct};
use crate::id;
use crate::list::{all_of, list, mixed};
use crate::names::{Name, sql_name};
use crate::report::Report;

/// One field.
struct Field {
    name: Ident,
    ty: Type,
    source: Source,
    /// The function that makes the field of what was read, and the type that it takes.
    with: Option<(Path, Type)>,
}

/// Where a field comes from.
enum Source {
    /// The column of this name.
    Named(Name),
    /// This very column.
    Column(Path),
    /// A struct of columns.
    Flatten,
    /// `Default::default()`
    Skip,
}

impl Field {
    /// The Rust type that is read.
    fn read_type(&self) -> &Type {
        self.with.as_ref().map_or(&self.ty, |(_, ty)| ty)
    }

    /// The struct that a flattened field is made of, without the `Option` for an outer join.
    fn flattened(&self) -> &Type {
        of_option(&self.ty).unwrap_or(&self.ty)
    }
}

/// The struct and what is made of it.
struct Row {
    visibility: Visibility,
    name: Ident,
    generics: RowGenerics,
    /// `PersonColumns`
    columns: Ident,
    /// The module of the names of the fields.
    names: Ident,
    fields: Vec<Field>,
}

impl Row {
    /// The fields that are read.
    fn read(&self) -> impl DoubleEndedIterator<Item = &Field> + Clone {
        self.fields.iter().filter(|field| !matches!(field.source, Source::Skip))
    }

    /// That each of them can be read.
    fn read_bounds(&self) -> impl Iterator<Item = TokenStream> {
        self.read().map(|field| {
            let (parameter, ty) = (&field.name, field.read_type());
            quote!(#parameter: __r::ReadAs<__Driver, #ty>)
        })
    }

    /// That a field fits, where it is read into `ty`.
    fn fits(&self, field: &Field, ty: &TokenStream) -> TokenStream {
        let (names, parameter) = (&self.names, &field.name);
        quote!(__r::FieldFits<#names::#parameter, #ty, __Scope, __Group>)
    }

    /// Their names, which are also the type parameters of `PersonColumns`.
    fn parameters(&self) -> Vec<&Ident> {
        self.read().map(|field| &field.name).collect()
    }

    /// `PersonColumns<..>` with the columns `parameters`, whatever the struct's own parameters are.
    fn columns_of(&self, parameters: &[impl ToTokens]) -> TokenStream {
        let (columns, any) = (&self.columns, &self.generics.any);
        quote!(#columns<#(#parameters,)* #any>)
    }

    /// `PersonColumns<..>` with the columns `parameters` and the struct's own parameters.
    fn own_columns_of(&self, parameters: &[impl ToTokens]) -> TokenStream {
        let (columns, own) = (&self.columns, &self.generics.own);
        quote!(#columns<#(#parameters,)* #own>)
    }

    /// A value of it, whose fields `value` makes.
    fn columns_value(&self, value: impl Fn(&Ident) -> TokenStream) -> TokenStream {
        let (columns, parameters, marker) = (&self.columns, self.parameters(), &self.generics.marker_value);
        let values = parameters.iter().map(|parameter| value(parameter));
        quote!(#columns { #(#parameters: #values,)* #marker })
    }
}

pub(crate) fn row(input: DeriveInput, report: &mut Report) -> Option<TokenStream> {
    let item = read_struct(input, "Row", report)?;
    options::read(&item.attributes, "row", &[], report);
    let generics = RowGenerics::new(&item.name, item.generics);
    let fields =
        item.fields.into_iter().map(|field| syn::Field { ty: generics.owned_type(field.ty), ..field });
    let fields: Vec<Field> = fields.filter_map(|field| self::field(field, &generics, report)).collect();
    distinct_columns(
        fields.iter().filter_map(|field| match &field.source {
            Source::Named(name) => Some(name),
            _ => None,
        }),
        report,
    );
    let columns = format_ident!("{}Columns", item.name);
    let names = format_ident!("{}_fields", snake_case(&item.name.to_string()));
    let row = Row { visibility: item.visibility, name: item.name, generics, columns, names, fields };
    if row.read().next().is_none() {
        report.error(row.name.span(), "`Row` has nothing to read: every field is skipped");
        return None;
    }
    let (declared, listed, output, read) = (declare(&row), as_list(&row), as_output(&row), reading(&row));
    let (nested, named, shape) = (nested::nested(&row), by_name(&row), shape::shape(&row));
    Some(quote! {
        #declared
        #[allow(non_camel_case_types, reason = "a column's parameter is called like the field")]
        const _: () = {
            use ::relvar::private as __r;
            #listed
            #output
            #read
            #nested
            #named
            #shape
        };
    })
}

fn field(field: syn::Field, generics: &RowGenerics, report: &mut Report) -> Option<Field> {
    let name = field.ident?;
    let mut source = Source::Named(Name::new(&name));
    let mut sources = 0;
    let (mut with, mut takes) = (None, None);
    for setting in
        options::read(&field.attrs, "row", &["rename", "column", "flatten", "skip", "with", "as"], report)
    {
        let found = match setting.word.to_string().as_str() {
            "rename" => {
                setting.name().map(|text| Source::Named(Name { text: text.value(), span: text.span() }))
            }
            "column" => setting.value("table::column").map(Source::Column),
            "flatten" => setting.flag().map(|_| Source::Flatten),
            "skip" => setting.flag().map(|_| Source::Skip),
            "with" => {
                with = report.keep(setting.value::<Path>("function"));
                continue;
            }
            _ => {
                takes = report.keep(setting.value::<Type>("Type")).map(|ty| generics.owned_type(ty));
                continue;
            }
        };
        sources += 1;
        if sources > 1 {
            let message = "a field has one of `rename`, `column`, `flatten` and `skip`";
            report.error(setting.word.span(), message);
        }
        source = report.keep(found).unwrap_or(source);
    }
    let with = match (with, takes) {
        (Some(function), Some(takes)) => Some((function, takes)),
        (None, None) => None,
        _ => {
            let message = "`with` and `as` go together: `#[row(with = function, as = Type)]`";
            report.error(name.span(), message);
            None
        }
    };
    Some(Field { name, ty: field.ty, source, with })
}

/// `PersonColumns` and the names of the fields.
fn declare(row: &Row) -> TokenStream {
    let Row { visibility, name, columns, names, generics, .. } = row;
    let parameters = row.parameters();
    let (any, marker) = (&generics.any, &generics.marker_field);
    let doc = format!("The columns that a [`{name}`] is read from.");
    let markers = row.read().enumerate().map(|(index, field)| {
        let (ident, column) = (
            &field.name,
            match &field.source {
                Source::Named(column) => column.text.clone(),
                _ => Name::new(&field.name).text,
            },
        );
        let id = id::before(&id::spelled(&column), quote!(()));
        let position = id::before_index(index, quote!(Rest));
        let null = format_ident!("{}", if of_option(field.read_type()).is_some() { "B1" } else { "B0" });
        let name = sql_name(&Name::new(ident).text);
        quote! {
            pub struct #ident;
            impl __r::FieldName for #ident {
                type Id = #id;
                type Index<Rest: __r::Identity> = #position;
                type Null = __r::#null;
                const NAME: __r::Name = #name;
            }
        }
    });
    quote! {
        #[doc = #doc]
        #[derive(Clone, Copy, Debug)]
        #[allow(non_camel_case_types, missing_docs, dead_code, reason = "generated by `#[derive(Row)]`")]
        #visibility struct #columns<#(#parameters,)* #any> {
            #(pub #parameters: #parameters,)*
            #marker
        }

        #[doc(hidden)]
        #[allow(non_camel_case_types, missing_docs, dead_code, unreachable_pub, reason = "generated by `#[derive(Row)]`")]
        mod #names {
            use ::relvar::private as __r;
            #(#markers)*
        }
    }
}

/// `PersonColumns` is a select list of its fields.
fn as_list(row: &Row) -> TokenStream {
    let parameters = row.parameters();
    let (columns, any) = (row.columns_of(&parameters), &row.generics.any);
    let items = list(parameters.iter().map(|parameter| quote!(#parameter)));
    let level = mixed(parameters.iter().map(|parameter| quote!(#parameter::Level)));
    let verdict = all_of(parameters.iter().map(|parameter| quote!(#parameter::Verdict)));
    quote! {
        impl<#(#parameters: __r::SelectList,)* #any> __r::SelectList for #columns {
            type Items = #items;
            const WIDTH: usize = 0 #(+ #parameters::WIDTH)*;
            const COLUMNS: &'static __r::ColumnTypes =
                &__r::ColumnTypes::Many(&[#(#parameters::COLUMNS),*]);
        }

        impl<#(#parameters: __r::ItemLevel,)* #any> __r::ItemLevel for #columns {
            type Level = #level;
        }

        impl<__Scope, #(#parameters: __r::InScope<__Scope>,)* #any> __r::InScope<__Scope> for #columns {
            type Verdict = #verdict;
        }

        impl<__Group, #(#parameters: __r::GroupedBy<__Group>,)* #any> __r::GroupedBy<__Group> for #columns {
            type Verdict = #verdict;
        }

        impl<__Dialect: __r::Dialect, #(#parameters: __r::Render<__Dialect>,)* #any>
            __r::Render<__Dialect> for #columns
        where
            #items: __r::SupportsAll<__Dialect>,
        {
            type Support = <#items as __r::SupportsAll<__Dialect>>::Support;
            const ROPE: &'static __r::Rope = &__r::Rope::List(
                ", ",
                &[#(<#parameters as __r::Render<__Dialect>>::ROPE),*],
            );
        }

        impl<__Driver: __r::Backend, #(#parameters: __r::Values<__Driver>,)* #any>
            __r::Values<__Driver> for #columns
        {
            fn values(&self, __parameters: &mut __Driver::Parameters) {
                #(__r::Values::<__Driver>::values(&self.#parameters, __parameters);)*
            }
        }
    }
}

/// `PersonColumns` around the columns of a closed query.
fn as_output(row: &Row) -> TokenStream {
    let parameters = row.parameters();
    let (columns, any) = (row.columns_of(&parameters), &row.generics.any);
    let others: Vec<_> = (0..parameters.len()).map(|index| format_ident!("New{index}")).collect();
    let items = list(parameters.iter().map(|parameter| quote!(#parameter)));
    let other_items = list(others.iter().map(|other| quote!(#other)));
    let reshaped = row.columns_of(&others);
    let blank = row.columns_value(|parameter| quote!(<#parameter as __r::Blank>::BLANK));
    let all = quote!(<#items as __r::ReshapeAll<__Scope, __Columns, __At>>);
    quote! {
        impl<__Scope, __Group, #(#parameters,)* #any> __r::Outputs<__Scope, __Group> for #columns
        where
            #items: __r::Outputs<__Scope, __Group>,
        {
            type Before<Rest> = <#items as __r::Outputs<__Scope, __Group>>::Before<Rest>;
        }

        impl<__Scope, __Columns, __At, #(#parameters,)* #(#others: __r::Blank,)* #any> __r::Reshape<__Scope, __Columns, __At>
            for #columns
        where
            #items: __r::ReshapeAll<__Scope, __Columns, __At, Items = #other_items>,
        {
            type List = #reshaped;
            type Rest = #all::Rest;
            type Next = #all::Next;
            type Kept = #all::Kept;
        }

        impl<#(#parameters: __r::Blank,)* #any> __r::Blank for #columns {
            const BLANK: Self = #blank;
        }
    }
}

/// How the struct is read, and whether its fields fit.
fn reading(row: &Row) -> TokenStream {
    let Row { name, fields, generics, .. } = row;
    let parameters = row.parameters();
    let columns = row.own_columns_of(&parameters);
    let RowGenerics { declared, predicates, ty, .. } = generics;
    let bounds = row.read_bounds();
    let reads = fields.iter().map(|field| {
        let (ident, ty) = (&field.name, field.read_type());
        if matches!(field.source, Source::Skip) {
            return quote!(#ident: ::core::default::Default::default());
        }
        let read = quote!(<#ident as __r::ReadAs<__Driver, #ty>>::read(__row, __at)?);
        let value = match &field.with {
            Some((function, _)) => quote!(#function(#read)),
            None => read,
        };
        quote! {
            #ident: {
                let __value = #value;
                __at += <#ident as __r::SelectList>::WIDTH;
                __value
            }
        }
    });
    let (fit_bounds, verdict) = verdicts(row, |field| field.read_type().to_token_stream());
    quote! {
        impl<__Scope, __Group, #(#parameters: __r::SelectList,)* #(#declared),*> __r::RowIn<__Scope, __Group>
            for #columns
        where
            #(#predicates,)*
        {
            type Row = #ty;
        }

        impl<__Driver: __r::Backend, #(#parameters: __r::SelectList,)* #(#declared),*> __r::ReadAs<__Driver, #ty>
            for #columns
        where
            #(#predicates,)*
            #(#bounds,)*
        {
            #[allow(unused_assignments, reason = "the last column has none after it")]
            fn read(
                __row: &__Driver::Row,
                mut __at: usize,
            ) -> ::core::result::Result<#ty, __r::CodecError> {
                ::core::result::Result::Ok(#name { #(#reads),* })
            }
        }

        impl<__Scope, __Group, #(#parameters,)* #(#declared),*> __r::Fits<__Scope, __Group> for #columns
        where
            #(#predicates,)*
            #(#fit_bounds,)*
        {
            type Verdict = #verdict;
        }
    }
}

/// The verdict on all fields, each read into the type that `ty` says, and what it asks for.
fn verdicts(row: &Row, ty: impl Fn(&Field) -> TokenStream) -> (Vec<TokenStream>, TokenStream) {
    let fits: Vec<_> = row.read().map(|field| (&field.name, row.fits(field, &ty(field)))).collect();
    let verdict = all_of(fits.iter().map(|(parameter, fit)| quote!(<#parameter as #fit>::Verdict)));
    let bounds = fits.iter().map(|(parameter, fit)| quote!(#parameter: #fit));
    (bounds.collect(), verdict)
}

/// The columns of the query's tables that are called like the fields.
fn by_name(row: &Row) -> TokenStream {
    let Row { names, generics, .. } = row;
    let mut bounds = Vec::new();
    let mut types = Vec::new();
    let mut values = Vec::new();
    let mut exists = Vec::new();
    let mut unambiguous = Vec::new();
    for field in row.read() {
        let ident = &field.name;
        let marker = quote!(#names::#ident);
        match &field.source {
            Source::Column(path) => {
                types.push(quote!(__r::TableColumn<#path>));
                values.push(quote!(__r::TableColumn::COLUMN));
            }
            Source::Flatten => {
                let ty = field.flattened();
                let by_name = quote!(<#ty as __r::ByName<__Scope>>);
                bounds.push(quote!(#ty: __r::ByName<__Scope>));
                types.push(quote!(#by_name::Columns));
                values.push(quote!(#by_name::COLUMNS));
                exists.push(quote!(#by_name::Exists));
                unambiguous.push(quote!(#by_name::Unambiguous));
            }
            Source::Named(_) | Source::Skip => {
                let answer = quote! {
                    <<__Scope as __r::NameIn<#marker>>::Answer as __r::NameAnswer<#marker>>
                };
                bounds.push(quote!(__Scope: __r::NameIn<#marker>));
                types.push(quote!(#answer::Column));
                values.push(quote!(#answer::COLUMN));
                exists.push(quote!(#answer::Exists));
                unambiguous.push(quote!(#answer::Unambiguous));
            }
        }
    }
    let columns = row.own_columns_of(&types);
    let parameters = row.parameters();
    let value = |parameter: &Ident| {
        parameters
            .iter()
            .position(|other| *other == parameter)
            .map(|index| values[index].clone())
            .unwrap_or_default()
    };
    let value = row.columns_value(value);
    let RowGenerics { given, written, predicates, .. } = generics;
    let [exists, unambiguous] = [exists, unambiguous].map(|verdicts| all_of(verdicts.into_iter()));
    quote! {
        impl<#(#given,)* __Scope> __r::ByName<__Scope> for #written
        where
            #(#predicates,)*
            #(#bounds,)*
        {
            type Columns = #columns;
            type Exists = #exists;
            type Unambiguous = #unambiguous;
            const COLUMNS: Self::Columns = #value;
        }
    }
}
