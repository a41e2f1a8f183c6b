//! PostgreSQL's `^@`, as a crate outside declares it.
relvar::feature!(pub(crate) PrefixMatch: Postgres yes, Sqlite no);
relvar::infix! {
    pub(crate) trait PrefixOperators {
        /// `self ^@ prefix`
        fn has_prefix(Character, Text) -> Bool = HasPrefix "^@" OTHER needs PrefixMatch;
    }
}
