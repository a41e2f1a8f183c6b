//! not expressible: no WITH
