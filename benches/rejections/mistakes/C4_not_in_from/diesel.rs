//! not expressible: no FOR UPDATE OF
