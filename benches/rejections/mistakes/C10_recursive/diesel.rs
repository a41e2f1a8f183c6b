//! not expressible: no WITH RECURSIVE
