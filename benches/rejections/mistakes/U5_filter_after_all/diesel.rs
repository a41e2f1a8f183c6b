//! not expressible: nothing says that all rows are meant
