//! not expressible: no FULL JOIN
