//! not expressible: no MERGE
