//! `joinable!`: a foreign key that is declared outside its table's block, in both directions.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::names::Name;
use crate::table::parse::Joinable;

pub(crate) fn joinable(joinable: &Joinable) -> TokenStream {
    let [child, parent] = [&joinable.child, &joinable.parent].map(|path| {
        let path: Vec<Ident> = path.iter().map(Name::ident).collect();
        quote!(#(#path)::*)
    });
    let column = joinable.column.ident();
    let columns = quote!(__r::Cons<__r::TableColumn<#child::#column>, __r::Nil>);
    let key = quote!(<#parent::table as __r::Table>::PrimaryKey);
    quote! {
        const _: () = {
            use ::relvar::private as __r;

        impl __r::DeclaredLink<#parent::table> for #child::table {
            type Columns = #columns;
            type OtherColumns = #key;
        }

        impl __r::DeclaredLink<#child::table> for #parent::table {
            type Columns = #key;
            type OtherColumns = #columns;
        }
        };
    }
}
