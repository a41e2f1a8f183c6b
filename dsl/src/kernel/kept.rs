//! How a dialect of few types keeps the values of a type: SQLite has numbers, text and bytes.

use super::{Fail, Valid, Verdict};

/// What becomes of a type that is kept as another: [`Valid`] where nothing does, `Fail` with the type where its values come in
/// another order than PostgreSQL's, [`SideBySide`] of a row value.
pub trait KeptAs {
    /// Do `<` and BETWEEN say the same?
    type Compared: Verdict;
    /// Does ORDER BY take it, and say the same?
    type Sorted: Verdict;
    /// Does IS NULL take it?
    type NullTested: Verdict;
}

impl KeptAs for Valid {
    type Compared = Valid;
    type Sorted = Valid;
    type NullTested = Valid;
}

impl<Type> KeptAs for Fail<Type> {
    type Compared = Self;
    type Sorted = Self;
    type NullTested = Valid;
}

/// Several columns, of whose comparison the verdict is `Compared`: one by one they are sorted and tested, and not together.
pub struct SideBySide<Compared>(std::marker::PhantomData<Compared>);

impl<Compared: Verdict> KeptAs for SideBySide<Compared> {
    type Compared = Compared;
    type Sorted = Fail<Self>;
    type NullTested = Fail<Self>;
}
