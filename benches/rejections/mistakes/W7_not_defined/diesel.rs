//! not expressible: no WINDOW clause
