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
    let present = presence(row);
    let result = |ty: &dyn ToTokens| quote!(::core::result::Result<#ty, __r::CodecError>);
    let (own_result, option_result) = (result(ty), result(&option));
    quote! {
        impl<__Driver: __r::Backend, __Scope, __Group, #(#parameters: __r::SelectList,)* #(#declared),*>
            __r::ReadField<__Driver, __Scope, __Group, #ty> for #columns
        where
            #(#predicates,)*
            #(#bounds,)*
        {
            fn read(__row: &__Driver::Row, __at: usize) -> #own_result {
                <Self as __r::DecodeIn<__Driver, __Scope, __Group>>::decode(__row, __at)
            }
        }

        impl<__Driver: __r::Backend, __Scope, __Group, #(#parameters: __r::SelectList,)* #(#declared),*>
            __r::ReadField<__Driver, __Scope, __Group, #option> for #columns
        where
            #(#predicates,)*
            #(#bounds,)*
        {
            fn read(__row: &__Driver::Row, __at: usize) -> #option_result {
                if #present {
                    <Self as __r::DecodeIn<__Driver, __Scope, __Group>>::decode(__row, __at)
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

/// Is the row there? The first field that cannot be `None` decides; where there is none, any column.
fn presence(row: &Row) -> TokenStream {
    let decides =
        |field: &&Field| !matches!(field.source, Source::Flatten) && of_option(field.read_type()).is_none();
    let width = |field: &Field| {
        let parameter = &field.name;
        quote!(<#parameter as __r::SelectList>::WIDTH)
    };
    match row.read().position(|field| decides(&field)) {
        Some(index) => {
            let before = row.read().take(index).map(width);
            quote!(__Driver::column(__row, __at #(+ #before)*)?.is_some())
        }
        None => {
            let all = row.read().map(width);
            quote! {{
                let mut __present = false;
                for __index in __at..__at #(+ #all)* {
                    __present |= __Driver::column(__row, __index)?.is_some();
                }
                __present
            }}
        }
    }
}
