//! A function of the database that gives rows, as a crate outside declares it.
use relvar::types::{Int4, Text};
relvar::set_returning! {
    /// `letters(word)`
    pub(crate) fn letters(word: Text) -> { letter: Text, place: Int4 } = Letters "letters";
}
