//! not expressible: no ROLLUP, CUBE or GROUPING SETS
