//! How values are written and read: one file per family of types.

mod number;
mod text;
