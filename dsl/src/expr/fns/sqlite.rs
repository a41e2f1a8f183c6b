//! What SQLite has and PostgreSQL has not. Several are called as something else is elsewhere, so they are imported from here.
//!
//! ```
//! # relvar::doc_schema!();
//! use relvar::fns::sqlite::{glob, instr};
//! use relvar::prelude::*;
//! let sql = users.filter(glob(users::name, "A*")).select(instr(users::email, "@")).sql::<Sqlite>();
//! assert_eq!(sql, "SELECT instr(users.email, ?1) FROM users WHERE (users.name GLOB ?2)");
//! ```

use crate::kernel::SqlType;
use crate::types::*;

crate::function! { sqlite "lang_corefunc";
    /// Where `part` begins in `text`, counted from 1; 0 where it is not in it.
    pub fn instr(text: Text, part: Text) -> Int8 = Instr "instr";
    /// In hexadecimal digits.
    pub fn hex(bytes: Bytea) -> Text = Hex "hex" nulls NeverNull;
    /// The bytes of hexadecimal digits; NULL where there are other characters.
    pub fn unhex(digits: Text) -> Bytea = Unhex "unhex" nulls MaybeNull;
    /// Does the text match? `*` is any text, `?` any character, `[a-z]` one of these; the case matters.
    pub fn glob(text: Text, pattern: Text) -> Bool = Glob bare "(" with [" GLOB ", ")"];
    /// `%d`, `%s` and the others of C, and `%Q` for a literal in SQL text.
    pub fn printf(template: Text, .. values: AnyType) -> Text = Printf "printf" nulls FirstNull;
    /// The code of the first character; NULL where there is none.
    pub fn unicode(text: Text) -> Int8 = Unicode "unicode" nulls MaybeNull;
    /// As a literal in SQL text; NULL becomes the word `NULL`.
    pub fn quote(value: AnyType) -> Text = Quote "quote" nulls NeverNull;
    /// How the value is stored: `integer`, `real`, `text`, `blob` or `null`.
    pub fn r#typeof(value: AnyType) -> Text = Typeof "typeof" nulls NeverNull;
    /// The second argument where the condition is true, else the third.
    pub fn iif(condition: Bool, then in SqlType, otherwise: Of) -> Of = Iif "iif";
    /// A whole number, any of them.
    pub fn random() -> Int8 = RandomInteger "random" nulls NeverNull;
    /// So many random bytes, and at least one.
    pub fn randomblob(length: Int8) -> Bytea = Randomblob "randomblob" nulls NeverNull;
    /// How many rows the last INSERT, UPDATE or DELETE on this connection wrote.
    pub fn changes() -> Int8 = RowChanges "changes" nulls NeverNull;
    /// How many rows were written on this connection since it was opened.
    pub fn total_changes() -> Int8 = TotalChanges "total_changes" nulls NeverNull;
    /// The number of the row that the last INSERT on this connection wrote; 0 where there was none.
    pub fn last_insert_rowid() -> Int8 = LastInsertRowid "last_insert_rowid" nulls NeverNull;
    /// The version of the library: `3.51.3`.
    pub fn sqlite_version() -> Text = SqliteVersion "sqlite_version" nulls NeverNull;
}

#[cfg(feature = "with-jiff-0_2")]
crate::function! { sqlite "lang_datefunc";
    /// Seconds since the beginning of 1970, without their fraction.
    pub fn unixepoch(moment in Moment) -> Int8 = Unixepoch "unixepoch" nulls MaybeNull;
    /// Days since noon in Greenwich on 24 November 4714 BC, by the calendar of today.
    pub fn julianday(moment in Moment) -> Float8 = Julianday "julianday" nulls MaybeNull;
    /// In the given format: `%Y` is the year, `%m` the month, `%d` the day. NULL where the format means nothing.
    pub fn strftime(format: Text, moment in Moment) -> Text = Strftime "strftime" nulls MaybeNull;
}

crate::aggregate! {
    /// `total(x)`: the sum in double precision; 0 over no rows, never NULL
    pub fn total(x: Float8) -> Float8 = Total "total" nulls NeverNull needs crate::render::OnSqlite<Total>;
}
