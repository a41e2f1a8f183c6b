//! How a statement becomes text: every node has a constant [`Rope`] per dialect, and a statement's rope is flattened
//! by const evaluation, so that its SQL is a `&'static str` of the program.

mod dialect;
mod feature;
mod flatten;
mod pretty;
mod rope;
mod text;

pub(crate) use dialect::same;
pub use dialect::*;
pub use feature::*;
pub(crate) use feature::{on_postgres, under};
pub(crate) use flatten::is_empty;
pub use flatten::{Writer, flatten};
pub use rope::*;
pub(crate) use text::short_text;
pub use text::{Sql, constant_text};

use crate::kernel::{Unset, Valid, Verdict};

/// A node that a dialect can spell.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no SQL text in this dialect",
    label = "not a part of a statement"
)]
pub trait Render<D: Dialect> {
    /// Does the dialect have everything that the node needs?
    type Support: Verdict;
    /// The node's text.
    const ROPE: &'static Rope;
}

macro_rules! prints_nothing {
    ($($nothing:ty)*) => { $(
        impl<D: Dialect> Render<D> for $nothing {
            type Support = Valid;
            const ROPE: &'static Rope = &Rope::Empty;
        }
    )* };
}

prints_nothing!(() Unset);
