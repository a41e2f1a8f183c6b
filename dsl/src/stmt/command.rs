//! Commands that are no queries: they give no rows and have no values.

use std::panic::Location;

use crate::backend::{Backend, ColumnTypes, Request, SqlText};
use crate::check::DialectOf;
use crate::render::{Render, constant_text};

/// Does that dialect have what a command needs?
pub type SupportOn<'c, Command, E> = <Command as Render<DialectOf<'c, E>>>::Support;

/// The request for a command.
pub(crate) fn command<Command: Render<B::Dialect>, B: Backend>(
    caller: &'static Location<'static>,
) -> Request<B> {
    Request {
        text: SqlText::Constant(constant_text::<Command, B::Dialect>()),
        parameters: B::Parameters::default(),
        columns: &ColumnTypes::None,
        need: None,
        caller,
        empty: false,
    }
}
