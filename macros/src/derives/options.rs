//! The attributes of the derives: `#[row(rename = "name", skip)]`.

use proc_macro2::{Ident, Span, TokenStream};
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Attribute, LitInt, LitStr, Token};

use crate::report::{Report, suggestion};
use crate::table::{DataType, data_type};

/// One option and its value, if it has one.
pub(super) struct Setting {
    pub(super) word: Ident,
    value: Option<TokenStream>,
}

impl Setting {
    /// The value as `T`; `example` is what a message shows.
    pub(super) fn value<T: syn::parse::Parse>(&self, example: &str) -> syn::Result<T> {
        let message = || syn::Error::new(self.word.span(), format!("expected `{} = {example}`", self.word));
        let value = self.value.clone().ok_or_else(message)?;
        syn::parse2(value).map_err(|_| message())
    }

    /// A type of SQL, as `table!` takes it.
    pub(super) fn sql_type(&self) -> syn::Result<DataType> {
        let example = || syn::Error::new(self.word.span(), format!("expected `{} = Text`", self.word));
        let tokens = self.value.clone().ok_or_else(example)?;
        let found = syn::parse::Parser::parse2(data_type, tokens)?;
        if found.nullable {
            return Err(syn::Error::new(
                found.span,
                "no type is nullable by itself: a field is, with `Option`",
            ));
        }
        Ok(found.data_type)
    }

    /// Whatever stands after `=`.
    pub(super) fn tokens(&self, example: &str) -> syn::Result<TokenStream> {
        let message = || syn::Error::new(self.word.span(), format!("expected `{} = {example}`", self.word));
        self.value.clone().filter(|value| !value.is_empty()).ok_or_else(message)
    }

    /// A number, and where it stands.
    pub(super) fn number(&self) -> syn::Result<(i32, Span)> {
        let literal: LitInt = self.value("10")?;
        Ok((literal.base10_parse()?, literal.span()))
    }

    /// An option that stands alone.
    pub(super) fn flag(&self) -> syn::Result<bool> {
        match &self.value {
            None => Ok(true),
            Some(_) => Err(syn::Error::new(self.word.span(), format!("`{}` takes no value", self.word))),
        }
    }

    /// A name between quotes.
    pub(super) fn name(&self) -> syn::Result<LitStr> {
        self.value("\"name\"")
    }
}

/// All options that the attributes called `attribute` give; mistakes go to `report`.
pub(super) fn read(
    attributes: &[Attribute],
    attribute: &str,
    known: &'static [&'static str],
    report: &mut Report,
) -> Vec<Setting> {
    let mut settings: Vec<Setting> = Vec::new();
    for found in attributes.iter().filter(|found| found.path().is_ident(attribute)) {
        let read = found.parse_args_with(|input: ParseStream<'_>| {
            input.parse_terminated(setting, Token![,]).map(|all| all.into_iter().collect::<Vec<_>>())
        });
        for setting in report.keep(read).into_iter().flatten() {
            let word = setting.word.to_string();
            if !known.contains(&word.as_str()) {
                let hint = suggestion(&word, known.iter().copied());
                let message = match known {
                    [] => format!("`#[{attribute}(..)]` has no options here"),
                    _ => format!("unknown option `{word}` of `#[{attribute}(..)]`{hint}"),
                };
                report.error(setting.word.span(), message);
            } else if settings.iter().any(|other| other.word == setting.word) {
                report.error(setting.word.span(), format!("option `{word}` is given twice"));
            } else {
                settings.push(setting);
            }
        }
    }
    settings
}

/// `word` or `word = value`
fn setting(input: ParseStream<'_>) -> syn::Result<Setting> {
    let word: Ident = input.call(Ident::parse_any)?;
    if !input.peek(Token![=]) {
        return Ok(Setting { word, value: None });
    }
    input.parse::<Token![=]>()?;
    let mut value = TokenStream::new();
    let mut depth = 0_usize;
    // In a condition, `<` compares.
    let encloses = word != "check";
    while !input.is_empty() && (depth > 0 || !input.peek(Token![,])) {
        if encloses && input.peek(Token![<]) {
            depth += 1;
        } else if input.peek(Token![>]) {
            depth = depth.saturating_sub(1);
        }
        value.extend([input.parse::<proc_macro2::TokenTree>()?]);
    }
    Ok(Setting { word, value: Some(value) })
}
