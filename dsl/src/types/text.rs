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

comparable!(Varchar Text);
comparable!(Char Text);
comparable!(Char Varchar);

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
