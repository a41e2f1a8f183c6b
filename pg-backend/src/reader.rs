//! A handle that only reads.

use std::fmt;

use crate::execute::Handle;
use crate::{Config, Pool, Result};

/// A pool on which writing statements and row locks do not compile: [`Pool::reader`], or one of its own for a replica.
///
/// ```compile_fail,E0277
/// use relvar::prelude::*;
/// relvar::table! { tags { #[primary_key] name -> Text } }
///
/// async fn forget(db: &relvar_pg::Reader) {
///     let _ = tags.delete().all_rows().execute(db).await;
/// }
/// # fn main() {}
/// ```
///
/// Functions of the server that write, called in a SELECT, are known only where the language declares them as such
/// (`nextval`, `setval`). [`Reader::transaction`] is READ ONLY for the server too.
#[derive(Clone)]
pub struct Reader(Pool);

impl Reader {
    /// A pool of its own, in which the server takes every transaction for READ ONLY.
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

    pub(crate) fn handle(&self) -> Handle<'_> {
        self.0.handle()
    }
}

impl Pool {
    /// The same connections, for those who only read. The server still lets them write; the compiler does not.
    pub fn reader(&self) -> Reader {
        Reader(self.clone())
    }
}

impl fmt::Debug for Reader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Reader").field(&self.0).finish()
    }
}
