//! Text functions (PostgreSQL manual, section 9.4).

crate::function! {
    /// `lower(text)`
    pub fn lower(text: Text) -> Text = Lower "lower";
    /// `upper(text)`
    pub fn upper(text: Text) -> Text = Upper "upper";
    /// `length(text)` in characters
    pub fn length(text: Text) -> Int4 = Length "length";
}
