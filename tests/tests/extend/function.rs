//! A function of the server, as a crate outside declares it.
use relvar::types::Text;
relvar::function! {
    /// `md5(text)`
    pub(crate) fn md5(text: Text) -> Text = Md5 "md5";
}
