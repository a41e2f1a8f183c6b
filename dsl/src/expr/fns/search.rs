//! Text search (PostgreSQL manual, section 9.13); its operators are in [`ops::search`](crate::expr::ops::search), what gives
//! rows in [`clause::search_functions`](crate::clause::search_functions).
//!
//! Functions that take a configuration end in `_in`; without, it is that of the session. A stored document needs one:
//!
//! ```
//! relvar::table! {
//!     notes {
//!         #[primary_key] #[identity] id -> Int4,
//!         body -> Text,
//!         #[generated(to_tsvector("english", body))] words -> Tsvector,
//!         index(words, method = gin),
//!     }
//! }
//! use relvar::fns::search::{config, plainto_tsquery_in, ts_headline_in, ts_rank};
//! use relvar::prelude::*;
//! let query = || plainto_tsquery_in(config::english(), "running cats");
//! let found = notes
//!     .filter(notes::words.matches_query(query()))
//!     .select(ts_headline_in(config::english(), notes::body, query()))
//!     .order_by(ts_rank(notes::words, query()).desc());
//! assert_eq!(
//!     found.sql::<Postgres>(),
//!     "SELECT ts_headline('english', notes.body, plainto_tsquery('english', $1)) FROM notes \
//!      WHERE notes.words @@ plainto_tsquery('english', $2) \
//!      ORDER BY ts_rank(notes.words, plainto_tsquery('english', $3)) DESC",
//! );
//! ```

use super::super::{Argument, Arguments, Bind, Call, Function, Strict};
use crate::render::OnPostgres;
use crate::types::*;

/// The configurations that every server has, as constants: the server plans with them, and an index on
/// `to_tsvector('english', body)` is found.
///
/// Another one is a constant of the same kind, in one line:
///
/// ```
/// use relvar::types::*;
/// relvar::function! { postgres "9.13";
///     /// Of the database.
///     pub fn legal() -> Regconfig = Legal bare "'app.legal'";
/// }
/// # relvar::doc_schema!();
/// # use relvar::prelude::*;
/// let sql = users.select(relvar::fns::search::to_tsvector_in(legal(), users::name)).sql::<Postgres>();
/// assert_eq!(sql, "SELECT to_tsvector('app.legal', users.name) FROM users");
/// ```
pub mod config {
    use crate::types::Regconfig;

    crate::function! { postgres "12.1";
        pub fn simple() -> Regconfig = Simple bare "'simple'";
        pub fn arabic() -> Regconfig = Arabic bare "'arabic'";
        pub fn armenian() -> Regconfig = Armenian bare "'armenian'";
        pub fn basque() -> Regconfig = Basque bare "'basque'";
        pub fn catalan() -> Regconfig = Catalan bare "'catalan'";
        pub fn danish() -> Regconfig = Danish bare "'danish'";
        pub fn dutch() -> Regconfig = Dutch bare "'dutch'";
        pub fn english() -> Regconfig = English bare "'english'";
        pub fn finnish() -> Regconfig = Finnish bare "'finnish'";
        pub fn french() -> Regconfig = French bare "'french'";
        pub fn german() -> Regconfig = German bare "'german'";
        pub fn greek() -> Regconfig = Greek bare "'greek'";
        pub fn hindi() -> Regconfig = Hindi bare "'hindi'";
        pub fn hungarian() -> Regconfig = Hungarian bare "'hungarian'";
        pub fn indonesian() -> Regconfig = Indonesian bare "'indonesian'";
        pub fn irish() -> Regconfig = Irish bare "'irish'";
        pub fn italian() -> Regconfig = Italian bare "'italian'";
        pub fn lithuanian() -> Regconfig = Lithuanian bare "'lithuanian'";
        pub fn nepali() -> Regconfig = Nepali bare "'nepali'";
        pub fn norwegian() -> Regconfig = Norwegian bare "'norwegian'";
        pub fn portuguese() -> Regconfig = Portuguese bare "'portuguese'";
        pub fn romanian() -> Regconfig = Romanian bare "'romanian'";
        pub fn russian() -> Regconfig = Russian bare "'russian'";
        pub fn serbian() -> Regconfig = Serbian bare "'serbian'";
        pub fn spanish() -> Regconfig = Spanish bare "'spanish'";
        pub fn swedish() -> Regconfig = Swedish bare "'swedish'";
        pub fn tamil() -> Regconfig = Tamil bare "'tamil'";
        pub fn turkish() -> Regconfig = Turkish bare "'turkish'";
        pub fn yiddish() -> Regconfig = Yiddish bare "'yiddish'";
    }
}

/// The dictionaries that every server has, as constants.
pub mod dictionary {
    use crate::types::Regdictionary;

    crate::function! { postgres "12.6";
        pub fn simple() -> Regdictionary = Simple bare "'simple'";
        pub fn arabic_stem() -> Regdictionary = ArabicStem bare "'arabic_stem'";
        pub fn armenian_stem() -> Regdictionary = ArmenianStem bare "'armenian_stem'";
        pub fn basque_stem() -> Regdictionary = BasqueStem bare "'basque_stem'";
        pub fn catalan_stem() -> Regdictionary = CatalanStem bare "'catalan_stem'";
        pub fn danish_stem() -> Regdictionary = DanishStem bare "'danish_stem'";
        pub fn dutch_stem() -> Regdictionary = DutchStem bare "'dutch_stem'";
        pub fn english_stem() -> Regdictionary = EnglishStem bare "'english_stem'";
        pub fn finnish_stem() -> Regdictionary = FinnishStem bare "'finnish_stem'";
        pub fn french_stem() -> Regdictionary = FrenchStem bare "'french_stem'";
        pub fn german_stem() -> Regdictionary = GermanStem bare "'german_stem'";
        pub fn greek_stem() -> Regdictionary = GreekStem bare "'greek_stem'";
        pub fn hindi_stem() -> Regdictionary = HindiStem bare "'hindi_stem'";
        pub fn hungarian_stem() -> Regdictionary = HungarianStem bare "'hungarian_stem'";
        pub fn indonesian_stem() -> Regdictionary = IndonesianStem bare "'indonesian_stem'";
        pub fn irish_stem() -> Regdictionary = IrishStem bare "'irish_stem'";
        pub fn italian_stem() -> Regdictionary = ItalianStem bare "'italian_stem'";
        pub fn lithuanian_stem() -> Regdictionary = LithuanianStem bare "'lithuanian_stem'";
        pub fn nepali_stem() -> Regdictionary = NepaliStem bare "'nepali_stem'";
        pub fn norwegian_stem() -> Regdictionary = NorwegianStem bare "'norwegian_stem'";
        pub fn portuguese_stem() -> Regdictionary = PortugueseStem bare "'portuguese_stem'";
        pub fn romanian_stem() -> Regdictionary = RomanianStem bare "'romanian_stem'";
        pub fn russian_stem() -> Regdictionary = RussianStem bare "'russian_stem'";
        pub fn serbian_stem() -> Regdictionary = SerbianStem bare "'serbian_stem'";
        pub fn spanish_stem() -> Regdictionary = SpanishStem bare "'spanish_stem'";
        pub fn swedish_stem() -> Regdictionary = SwedishStem bare "'swedish_stem'";
        pub fn tamil_stem() -> Regdictionary = TamilStem bare "'tamil_stem'";
        pub fn turkish_stem() -> Regdictionary = TurkishStem bare "'turkish_stem'";
        pub fn yiddish_stem() -> Regdictionary = YiddishStem bare "'yiddish_stem'";
    }
}

/// Weights as constants.
pub mod weight {
    use crate::types::SearchWeight;

    crate::function! { postgres "12.3";
        pub fn a() -> SearchWeight = WeightA bare "'A'";
        pub fn b() -> SearchWeight = WeightB bare "'B'";
        pub fn c() -> SearchWeight = WeightC bare "'C'";
        pub fn d() -> SearchWeight = WeightD bare "'D'";
    }
}

crate::function! { postgres "9.13";
    /// How well the document fits; `normalization` says how its length counts.
    pub fn ts_rank(vector: Tsvector, query: Tsquery) or ts_rank_normalized(normalization: Int4) -> Float4 = TsRank "ts_rank";
    /// A document of lexemes without places; the server refuses NULLs and empty texts among them.
    pub fn array_to_tsvector(lexemes: Array<Text>) -> Tsvector = ArrayToTsvector "array_to_tsvector";
    /// The configuration of the session.
    pub fn get_current_ts_config() -> Regconfig = GetCurrentTsConfig "get_current_ts_config" nulls NeverNull;
    /// How many lexemes.
    pub fn length(vector: Tsvector) -> Int4 = VectorLength "length";
    /// How many lexemes and operators.
    pub fn numnode(query: Tsquery) -> Int4 = Numnode "numnode";
    /// All words, wherever they stand.
    pub fn plainto_tsquery(query: Text) -> Tsquery = PlaintoTsquery "plainto_tsquery";
    pub fn plainto_tsquery_in(config: Regconfig, query: Text) -> Tsquery = PlaintoTsqueryIn "plainto_tsquery";
    /// The words one after the other.
    pub fn phraseto_tsquery(query: Text) -> Tsquery = PhrasetoTsquery "phraseto_tsquery";
    pub fn phraseto_tsquery_in(config: Regconfig, query: Text) -> Tsquery = PhrasetoTsqueryIn "phraseto_tsquery";
    /// As search engines read it: `"a phrase" or word -without`. It never fails.
    pub fn websearch_to_tsquery(query: Text) -> Tsquery = WebsearchToTsquery "websearch_to_tsquery";
    pub fn websearch_to_tsquery_in(config: Regconfig, query: Text) -> Tsquery = WebsearchToTsqueryIn "websearch_to_tsquery";
    /// The part of the query that an index serves; `T` where that is nothing.
    pub fn querytree(query: Tsquery) -> Text = Querytree "querytree";
    /// With this weight everywhere: [`weight::a`], or a value.
    pub fn setweight(vector: Tsvector, weight: SearchWeight) or setweight_of(lexemes: Array<Text>) -> Tsvector = Setweight "setweight";
    /// Without places and weights.
    pub fn strip(vector: Tsvector) -> Tsvector = Strip "strip";
    /// In the server's own language, `cat & !dog`; a mistake in it is an error of the server.
    pub fn to_tsquery(query: Text) -> Tsquery = ToTsquery "to_tsquery";
    pub fn to_tsquery_in(config: Regconfig, query: Text) -> Tsquery = ToTsqueryIn "to_tsquery";
    /// The document's lexemes; of JSON, those of its texts.
    pub fn to_tsvector(document in Document) -> Tsvector = ToTsvector "to_tsvector";
    pub fn to_tsvector_in(config: Regconfig, document in Document) -> Tsvector = ToTsvectorIn "to_tsvector";
    /// Without this lexeme.
    pub fn ts_delete(vector: Tsvector, lexeme: Text) -> Tsvector = TsDelete "ts_delete";
    /// Without these lexemes.
    pub fn ts_delete_all(vector: Tsvector, lexemes: Array<Text>) -> Tsvector = TsDeleteAll "ts_delete";
    /// Only what has one of these weights.
    pub fn ts_filter(vector: Tsvector, weights: Array<SearchWeight>) -> Tsvector = TsFilter "ts_filter";
    /// The document, or parts of it, with what was found between `<b>` and `</b>`; `options` as the manual's section 12.3.4 has them.
    pub fn ts_headline(document in Document, query: Tsquery) or ts_headline_with(options: Text) -> Of::Marked = TsHeadline "ts_headline";
    pub fn ts_headline_in(config: Regconfig, document in Document, query: Tsquery) or ts_headline_in_with(options: Text) -> Of::Marked = TsHeadlineIn "ts_headline";
    /// The same with other numbers for the weights D, C, B and A.
    pub fn ts_rank_weighted(weights: Array<Float4>, vector: Tsvector, query: Tsquery) or ts_rank_weighted_normalized(normalization: Int4) -> Float4 = TsRankWeighted "ts_rank";
    /// How well the document fits, by how near the words are to one another.
    pub fn ts_rank_cd(vector: Tsvector, query: Tsquery) or ts_rank_cd_normalized(normalization: Int4) -> Float4 = TsRankCd "ts_rank_cd";
    /// The same with other numbers for the weights D, C, B and A.
    pub fn ts_rank_cd_weighted(weights: Array<Float4>, vector: Tsvector, query: Tsquery) or ts_rank_cd_weighted_normalized(normalization: Int4) -> Float4 = TsRankCdWeighted "ts_rank_cd";
    /// With `substitute` for every `target`.
    pub fn ts_rewrite(query: Tsquery, target: Tsquery, substitute: Tsquery) -> Tsquery = TsRewrite "ts_rewrite";
    /// The one right after the other, or so many places after it.
    pub fn tsquery_phrase(first: Tsquery, second: Tsquery) or tsquery_phrase_at(distance: Int4) -> Tsquery = TsqueryPhrase "tsquery_phrase";
    /// The lexemes alone.
    pub fn tsvector_to_array(vector: Tsvector) -> Array<Text> = TsvectorToArray "tsvector_to_array";
    /// What the dictionary makes of a word: nothing of a stop word, NULL where it does not know the word.
    pub fn ts_lexize(dictionary: Regdictionary, token: Text) -> Array<Text> = TsLexize "ts_lexize" nulls MaybeNull;
}

#[cfg(feature = "with-serde_json-1")]
crate::function! { postgres "9.13";
    /// Of what the filter names: `["string", "numeric"]`, also `boolean`, `key`, `all`.
    pub fn json_to_tsvector(document: Json, filter: Jsonb) -> Tsvector = JsonToTsvector "json_to_tsvector";
    pub fn json_to_tsvector_in(config: Regconfig, document: Json, filter: Jsonb) -> Tsvector = JsonToTsvectorIn "json_to_tsvector";
    /// Of what the filter names: `["string", "numeric"]`, also `boolean`, `key`, `all`.
    pub fn jsonb_to_tsvector(document: Jsonb, filter: Jsonb) -> Tsvector = JsonbToTsvector "jsonb_to_tsvector";
    pub fn jsonb_to_tsvector_in(config: Regconfig, document: Jsonb, filter: Jsonb) -> Tsvector = JsonbToTsvectorIn "jsonb_to_tsvector";
}

/// The function `ts_rewrite` with a query of the server's.
pub struct TsRewriteBy;

impl Function for TsRewriteBy {
    type Id<Rest: crate::kernel::Identity> = crate::__id!(TsRewriteBy, Rest);
    type SqlType = Tsquery;
    type Nulls = Strict;
    type Feature = OnPostgres<TsRewriteBy>;
    const WORDS: &'static [&'static str] = &["ts_rewrite(", ")"];
}

/// `ts_rewrite(query, $n)`.
pub type Rewritten<Query> = Call<TsRewriteBy, Arguments<Query, Arguments<Bind<Text, &'static str>, ()>>>;

/// With the second column for the first one, for every row of `select` (PostgreSQL manual, section 9.13). NULL where an
/// argument is NULL.
///
/// The server runs `select`, so it is a constant of the program: that of a query without parameters, say.
///
/// ```
/// # relvar::table! { synonyms { #[primary_key] id -> Int4, word -> Tsquery, other -> Tsquery } }
/// # relvar::doc_schema!();
/// use relvar::fns::search::{plainto_tsquery, ts_rewrite_by};
/// use relvar::prelude::*;
/// let select = synonyms.select((synonyms::word, synonyms::other)).sql::<Postgres>();
/// let sql = users.select(ts_rewrite_by(plainto_tsquery(users::name), select)).sql::<Postgres>();
/// assert_eq!(sql, "SELECT ts_rewrite(plainto_tsquery(users.name), $1) FROM users");
/// ```
pub fn ts_rewrite_by<Query: Argument<Tsquery>>(
    query: Query,
    select: &'static str,
) -> Rewritten<Query::Expression> {
    Call::new(Arguments(query.argument(), Arguments(Bind::new(select), ())))
}
