//! LIKE (PostgreSQL manual, section 9.7).

use super::super::{Bind, Infix};
use crate::kernel::Expression;
use crate::types::{Character, Text};

crate::infix! {
    /// `self LIKE pattern`: `%` is any text, `_` any character
    pub Like = "LIKE" PATTERN -> Bool takes ESCAPE;
    /// `self NOT LIKE pattern`
    pub NotLike = "NOT LIKE" PATTERN -> Bool takes ESCAPE;
    /// `self ILIKE pattern`: without regard to case
    pub Ilike = "ILIKE" PATTERN -> Bool needs crate::render::ILIKE;
    /// `self NOT ILIKE pattern`
    pub NotIlike = "NOT ILIKE" PATTERN -> Bool needs crate::render::ILIKE;
}

/// `LIKE`, `ILIKE`.
pub trait TextOperators: Expression {
    crate::infix!(#[doc = "`self LIKE pattern`: `%` is any text, `_` any character"] fn like(Character, Text) Like);
    crate::infix!(#[doc = "`self NOT LIKE pattern`"] fn not_like(Character, Text) NotLike);
    crate::infix!(#[doc = "`self ILIKE pattern`: without regard to case"] fn ilike(Character, Text) Ilike);
    crate::infix!(#[doc = "`self NOT ILIKE pattern`"] fn not_ilike(Character, Text) NotIlike);
}

impl<E: Expression> TextOperators for E {}

/// `self LIKE $n` with a pattern that was escaped.
pub type LikeEscaped<Left> = Infix<Like, Left, Bind<Text, String>>;

/// `LIKE` with text that is taken literally: `%`, `_` and `\` in it stand for themselves.
#[relvar_macros::brief]
pub trait TextSearch: Expression {
    /// `self LIKE '%text%'`
    fn contains(self, text: impl AsRef<str>) -> LikeEscaped<Self>
    where
        Self::SqlType: Character,
    {
        Infix::new(self, Bind::new(format!("%{}%", escape(text.as_ref()))))
    }

    /// `self LIKE 'text%'`
    fn starts_with(self, text: impl AsRef<str>) -> LikeEscaped<Self>
    where
        Self::SqlType: Character,
    {
        Infix::new(self, Bind::new(format!("{}%", escape(text.as_ref()))))
    }

    /// `self LIKE '%text'`
    fn ends_with(self, text: impl AsRef<str>) -> LikeEscaped<Self>
    where
        Self::SqlType: Character,
    {
        Infix::new(self, Bind::new(format!("%{}", escape(text.as_ref()))))
    }
}

impl<E: Expression> TextSearch for E {}

/// Puts a backslash before what LIKE would not take literally.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '%' | '_' | '\\') {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}
