//! A handle that only reads.

use std::fmt;

use crate::{Config, Pool, Result};

/// A pool on which writing statements and row locks do not compile: [`Pool::reader`], or one of its own.
///
/// ```compile_fail,E0277
/// use relvar::prelude::*;
/// relvar::table! { tags { #[primary_key] name -> Text } }
///
/// async fn forget(db: &relvar_sqlite::Reader) {
///     let _ = tags.delete().all_rows().execute(db).await;
/// }
/// # fn main() {}
/// ```
#[derive(Clone)]
pub struct Reader(Pool);

impl Reader {
    /// A pool of its own, which opens the file for reading only.
    ///
    /// # Errors
    ///
    /// As [`Pool::with_config`].
    pub async fn with_config(config: Config) -> Result<Self> {
        Pool::with_config(config.read_only()).await.map(Reader)
    }

    pub(crate) fn pool(&self) -> &Pool {
        &self.0
    }
}

impl Pool {
    /// The same connections, for those who only read.
    pub fn reader(&self) -> Reader {
        Reader(self.clone())
    }
}

impl fmt::Debug for Reader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Reader").field(&self.0).finish()
    }
}
