//! not expressible: a selectable struct names its table
