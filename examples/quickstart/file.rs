//! A new SQLite file in a folder of its own, among the temporary files.

use std::error::Error;
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};
use std::{env, fs};

use crate::place::Place;

/// The folder.
pub(crate) struct File {
    folder: PathBuf,
}

impl File {
    /// Makes the folder; what is there already belongs to somebody else.
    pub(crate) fn prepare() -> Result<Self, Box<dyn Error>> {
        let started = SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis();
        let folder = env::temp_dir().join(format!("relvar_quickstart_{started}_{}", std::process::id()));
        fs::create_dir(&folder).map_err(|problem| format!("{}: {problem}", folder.display()))?;
        Ok(File { folder })
    }

    /// Removes the folder with all that is in it.
    pub(crate) fn clean_up(self) -> Result<(), Box<dyn Error>> {
        let folder = self.folder.display();
        fs::remove_dir_all(&self.folder)
            .map_err(|problem| format!("{folder} could not be removed: {problem}").into())
    }
}

impl Place for File {
    fn url(&self) -> String {
        self.folder.join("school.db").display().to_string()
    }

    fn describe(&self) -> String {
        "a new SQLite file, which is removed at the end (DATABASE_URL is not set)".to_owned()
    }
}
