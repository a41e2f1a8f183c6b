//! not expressible: no pagination by key: a user compares and orders by hand
