//! The generator's own list of the tables and their columns.

use super::value::Ty::{self, *};

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
    TableFacts {
        name: "things",
        columns: &[
            some("id", Int4),
            some("mark", Uuid),
            maybe("twin", Uuid),
            some("length", Interval),
            maybe("pause", Interval),
            maybe("body", Jsonb),
            some("spot", Int4range),
            maybe("reach", Int4range),
        ],
        key: &[0],
        links: &[],
        defaults: &[],
    },
];
