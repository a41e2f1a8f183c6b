//! A window function of the server, as a crate outside declares it.
relvar::window! {
    /// `ntile(buckets)`
    pub(crate) fn bucket(buckets: Int4) -> Int4 = Bucket "ntile";
}
