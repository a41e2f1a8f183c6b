//! not expressible: no WITHIN GROUP
