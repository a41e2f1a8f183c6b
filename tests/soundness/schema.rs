//! The tables of the generated programs. The generator has its own list of their columns: `facts.rs`.

use relvar::schema::TableSchema;

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

relvar::table! {
    /// The types that the others do not have.
    things {
        #[primary_key] id -> Int4,
        mark -> Uuid,
        twin -> Nullable<Uuid>,
        length -> Interval,
        pause -> Nullable<Interval>,
        body -> Nullable<Jsonb>,
        spot -> Int4range,
        reach -> Nullable<Int4range>,
    }
}

/// Every table, for `create_all`.
pub const TABLES: &[TableSchema] = &[
    authors::SCHEMA,
    books::SCHEMA,
    reviews::SCHEMA,
    shops::SCHEMA,
    stocks::SCHEMA,
    marks::SCHEMA,
    things::SCHEMA,
];
