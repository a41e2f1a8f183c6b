//! not expressible: no WITH TIES
