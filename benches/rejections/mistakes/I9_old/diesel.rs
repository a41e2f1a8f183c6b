//! not expressible: no `old` and `new` in RETURNING
