//! not expressible: the level is not in the type of a transaction
