//! The parts of commands that are no queries: the tables and the words of TRUNCATE and LOCK TABLE.

use crate::check::{ChangeOf, Declared, LockOf};
use crate::kernel::{Both, Cons, Nil, Table, Unset, Valid, Verdict};
use crate::render::Rope;

/// Whole tables: one, or a tuple of up to eight.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a table: this command takes whole tables",
    label = "expected a table, or a tuple of up to eight"
)]
pub trait TableList {
    /// As a list.
    type List;
    /// `Fail` with one that is a view.
    type Change: Verdict;
    /// `Fail` with one that is a materialized view.
    type Lock: Verdict;
    /// `users, teams`
    const NAMES: &'static Rope;
}

#[diagnostic::do_not_recommend]
impl<T: Table + Declared<Table = T>> TableList for T {
    type List = Cons<T, Nil>;
    type Change = ChangeOf<T>;
    type Lock = LockOf<T>;
    const NAMES: &'static Rope = T::FROM;
}

macro_rules! table_lists {
    ($([$($table:ident)+])*) => { $(
        #[diagnostic::do_not_recommend]
        impl<$($table: Table + Declared<Table = $table>),+> TableList for ($($table,)+) {
            type List = crate::__list!($($table),+);
            type Change = <Self::List as TableList>::Change;
            type Lock = <Self::List as TableList>::Lock;
            const NAMES: &'static Rope = &Rope::List(", ", &[$($table::FROM),+]);
        }
    )* };
}

table_lists! {
    [A]
    [A B]
    [A B C]
    [A B C D]
    [A B C D E]
    [A B C D E F]
    [A B C D E F G]
    [A B C D E F G H]
}

/// What a command keeps of its tables.
impl TableList for Nil {
    type List = Nil;
    type Change = Valid;
    type Lock = Valid;
    const NAMES: &'static Rope = &Rope::Empty;
}

#[diagnostic::do_not_recommend]
impl<First: Table, Rest: TableList> TableList for Cons<First, Rest> {
    type List = Self;
    type Change = Both<ChangeOf<First>, Rest::Change>;
    type Lock = Both<LockOf<First>, Rest::Lock>;
    const NAMES: &'static Rope = &Rope::List(", ", &[First::FROM, Rest::NAMES]);
}

/// Words of a command.
pub trait CommandWords: 'static {
    /// With a blank before them.
    const TEXT: &'static str;
}

impl CommandWords for Unset {
    const TEXT: &'static str = "";
}

macro_rules! command_words {
    ($($(#[$doc:meta])* $name:ident $text:literal;)*) => { $(
        $(#[$doc])*
        #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "messages print the words as SQL writes them")]
        #[derive(Clone, Copy, Debug)]
        pub struct $name;

        impl CommandWords for $name {
            const TEXT: &'static str = $text;
        }
    )* };
}
pub(crate) use command_words;

command_words! {
    /// `TRUNCATE .. RESTART IDENTITY`
    RESTART_IDENTITY " RESTART IDENTITY";
    /// `TRUNCATE .. CASCADE`
    CASCADE " CASCADE";
}
