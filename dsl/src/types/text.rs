//! Character strings: `text`, `varchar`, `bpchar`.

use std::borrow::Cow;

use super::capability::comparable;

crate::sql_type! {
    /// `text` (PostgreSQL manual, section 8.3).
    pub Text = "text", String: Equality, Ordered, Extremes, Character; &'a str, &'a String, Cow<'a, str>
}

crate::sql_type! {
    /// `varchar` (PostgreSQL manual, section 8.3).
    pub Varchar = "varchar", String: EqualAsText, Ordered, Character; &'a str, &'a String, Cow<'a, str>
}

crate::sql_type! {
    /// `char(n)`, which the catalogue calls `bpchar` (PostgreSQL manual, section 8.3): padded with blanks.
    pub Char = "bpchar", String: Equality, Ordered, Extremes, Character; &'a str, &'a String, Cow<'a, str>
}

crate::rust_field!(Cow<'_, str>: Text | Varchar | Char);

/// The same columns as texts that need no memory of their own where they are short.
#[cfg(feature = "with-compact_str-0_10")]
mod with_compact_str {
    use super::{Char, Text, Varchar};
    use compact_str::CompactString;

    crate::rust_value!(CompactString: Text | Varchar | Char);
    crate::rust_value!(&'a CompactString: Text | Varchar | Char);
    crate::rust_field!(CompactString: Text | Varchar | Char);
}

comparable!(Varchar Text, first);
comparable!(Char Text, first);
comparable!(Char Varchar, first);

macro_rules! joins {
    ($($name:ident)*) => { $(
        #[diagnostic::do_not_recommend]
        impl super::Joins for $name {
            type Joined = Text;
        }
    )* };
}

joins!(Text Varchar Char);

#[diagnostic::do_not_recommend]
impl super::Extremes for Varchar {
    type Extreme = Text;
}
