//! Collects mistakes, so that all mistakes of one block are reported together.

use std::fmt::Display;

use proc_macro2::{Span, TokenStream};

/// The mistakes found so far. It must be asked for them in the end: a forgotten report would hide mistakes.
#[derive(Debug)]
pub(crate) struct Report {
    errors: Option<Vec<syn::Error>>,
}

impl Report {
    /// An empty report.
    pub(crate) fn new() -> Self {
        Report { errors: Some(Vec::new()) }
    }

    /// Adds one mistake at `span`.
    pub(crate) fn error(&mut self, span: Span, message: impl Display) {
        self.add(syn::Error::new(span, message));
    }

    /// Adds what a parser found.
    pub(crate) fn add(&mut self, error: syn::Error) {
        if let Some(errors) = &mut self.errors {
            errors.push(error);
        }
    }

    /// Keeps the value, or adds the mistake.
    pub(crate) fn keep<T>(&mut self, result: syn::Result<T>) -> Option<T> {
        result.map_err(|error| self.add(error)).ok()
    }

    /// All mistakes, each as one `compile_error!` on its own token; nothing where there is none.
    pub(crate) fn into_errors(mut self) -> Option<TokenStream> {
        let errors = self.errors.take().unwrap_or_default();
        (!errors.is_empty()).then(|| errors.iter().map(syn::Error::to_compile_error).collect())
    }

    /// The mistakes as spans and texts.
    #[cfg(test)]
    pub(crate) fn into_list(mut self) -> Vec<(Span, String)> {
        let errors = self.errors.take().unwrap_or_default();
        errors.iter().map(|error| (error.span(), error.to_string())).collect()
    }
}

impl Drop for Report {
    fn drop(&mut self) {
        debug_assert!(
            self.errors.is_none() || std::thread::panicking(),
            "a report was dropped without being asked for its errors"
        );
    }
}

/// The candidate nearest to a mistyped `word`, if one is near enough to be meant.
pub(crate) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = word.chars().count().div_ceil(3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// `; did you mean ..?`, or the list of what is possible where nothing is near.
pub(crate) fn suggestion<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str> + Clone) -> String {
    if let Some(near) = nearest(word, candidates.clone()) {
        return format!("; did you mean `{near}`?");
    }
    let all: Vec<String> = candidates.into_iter().take(20).map(|word| format!("`{word}`")).collect();
    if all.is_empty() { String::new() } else { format!("; expected one of {}", all.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearest_offers_a_typo_but_not_another_word() {
        assert_eq!(nearest("nmae", ["id", "name", "email"]), Some("name"));
        assert_eq!(nearest("title", ["id", "name", "email"]), None);
    }

    #[test]
    fn suggestion_lists_the_words_where_none_is_near() {
        assert_eq!(suggestion("xyz", ["cascade", "restrict"]), "; expected one of `cascade`, `restrict`");
    }
}
