//! MySQL's spelling, as a crate outside declares it: quote, placeholder, one line per feature.
use relvar::check::kept::OrderingOf;
use relvar::kernel::{Fail, Valid};
use relvar::render::{Arrays, Dialect, ILIKE, SupportedBy};

/// The SQL of MySQL 8.
#[derive(Clone, Copy, Debug)]
pub(crate) struct MySql;

impl Dialect for MySql {
    const QUOTE: char = '`';
    const PLACEHOLDER: char = '?';
    const NUMBERED: bool = false;
    type With = relvar::kernel::Nil;
    type Inside = Self;
}

impl SupportedBy<MySql> for Arrays {
    type Verdict = Fail<Arrays>;
}

impl SupportedBy<MySql> for ILIKE {
    type Verdict = Fail<ILIKE>;
}

impl<Type> SupportedBy<MySql> for OrderingOf<Type> {
    type Verdict = Valid;
}
