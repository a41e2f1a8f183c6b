//! A row struct as a field of another: as it is, and in an `Option` for the side of an outer join that may be missing.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::{Field, Row, Source, verdicts};
use crate::derives::of_option;

pub(super) fn nested(row: &Row) -> TokenStream {
    let Row { name, columns, .. } = row;
    let parameters = row.parameters();
    let bounds: Vec<_> = row.read_bounds().collect();
    let option = quote!(::core::option::Option<#name>);
    let (own_bounds, own_verdict) = verdicts(row, |field| field.read_type().to_token_stream());
    // Where the row may be missing, every column may be NULL; the presence column tells.
    let (option_bounds, option_verdict) = verdicts(row, |field| {
        let ty = field.read_type();
        if of_option(ty).is_some() { ty.to_token_stream() } else { quote!(::core::option::Option<#ty>) }
    });
    let present = presence(row);
    let result = |ty: &dyn ToTokens| quote!(::core::result::Result<#ty, __r::CodecError>);
    let (own_result, option_result) = (result(name), result(&option));
    quote! {
        impl<Driver: __r::Backend, Scope, Group, #(#parameters: __r::SelectList),*>
            __r::ReadField<Driver, Scope, Group, #name> for #columns<#(#parameters),*>
        where
            #(#bounds,)*
        {
            fn read(__row: &Driver::Row, __at: usize) -> #own_result {
                <Self as __r::DecodeIn<Driver, Scope, Group>>::decode(__row, __at)
            }
        }

        impl<Driver: __r::Backend, Scope, Group, #(#parameters: __r::SelectList),*>
            __r::ReadField<Driver, Scope, Group, #option> for #columns<#(#parameters),*>
        where
            #(#bounds,)*
        {
            fn read(__row: &Driver::Row, __at: usize) -> #option_result {
                if #present {
                    <Self as __r::DecodeIn<Driver, Scope, Group>>::decode(__row, __at)
                        .map(::core::option::Option::Some)
                } else {
                    ::core::result::Result::Ok(::core::option::Option::None)
                }
            }
        }

        impl<Name, Scope, Group, #(#parameters),*> __r::FieldFits<Name, #name, Scope, Group>
            for #columns<#(#parameters),*>
        where
            #(#own_bounds,)*
        {
            type Verdict = #own_verdict;
        }

        impl<Name, Scope, Group, #(#parameters),*> __r::FieldFits<Name, #option, Scope, Group>
            for #columns<#(#parameters),*>
        where
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
            quote!(Driver::column(__row, __at #(+ #before)*)?.is_some())
        }
        None => {
            let all = row.read().map(width);
            quote! {{
                let mut __present = false;
                for __index in __at..__at #(+ #all)* {
                    __present |= Driver::column(__row, __index)?.is_some();
                }
                __present
            }}
        }
    }
}
