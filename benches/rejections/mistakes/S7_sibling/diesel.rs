//! not expressible: no derived tables: FROM takes tables, views and aliases
