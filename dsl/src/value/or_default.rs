//! A value that may be absent, so that the column's DEFAULT fills it.

/// A field of a row to insert that may be absent: [`OrDefault::Default`] leaves it to the column's DEFAULT, identity or, where
/// the column is nullable and has neither, NULL.
///
/// It is told from NULL by its type: `OrDefault<Option<i32>>` can be absent, NULL or a number.
///
/// ```
/// # relvar::doc_schema!();
/// use relvar::prelude::*;
/// use relvar::value::OrDefault;
///
/// #[derive(relvar::Insert)]
/// #[insert(table = users)]
/// struct NewUser {
///     id: OrDefault<i32>,
///     email: &'static str,
///     name: &'static str,
///     age: OrDefault<Option<i32>>,
/// }
///
/// let ann = NewUser { id: OrDefault::Default, email: "a@b.c", name: "Ann", age: None.into() };
/// // Which fields are there is only known when the program runs, so the text is made then.
/// let text = relvar::stmt::Spell::<Postgres>::text(&users.insert(&ann));
/// assert_eq!(text.as_str(), "INSERT INTO users (email, name, age) VALUES ($1, $2, $3)");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum OrDefault<T> {
    /// Absent: the server fills the column.
    #[default]
    Default,
    /// This value.
    Value(T),
}

impl<T> OrDefault<T> {
    /// Is it absent?
    pub const fn is_default(&self) -> bool {
        matches!(self, OrDefault::Default)
    }
}

impl<T> From<T> for OrDefault<T> {
    fn from(value: T) -> Self {
        OrDefault::Value(value)
    }
}
