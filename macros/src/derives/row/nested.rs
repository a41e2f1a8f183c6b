//! A row struct as a field of another: as it is, and in an `Option` for the side of an outer join that may be missing.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::generics::RowGenerics;
use super::{Field, Row, Source, verdicts};
use crate::derives::of_option;

pub(super) fn nested(row: &Row) -> TokenStream {
    let parameters = row.parameters();
    let columns = row.own_columns_of(&parameters);
    let RowGenerics { declared, predicates, ty, .. } = &row.generics;
    let bounds: Vec<_> = row.read_bounds().collect();
    let option = quote!(::core::option::Option<#ty>);
    let (own_bounds, own_verdict) = verdicts(row, |field| field.read_type().to_token_stream());
    // Where the row may be missing, every column may be NULL; the presence column tells.
    let (option_bounds, option_verdict) = verdicts(row, |field| {
        let read = field.read_type();
        if of_option(read).is_some() { read.to_token_stream() } else { quote!(::core::option::Option<#read>) }
    });
    let Presence { bound: seen_bound, seen, told } = presence(row);
    // What tells of the row is a field's own matter; without such a field there is no telling.
    let option_verdict = if told { option_verdict } else { quote!(__r::NotTold<__Name, #option>) };
    let option_result = quote!(::core::result::Result<#option, __r::CodecError>);
    quote! {
        impl<__Driver: __r::Backend, #(#parameters: __r::SelectList,)* #(#declared),*> __r::ReadAs<__Driver, #option>
            for #columns
        where
            #(#predicates,)*
            #(#bounds,)*
            #seen_bound
        {
            fn read(__row: &__Driver::Row, __at: usize) -> #option_result {
                if #seen {
                    <Self as __r::ReadAs<__Driver, #ty>>::read(__row, __at)
                        .map(::core::option::Option::Some)
                } else {
                    ::core::result::Result::Ok(::core::option::Option::None)
                }
            }
        }

        impl<__Name, __Scope, __Group, #(#parameters,)* #(#declared),*> __r::FieldFits<__Name, #ty, __Scope, __Group>
            for #columns
        where
            #(#predicates,)*
            #(#own_bounds,)*
        {
            type Verdict = #own_verdict;
        }

        impl<__Name, __Scope, __Group, #(#parameters,)* #(#declared),*> __r::FieldFits<__Name, #option, __Scope, __Group>
            for #columns
        where
            #(#predicates,)*
            #(#option_bounds,)*
        {
            type Verdict = #option_verdict;
        }
    }
}

/// How it is told whether the row is there.
struct Presence {
    /// What it takes.
    bound: TokenStream,
    /// Is it?
    seen: TokenStream,
    /// Can it be told at all?
    told: bool,
}

/// The first field that is no `Option` decides, or else the first row struct in it that is none. Where there is neither, a
/// field of another struct is refused; the row of a derived table is taken for missing where all of its columns are NULL.
fn presence(row: &Row) -> Presence {
    let is_option = |field: &Field| of_option(field.read_type()).is_some();
    let before = |index: usize| {
        let widths = row.read().take(index).map(|field| {
            let parameter = &field.name;
            quote!(<#parameter as __r::SelectList>::WIDTH)
        });
        quote!(#(+ #widths)*)
    };
    let position = |is_nested: bool| {
        row.read().position(|field| matches!(field.source, Source::Flatten) == is_nested && !is_option(field))
    };
    if let Some(index) = position(false) {
        let before = before(index);
        let seen = quote!(__Driver::column(__row, __at #before)?.is_some());
        return Presence { bound: TokenStream::new(), seen, told: true };
    }
    let Some((index, field)) = position(true).and_then(|index| Some((index, row.read().nth(index)?))) else {
        let all = before(row.read().count());
        let seen = quote! {{
            let mut __seen = false;
            for __index in __at..__at #all {
                __seen |= __Driver::column(__row, __index)?.is_some();
            }
            __seen
        }};
        return Presence { bound: TokenStream::new(), seen, told: false };
    };
    let (before, parameter, ty) = (before(index), &field.name, field.read_type());
    let read = quote!(__r::ReadAs<__Driver, ::core::option::Option<#ty>>);
    Presence {
        bound: quote!(#parameter: #read,),
        seen: quote!(<#parameter as #read>::read(__row, __at #before)?.is_some()),
        told: true,
    }
}
