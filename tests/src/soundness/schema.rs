//! The tables of the generated programs: what `table!` says of them, and the generator's own list of the same columns.

use relvar::schema::TableSchema;

use super::value::Ty::{self, *};

/// What a book is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, relvar::Enum)]
#[sql(name = "genre")]
pub enum Genre {
    /// In verse.
    Poem,
    /// In prose.
    Novel,
    /// On a stage.
    Play,
}

impl Genre {
    /// Every one, in the server's order.
    pub const ALL: &[Genre] = &[Genre::Poem, Genre::Novel, Genre::Play];
}

relvar::table! {
    authors {
        #[primary_key] id -> Int4,
        #[unique] handle -> Text,
        name -> Text,
        nick -> Nullable<Text>,
        born -> Nullable<Date>,
        active -> Bool,
        score -> Nullable<Int4>,
        grade -> Int2,
        #[default(now())] joined -> Timestamptz,
    }
}

relvar::table! {
    books {
        #[primary_key] id -> Int4,
        #[references(authors.id)] author_id -> Int4,
        title -> Text,
        price -> Numeric,
        pages -> Nullable<Int4>,
        #[default(0)] sold -> Int8,
        genre -> Nullable<crate::soundness::schema::Genre>,
        labels -> Array<Text>,
        rating -> Nullable<Float8>,
    }
}

relvar::table! {
    /// Of the columns that link it to `authors`, one may be NULL; with two, a join names its condition.
    reviews {
        #[primary_key] id -> Int8,
        #[references(books.id)] book_id -> Int4,
        #[references(authors.id)] critic_id -> Nullable<Int4>,
        #[references(authors.id)] editor_id -> Int4,
        stars -> Int2,
        weight -> Nullable<Float8>,
        body -> Nullable<Text>,
        written -> Nullable<Timestamptz>,
        kind -> crate::soundness::schema::Genre,
    }
}

relvar::table! {
    shops {
        #[primary_key] code -> Varchar,
        title -> Varchar,
        opened -> Date,
        open -> Nullable<Bool>,
        area -> Nullable<Numeric>,
    }
}

relvar::table! {
    /// A key of two columns.
    stocks (shop_code, book_id) {
        #[references(shops.code)] shop_code -> Varchar,
        #[references(books.id)] book_id -> Int4,
        amount -> Int4,
        note -> Nullable<Varchar>,
        sizes -> Nullable<Array<Int4>>,
        cost -> Nullable<Numeric>,
    }
}

relvar::table! {
    /// No foreign key at all, and nearly everything may be NULL.
    marks {
        #[primary_key] id -> Int4,
        label -> Nullable<Text>,
        small -> Nullable<Int2>,
        large -> Nullable<Int8>,
        share -> Nullable<Float8>,
        seen -> Nullable<Timestamptz>,
        flag -> Nullable<Bool>,
    }
}

/// Every table, for `create_all`.
pub const TABLES: &[TableSchema] =
    &[authors::SCHEMA, books::SCHEMA, reviews::SCHEMA, shops::SCHEMA, stocks::SCHEMA, marks::SCHEMA];

/// A column, as the generator knows it.
#[derive(Clone, Copy, Debug)]
pub struct ColumnFacts {
    /// Its name.
    pub name: &'static str,
    /// Its type.
    pub ty: Ty,
    /// May it be NULL?
    pub null: bool,
}

/// A foreign key of one column: the column's place, the table that it refers to and the place there.
pub type Link = (usize, usize, usize);

/// A table, as the generator knows it.
#[derive(Clone, Copy, Debug)]
pub struct TableFacts {
    /// Its name.
    pub name: &'static str,
    /// Its columns, in order.
    pub columns: &'static [ColumnFacts],
    /// The places of the key's columns.
    pub key: &'static [usize],
    /// Its foreign keys.
    pub links: &'static [Link],
    /// The places of the columns that the server fills where INSERT does not.
    pub defaults: &'static [usize],
}

const fn some(name: &'static str, ty: Ty) -> ColumnFacts {
    ColumnFacts { name, ty, null: false }
}

const fn maybe(name: &'static str, ty: Ty) -> ColumnFacts {
    ColumnFacts { name, ty, null: true }
}

/// The generator's own list. It says nothing that it has from the library.
pub const FACTS: &[TableFacts] = &[
    TableFacts {
        name: "authors",
        columns: &[
            some("id", Int4),
            some("handle", Text),
            some("name", Text),
            maybe("nick", Text),
            maybe("born", Date),
            some("active", Bool),
            maybe("score", Int4),
            some("grade", Int2),
            some("joined", Timestamptz),
        ],
        key: &[0],
        links: &[],
        defaults: &[8],
    },
    TableFacts {
        name: "books",
        columns: &[
            some("id", Int4),
            some("author_id", Int4),
            some("title", Text),
            some("price", Numeric),
            maybe("pages", Int4),
            some("sold", Int8),
            maybe("genre", Ty::Genre),
            some("labels", Texts),
            maybe("rating", Float8),
        ],
        key: &[0],
        links: &[(1, 0, 0)],
        defaults: &[5],
    },
    TableFacts {
        name: "reviews",
        columns: &[
            some("id", Int8),
            some("book_id", Int4),
            maybe("critic_id", Int4),
            some("editor_id", Int4),
            some("stars", Int2),
            maybe("weight", Float8),
            maybe("body", Text),
            maybe("written", Timestamptz),
            some("kind", Ty::Genre),
        ],
        key: &[0],
        links: &[(1, 1, 0), (2, 0, 0), (3, 0, 0)],
        defaults: &[],
    },
    TableFacts {
        name: "shops",
        columns: &[
            some("code", Varchar),
            some("title", Varchar),
            some("opened", Date),
            maybe("open", Bool),
            maybe("area", Numeric),
        ],
        key: &[0],
        links: &[],
        defaults: &[],
    },
    TableFacts {
        name: "stocks",
        columns: &[
            some("shop_code", Varchar),
            some("book_id", Int4),
            some("amount", Int4),
            maybe("note", Varchar),
            maybe("sizes", Int4s),
            maybe("cost", Numeric),
        ],
        key: &[0, 1],
        links: &[(0, 3, 0), (1, 1, 0)],
        defaults: &[],
    },
    TableFacts {
        name: "marks",
        columns: &[
            some("id", Int4),
            maybe("label", Text),
            maybe("small", Int2),
            maybe("large", Int8),
            maybe("share", Float8),
            maybe("seen", Timestamptz),
            maybe("flag", Bool),
        ],
        key: &[0],
        links: &[],
        defaults: &[],
    },
];
