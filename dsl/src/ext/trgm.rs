//! `pg_trgm`: how alike texts are, by their groups of three letters (PostgreSQL manual, section F.35).
//!
//! ```
//! # relvar::doc_schema!();
//! use relvar::ext::trgm::{TrigramOperators as _, similarity};
//! use relvar::prelude::*;
//! let like = users.filter(users::name.resembles("Anne")).order_by(users::name.trigram_distance("Anne").asc());
//! assert_eq!(
//!     like.select((users::name, similarity(users::name, "Anne"))).sql::<Postgres>(),
//!     "SELECT users.name, similarity(users.name, $1) FROM users WHERE users.name % $2 ORDER BY users.name <-> $3",
//! );
//! ```

use crate::types::*;

crate::overloads! {
    /// `%`, `<%`, `<->` and the like of texts. Where something must be alike enough, a setting says how much that is.
    pub trait TrigramOperators {
        /// `self % right`: are they alike enough?
        fn resembles = Resembles "%" MULTIPLICATION;
        /// `self <% right`: is it alike enough to some words of `right`?
        fn resembles_words_of = ResemblesWordsOf "<%" OTHER;
        /// `self %> right`: are some words of it alike enough to `right`?
        fn has_words_like = HasWordsLike "%>" OTHER;
        /// `self <<% right`: is it alike enough to some whole words of `right`?
        fn resembles_whole_words_of = ResemblesWholeWordsOf "<<%" OTHER;
        /// `self %>> right`: are some whole words of it alike enough to `right`?
        fn has_whole_words_like = HasWholeWordsLike "%>>" OTHER;
        /// `self <-> right`: 1 less the similarity
        fn trigram_distance = TrigramDistance "<->" OTHER;
        /// `self <<-> right`: 1 less the word similarity
        fn distance_to_words_of = DistanceToWordsOf "<<->" OTHER;
        /// `self <->> right`: 1 less the word similarity of `right` to it
        fn distance_of_words_to = DistanceOfWordsTo "<->>" OTHER;
        /// `self <<<-> right`: 1 less the strict word similarity
        fn distance_to_whole_words_of = DistanceToWholeWordsOf "<<<->" OTHER;
        /// `self <->>> right`: 1 less the strict word similarity of `right` to it
        fn distance_of_whole_words_to = DistanceOfWholeWordsTo "<->>>" OTHER;
    }
}

macro_rules! texts {
    ($($left:ident)*) => { $(
        crate::overload! {
            $left: Resembles Text = Bool;
            $left: ResemblesWordsOf Text = Bool;
            $left: HasWordsLike Text = Bool;
            $left: ResemblesWholeWordsOf Text = Bool;
            $left: HasWholeWordsLike Text = Bool;
            $left: TrigramDistance Text = Float4;
            $left: DistanceToWordsOf Text = Float4;
            $left: DistanceOfWordsTo Text = Float4;
            $left: DistanceToWholeWordsOf Text = Float4;
            $left: DistanceOfWholeWordsTo Text = Float4;
        }
    )* };
}

texts!(Text Varchar);

crate::function! { postgres "F.35";
    /// How alike the two are, from 0 to 1.
    pub fn similarity(one: Text, other: Text) -> Float4 = Similarity "similarity";
    /// How alike the first is to the most like part of the second, from 0 to 1.
    pub fn word_similarity(word: Text, text: Text) -> Float4 = WordSimilarity "word_similarity";
    /// How alike the first is to the most like whole words of the second, from 0 to 1.
    pub fn strict_word_similarity(word: Text, text: Text) -> Float4 = StrictWordSimilarity "strict_word_similarity";
    /// The groups of three letters.
    pub fn show_trgm(text: Text) -> Array<Text> = ShowTrgm "show_trgm";
}
