//! The names that a typo can hit: the schema's, SQL's and the library's; and what a typo makes of them.

/// The tables: columns, each with another one of the same table that has another type.
const TABLES: [(&str, &[(&str, &str)]); 4] = [
    ("users", &[("id", "email"), ("email", "age"), ("name", "id"), ("age", "name"), ("active", "email")]),
    (
        "posts",
        &[("id", "title"), ("user_id", "title"), ("title", "views"), ("body", "id"), ("views", "title")],
    ),
    ("comments", &[("id", "body"), ("post_id", "body"), ("user_id", "body"), ("body", "post_id")]),
    ("memberships", &[("user_id", "role"), ("team", "credits"), ("role", "credits"), ("credits", "team")]),
];

/// Structs of the schema files, each with another one.
const STRUCTS: [(&str, &str); 3] = [("User", "Post"), ("Post", "Comment"), ("Comment", "User")];

/// Types of Rust, each with another one.
const TYPES: [(&str, &str); 7] = [
    ("i32", "i64"),
    ("i64", "i32"),
    ("String", "i32"),
    ("bool", "i32"),
    ("u32", "i64"),
    ("u64", "i64"),
    ("usize", "i64"),
];

/// Types of SQL, each with another one.
const SQL_TYPES: [(&str, &str); 3] = [("int4", "int8"), ("text", "int4"), ("bool", "text")];

/// What is followed by `(` or `!` and is Rust's own, or a name of the program: left out for all libraries.
const OF_RUST: [&str; 31] = [
    "Err",
    "None",
    "Ok",
    "Some",
    "as_deref",
    "clone",
    "collect",
    "default",
    "derive",
    "diesel",
    "extend",
    "fn",
    "format",
    "if",
    "into_iter",
    "is_none_or",
    "iter",
    "last_mut",
    "len",
    "let",
    "map",
    "match",
    "new",
    "pub",
    "push",
    "relvar",
    "replace",
    "run",
    "sea_orm",
    "to_owned",
    "zip",
];

pub(crate) fn is_table(word: &str) -> bool {
    TABLES.iter().any(|(table, _)| *table == word)
}

pub(crate) fn is_of_rust(word: &str) -> bool {
    OF_RUST.contains(&word)
}

/// Another table.
pub(crate) fn other_table(word: &str) -> Option<&'static str> {
    let place = TABLES.iter().position(|(table, _)| *table == word)?;
    Some(TABLES[(place + 1) % TABLES.len()].0)
}

/// Is it a column of some table?
pub(crate) fn is_column(word: &str) -> bool {
    TABLES.iter().any(|(_, columns)| columns.iter().any(|(column, _)| *column == word))
}

/// Another column, of the first of these tables that has the column.
pub(crate) fn other_column<'t>(
    word: &str,
    tables: impl IntoIterator<Item = &'t str>,
) -> Option<&'static str> {
    tables.into_iter().find_map(|table| {
        let (_, columns) = TABLES.iter().find(|(known, _)| *known == table)?;
        columns.iter().find(|(column, _)| *column == word).map(|(_, other)| *other)
    })
}

fn other(list: &[(&'static str, &'static str)], word: &str) -> Option<&'static str> {
    list.iter().find(|(known, _)| *known == word).map(|(_, other)| *other)
}

/// Another type of Rust.
pub(crate) fn other_type(word: &str) -> Option<&'static str> {
    other(&TYPES, word)
}

/// Another type of SQL.
pub(crate) fn other_sql_type(word: &str) -> Option<&'static str> {
    other(&SQL_TYPES, word)
}

/// Is it a struct of the schema files?
pub(crate) fn other_struct(word: &str) -> Option<&'static str> {
    other(&STRUCTS, word)
}

/// `PostId` for `post_id`.
pub(crate) fn camel(word: &str) -> String {
    let mut text = String::new();
    for part in word.split('_') {
        let mut letters = part.chars();
        text.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        text.push_str(letters.as_str());
    }
    text
}

/// `post_id` for `PostId`.
pub(crate) fn snake(word: &str) -> String {
    let mut text = String::new();
    for letter in word.chars() {
        if letter.is_ascii_uppercase() && !text.is_empty() {
            text.push('_');
        }
        text.push(letter.to_ascii_lowercase());
    }
    text
}

/// The word with two neighbours swapped, in the middle if they differ there.
pub(crate) fn misspelt(word: &str) -> Option<String> {
    let mut letters: Vec<char> = word.chars().collect();
    let middle = letters.len().saturating_sub(1) / 2;
    let places = (middle..letters.len().saturating_sub(1)).chain((0..middle).rev());
    let place = places.into_iter().find(|place| letters[*place] != letters[place + 1])?;
    letters.swap(place, place + 1);
    Some(letters.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_letters_are_swapped() {
        assert_eq!(misspelt("name").as_deref(), Some("nmae"));
        assert_eq!(misspelt("id").as_deref(), Some("di"));
        assert_eq!(misspelt("aab").as_deref(), Some("aba"));
        assert_eq!(misspelt("aa"), None);
        assert_eq!(misspelt("x"), None);
        assert_eq!(misspelt(""), None);
    }

    #[test]
    fn another_column_is_of_the_same_table_and_exists() {
        for (table, columns) in TABLES {
            for (column, other) in columns {
                assert_ne!(column, other);
                assert!(columns.iter().any(|(known, _)| known == other), "{table}.{other}");
            }
        }
        assert_eq!(other_column("body", ["users", "comments", "posts"]), Some("post_id"));
        assert_eq!(other_column("body", ["users"]), None);
        assert_eq!((camel("user_id").as_str(), snake("UserId").as_str()), ("UserId", "user_id"));
    }
}
