//! What chapter 9 of the manual lists, and whether a set of functions and operators covers it.

use std::collections::BTreeSet;

/// A function or an operator of the manual.
#[derive(Debug)]
pub struct Entry {
    /// `9.4`
    pub section: &'static str,
    /// An operator, and no function?
    pub operator: bool,
    /// As the manual writes it.
    pub signature: &'static str,
}

/// Every entry of chapter 9.
pub fn entries() -> impl Iterator<Item = Entry> {
    include_str!("chapter9.tsv").lines().filter(|line| !line.starts_with('#')).map(|line| {
        let mut parts = line.splitn(3, '\t');
        let mut next = || parts.next().unwrap_or_default();
        Entry { section: next(), operator: next() == "operator", signature: next() }
    })
}

/// Why a whole section is missing, or what gives such a result.
const REASONS: &[(&str, &str)] =
    &[("9.28", "it is for the body of a trigger"), ("9.29", "it is for the body of a trigger")];

impl Entry {
    /// The section as numbers, which sort.
    pub fn section_number(&self) -> Vec<u32> {
        self.section.split('.').filter_map(|part| part.parse().ok()).collect()
    }

    /// The name of a function, in small letters.
    fn name(&self) -> String {
        self.signature.split(['(', '→']).next().unwrap_or_default().trim().to_lowercase()
    }

    /// The type of a function's first argument, where the manual names one.
    fn first(&self) -> Option<&'static str> {
        let inside = self.signature.split_once('(')?.1.trim_start_matches([' ', '[']);
        let argument =
            inside.split([',', ')']).next()?.split(" [").next()?.trim().trim_start_matches("VARIADIC ");
        if argument.contains(" from ") {
            return None;
        }
        // `string text`, `text`, `substring text IN ..`
        let types = [
            "text[]",
            "double precision",
            "timestamp with time zone",
            "timestamp",
            "bytea",
            "bit",
            "text",
            "anyarray",
            "anyrange",
            "anymultirange",
            "inet",
            "cidr",
            "macaddr8",
            "macaddr",
            "box",
            "circle",
            "point",
            "polygon",
            "path",
            "line",
            "lseg",
            "tsvector",
            "tsquery",
            "numeric",
            "integer",
            "bigint",
            "interval",
            "date",
            "jsonb",
            "json",
            "xml",
            "xid",
            "name",
            "oid",
            "regclass",
            "geometric_type",
            "aclitem",
        ];
        types.into_iter().find(|name| {
            argument == *name
                || argument.ends_with(&format!(" {name}"))
                || argument.split(" IN ").next().is_some_and(|left| left.ends_with(&format!(" {name}")))
                || argument.contains(&format!(" {name} "))
        })
    }

    /// Is it only missing because its type is, or because rows stand in FROM?
    pub fn waits(&self) -> bool {
        let reason = self.reason();
        reason.contains("of relvar") || reason.contains("FROM") || reason.contains("trigger")
    }

    /// Why it is missing.
    pub fn reason(&self) -> &'static str {
        let result = self.signature.split_once('→').map_or("", |(_, result)| result.trim());
        if let Some((_, reason)) = REASONS.iter().find(|(section, _)| *section == self.section) {
            return reason;
        }
        let texts: [(&str, &str); 3] = [
            ("@@@", "it is a deprecated synonym of @@"),
            ("time with time zone", "timetz is no type of relvar, as the manual advises"),
            ("aclitem[] ~", "the server has it no longer, only its manual"),
        ];
        if result.starts_with("setof") || result.starts_with("record") {
            return "it gives rows or a row, and stands in FROM";
        }
        texts
            .iter()
            .find(|(word, _)| self.signature.contains(word))
            .map_or("nobody has declared it", |(_, reason)| reason)
    }
}

/// What the example calls are.
#[derive(Default)]
pub struct Used {
    /// Functions of `pg_proc` with the type of their first argument.
    pub functions: BTreeSet<(String, String)>,
    /// Operators of `pg_operator` with the types of their operands.
    pub operators: BTreeSet<(String, String, String)>,
    /// The names of all functions that the server has.
    pub known: BTreeSet<String>,
    /// The names in the declarations.
    pub declared: BTreeSet<String>,
    /// The calls as SQL text.
    pub texts: Vec<String>,
}

/// Is the server's type `found` one that the manual's word `listed` means?
fn is_type(listed: &str, found: &str) -> bool {
    match listed {
        "numeric_type" => {
            ["smallint", "integer", "bigint", "numeric", "real", "double precision"].contains(&found)
        }
        "integral_type" => ["smallint", "integer", "bigint"].contains(&found),
        "timestamp" => found.starts_with("timestamp"),
        "datatype" => true,
        "bit" => ["bit", "bit varying"].contains(&found),
        "geometric_type" => ["point", "line", "lseg", "box", "path", "polygon", "circle"].contains(&found),
        "time" => found == "time without time zone",
        _ => listed == found,
    }
}

impl Used {
    /// Is the entry among them?
    pub fn has(&self, entry: &Entry) -> bool {
        if entry.operator { self.has_operator(entry) } else { self.has_function(entry) }
    }

    fn has_function(&self, entry: &Entry) -> bool {
        let name = entry.name();
        let name = if name == "trim" { "btrim".to_owned() } else { name };
        // Aggregates, window functions and sets of rows are no plain calls.
        if ["9.21", "9.22", "9.25"].contains(&entry.section) || entry.signature.contains("setof") {
            return self.declared.contains(&name) || self.functions.iter().any(|(found, _)| *found == name);
        }
        let mut same = self.functions.iter().filter(|(found, _)| *found == name).peekable();
        if same.peek().is_some() {
            return match entry.first() {
                Some(listed) => same.any(|(_, found)| {
                    is_type(listed, found) || found.starts_with('"') || found.starts_with("any")
                }),
                None => true,
            };
        }
        // What is no function of the catalogue is syntax: `COALESCE`, `CURRENT_DATE`.
        (!self.known.contains(&name) || !entry.signature.contains('('))
            && self.texts.iter().any(|text| says(&text.to_lowercase(), &name))
    }

    fn has_operator(&self, entry: &Entry) -> bool {
        let pattern = entry.signature.split('→').next().unwrap_or_default().trim();
        let symbol = |word: &&str| !word.is_empty() && word.chars().all(|c| "+-*/<>=~!@#%^&|`?".contains(c));
        let words: Vec<&str> = pattern.split(' ').collect();
        let Some(at) = words.iter().position(symbol) else {
            let spelled: Vec<&str> =
                words.iter().copied().filter(|word| word.chars().all(|c| c.is_ascii_uppercase())).collect();
            let (isnull, spelled) = match spelled.as_slice() {
                ["ISNULL"] => (true, "is null".to_owned()),
                ["NOTNULL"] => (true, "is not null".to_owned()),
                _ => (false, spelled.join(" ").to_lowercase()),
            };
            let first = spelled.split(' ').next().unwrap_or_default().to_owned();
            let key = if isnull || !spelled.contains(" and") { spelled } else { spelled.replace(" and", "") };
            let typed = !pattern.starts_with("time with");
            return typed
                && self
                    .texts
                    .iter()
                    .any(|text| says(&text.to_lowercase(), if key.is_empty() { &first } else { &key }));
        };
        let (left, right) = (words[..at].join(" "), words[at + 1..].join(" "));
        let operator = if words[at] == "!=" { "<>" } else { words[at] };
        self.operators
            .iter()
            .any(|(name, one, other)| name == operator && side(&left, one) && side(&right, other))
    }
}

/// Does the manual's operand mean this type? An operand that is not there is an empty word.
fn side(listed: &str, found: &str) -> bool {
    if listed.is_empty() || found.is_empty() {
        listed.is_empty() && found.is_empty()
    } else {
        is_type(listed, found)
    }
}

/// Is `words` in the text, and not only a part of a longer word?
fn says(text: &str, words: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(words)
        .any(|(at, _)| !text[..at].ends_with(is_word) && !text[at + words.len()..].starts_with(is_word))
}
