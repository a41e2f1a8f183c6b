//! What one test program has done, for another: lines of JSON in files of one folder.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;
use std::{env, io};

use relvar::schema::TableSchema;
use serde_json::{Value, json};

use super::Declared;

/// The variable that names the folder. Without it nothing is written.
pub const FOLDER: &str = "RELVAR_STATEMENTS";

/// A statement, and what was found out about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The statement.
    pub declared: Declared,
    /// The version of the server from which on it can be prepared, where that is not every one.
    pub since: u32,
    /// Once it was prepared: what the server infers for each parameter whose type it is not told, or why it infers
    /// nothing; empty where that is what is declared.
    pub inferred: Option<String>,
}

/// What one test program has written.
#[derive(Debug, Default)]
pub struct Notes {
    /// The statements.
    pub records: Vec<Record>,
    /// What creates the tables that the rendered ones need beside those of the demo schema.
    pub ddl: String,
}

/// Adds the records to what this test program has written.
pub fn write<'r>(records: impl IntoIterator<Item = &'r Record>) {
    append("jsonl", || records.into_iter().map(|record| format!("{}\n", to_json(record))).collect());
}

/// Says which tables the rendered statements need beside those of the demo schema, and what else, as SQL.
pub fn write_tables(tables: &[TableSchema], other: &str) {
    append("sql", || format!("{}\n{other};\n", relvar_pg::ddl::create_all_sql(tables).unwrap()));
}

/// Adds to the file of this test program: `live-0123.4567.jsonl`, after its name and its process.
fn append(kind: &str, text: impl FnOnce() -> String) {
    let Some(folder) = env::var_os(FOLDER) else { return };
    let program = env::current_exe().unwrap();
    let name = format!("{}.{}.{kind}", program.file_stem().unwrap().to_string_lossy(), std::process::id());
    fs::create_dir_all(&folder).unwrap();
    // One write, so that the lines of two threads do not mix.
    let mut file = File::options().create(true).append(true).open(Path::new(&folder).join(name)).unwrap();
    file.write_all(text().as_bytes()).unwrap();
}

/// What all test programs have written, by their names.
pub fn read(folder: &Path) -> io::Result<BTreeMap<String, Notes>> {
    let mut notes: BTreeMap<String, Notes> = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let file = path.file_name().unwrap_or_default().to_string_lossy();
        let program = file.rsplit_once('-').map_or(&*file, |(program, _)| program);
        let notes = notes.entry(program.to_owned()).or_default();
        let text = fs::read_to_string(&path)?;
        match path.extension().and_then(OsStr::to_str) {
            Some("sql") => notes.ddl.push_str(&text),
            _ => notes.records.extend(text.lines().map(from_json)),
        }
    }
    Ok(notes)
}

fn to_json(Record { declared, since, inferred }: &Record) -> Value {
    let Declared { text, parameters, columns, place, pretty } = declared;
    json!({
        "text": text,
        "parameters": parameters,
        "columns": columns,
        "place": place,
        "pretty": pretty,
        "since": since,
        "inferred": inferred,
    })
}

fn from_json(line: &str) -> Record {
    let value: Value = serde_json::from_str(line).unwrap();
    let text = |key: &str| value[key].as_str().unwrap().to_owned();
    let list = |key: &str| {
        let words = value[key].as_array().unwrap().iter();
        words.map(|word| word.as_str().unwrap().to_owned()).collect()
    };
    Record {
        declared: Declared {
            text: text("text"),
            parameters: list("parameters"),
            columns: list("columns"),
            place: text("place"),
            pretty: value["pretty"].as_str().map(str::to_owned),
        },
        since: value["since"].as_u64().unwrap() as u32,
        inferred: value["inferred"].as_str().map(str::to_owned),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_read_as_it_was_written() {
        let declared = Declared {
            text: "SELECT $1\n\"x\"".to_owned(),
            parameters: vec!["\"int4\"[]".to_owned()],
            columns: vec!["\"text\"".to_owned()],
            place: "a.rs:1".to_owned(),
            pretty: Some("SELECT\n$1".to_owned()),
        };
        for inferred in [None, Some(String::new()), Some("$1: text".to_owned())] {
            let record = Record { declared: declared.clone(), since: 17, inferred };
            assert_eq!(from_json(&to_json(&record).to_string()), record);
        }
    }
}
