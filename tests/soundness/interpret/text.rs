//! Patterns and replacement in text.

/// LIKE: `%` is any text, `_` any character.
pub(super) fn like(text: &str, pattern: &str, any_case: bool) -> bool {
    fn matches(text: &[char], pattern: &[char]) -> bool {
        match pattern {
            [] => text.is_empty(),
            ['%', rest @ ..] => (0..=text.len()).any(|skipped| matches(&text[skipped..], rest)),
            [first, rest @ ..] => {
                text.first().is_some_and(|found| *first == '_' || found == first) && matches(&text[1..], rest)
            }
        }
    }
    let characters = |text: &str| -> Vec<char> {
        let plain = text.chars();
        if any_case {
            plain.map(|character| character.to_ascii_lowercase()).collect()
        } else {
            plain.collect()
        }
    };
    matches(&characters(text), &characters(pattern))
}

/// `replace`: nothing is replaced where nothing is looked for.
pub(super) fn replace(text: &str, old: &str, new: &str) -> String {
    if old.is_empty() { text.to_owned() } else { text.replace(old, new) }
}

#[cfg(test)]
mod tests {
    use super::like;

    #[test]
    fn a_pattern_matches_from_end_to_end() {
        assert!(like("abc", "a%", false) && like("abc", "_b_", false) && like("", "%", false));
        assert!(!like("abc", "b", false) && !like("aBc", "abc", false) && like("aBc", "AbC", true));
    }
}
