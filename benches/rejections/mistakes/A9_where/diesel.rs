//! not expressible: no functions that return many rows
