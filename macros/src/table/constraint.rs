//! The constraints of a table by name: what PostgreSQL calls them, what Rust calls them, how a person reads them.
//!
//! A name that the block does not give is the one that the server makes up (`ChooseConstraintName`, `ChooseIndexName`
//! and `makeObjectName` in its source): the same here, so that an error of the server can be told by it.

use std::collections::HashSet;

use super::expression::Expression;
use super::model::{Check, ForeignKey, Index, Table, Unique};
use crate::names::{LONGEST_IDENTIFIER, Name};

/// One constraint, or one unique index.
#[derive(Debug)]
pub(crate) struct Constraint<'t> {
    pub(crate) what: What<'t>,
    /// What the server calls it.
    pub(crate) sql_name: String,
    /// The constant in the table's module: `email_key`.
    pub(crate) constant: String,
    /// The variant of the table's enum: `EmailKey`.
    pub(crate) variant: String,
    /// For people: `email is taken`.
    pub(crate) message: String,
}

/// What kind of constraint it is.
#[derive(Clone, Copy, Debug)]
pub(crate) enum What<'t> {
    PrimaryKey,
    Unique(&'t Unique),
    ForeignKey,
    Check,
    /// A unique index: no constraint, but violated like one.
    Index(&'t Index),
}

/// All of them, in the order in which the server names them.
pub(crate) fn constraints(table: &Table) -> Vec<Constraint<'_>> {
    let mut names = Names { table, taken: HashSet::new(), used: HashSet::new(), found: Vec::new() };
    let key: Vec<_> = table.primary_key().into_iter().map(|column| column.name.clone()).collect();
    if !key.is_empty() {
        names.add(What::PrimaryKey, None, None, "pkey", taken(&key));
    }
    for unique in &table.uniques {
        let columns = names.columns(&unique.columns);
        names.add(What::Unique(unique), unique.name.as_ref(), Some(columns), "key", taken(&unique.columns));
    }
    for key in &table.foreign_keys {
        let columns = names.columns(&key.columns);
        names.add(What::ForeignKey, key.name.as_ref(), Some(columns), "fkey", dangling(key));
    }
    for check in &table.checks {
        let column = names.only_column(check);
        names.add(What::Check, check.name.as_ref(), column, "check", unmet(table, check));
    }
    for index in table.indexes.iter().filter(|index| index.unique) {
        let keys = names.keys(index);
        names.add(What::Index(index), index.name.as_ref(), Some(keys), "idx", taken_in(table, index));
    }
    names.found
}

struct Names<'t> {
    table: &'t Table,
    /// Names in SQL.
    taken: HashSet<String>,
    /// Variants in Rust.
    used: HashSet<String>,
    found: Vec<Constraint<'t>>,
}

impl<'t> Names<'t> {
    fn add(
        &mut self,
        what: What<'t>,
        given: Option<&Name>,
        middle: Option<String>,
        label: &str,
        message: String,
    ) {
        let sql_name = match given {
            Some(name) => name.text.clone(),
            None => self.chosen(middle.as_deref(), label),
        };
        self.taken.insert(sql_name.clone());
        let own = sql_name.strip_prefix(&format!("{}_", self.table.sql_name.text)).unwrap_or(&sql_name);
        let mut constant = identifier(own);
        let column = |name: &str| self.table.column(name).is_some();
        while column(&constant) || !super::check::is_free(&constant, self.table) {
            constant.push_str("_constraint");
        }
        while !self.used.insert(camel(&constant)) {
            constant.push('_');
            constant.push_str(&self.used.len().to_string());
        }
        let variant = camel(&constant);
        self.found.push(Constraint { what, sql_name, constant, variant, message });
    }

    /// `users_email_key`, or `users_email_key1` where that is taken.
    fn chosen(&self, middle: Option<&str>, label: &str) -> String {
        let table = &self.table.sql_name.text;
        let mut number = 0;
        loop {
            let label = if number == 0 { label.to_owned() } else { format!("{label}{number}") };
            let name = object_name(table, middle, &label);
            if !self.taken.contains(&name) {
                return name;
            }
            number += 1;
        }
    }

    fn columns(&self, columns: &[Name]) -> String {
        let names: Vec<_> = columns.iter().map(|name| self.table.sql_name_of(&name.text)).collect();
        names.join("_")
    }

    /// The column that a check is about, where it is about one.
    fn only_column(&self, check: &Check) -> Option<String> {
        let mut names = Vec::new();
        check.condition.each_column(&mut |name| names.push(&name.text));
        names.dedup();
        match names.as_slice() {
            [first, others @ ..] if others.iter().all(|other| other == first) => {
                Some(self.table.sql_name_of(first))
            }
            _ => None,
        }
    }

    /// The keys of an index: a column's name, a function's name, or `expr`; none twice.
    fn keys(&self, index: &Index) -> String {
        let mut keys: Vec<String> = Vec::new();
        for key in &index.keys {
            let name = self.key(&key.expression);
            let numbered = (1..).map(|number| format!("{name}{number}"));
            let free = std::iter::once(name.clone()).chain(numbered).find(|name| !keys.contains(name));
            keys.extend(free);
        }
        keys.join("_")
    }

    fn key(&self, expression: &Expression) -> String {
        match expression.as_column() {
            Some(column) => self.table.sql_name_of(&column.text),
            None => expression.function_name().unwrap_or("expr").to_owned(),
        }
    }
}

/// `name1_name2_label`: the longer of the two names is cut until the whole is no longer than an identifier.
fn object_name(table: &str, middle: Option<&str>, label: &str) -> String {
    let overhead = label.len() + 1 + usize::from(middle.is_some());
    let available = LONGEST_IDENTIFIER.saturating_sub(overhead);
    let (mut first, mut second) = (table.len(), middle.map_or(0, str::len));
    while first + second > available {
        if first > second { first -= 1 } else { second -= 1 }
    }
    let table = clipped(table, first);
    match middle.map(|middle| clipped(middle, second)) {
        Some(middle) => format!("{table}_{middle}_{label}"),
        None => format!("{table}_{label}"),
    }
}

/// The longest beginning of so many bytes at most that ends between characters.
fn clipped(text: &str, mut length: usize) -> &str {
    while !text.is_char_boundary(length) {
        length -= 1;
    }
    &text[..length]
}

/// An identifier of Rust, in lower case.
fn identifier(name: &str) -> String {
    let plain = |character: char| if character.is_ascii_alphanumeric() { character } else { '_' };
    let name: String = name.chars().flat_map(char::to_lowercase).map(plain).collect();
    // Names that begin with two underscores are the macro's own.
    let name = name.trim_start_matches('_');
    let begins_well =
        name.chars().any(|character| character != '_') && !name.starts_with(|first: char| first.is_numeric());
    if begins_well { name.to_owned() } else { format!("constraint_{name}") }
}

/// `EmailKey` of `email_key`
fn camel(constant: &str) -> String {
    let words = constant.split('_').filter(|word| !word.is_empty());
    words
        .map(|word| {
            let mut characters = word.chars();
            let first = characters.next().into_iter().flat_map(char::to_uppercase);
            first.chain(characters).collect::<String>()
        })
        .collect()
}

fn taken(columns: &[Name]) -> String {
    match columns {
        [only] => format!("{} is taken", only.text),
        _ => format!("{} are taken together", listed(columns)),
    }
}

fn taken_in(table: &Table, index: &Index) -> String {
    let columns: Option<Vec<_>> = index.keys.iter().map(|key| key.expression.as_column().cloned()).collect();
    let keys = match columns {
        Some(columns) => taken(&columns),
        None => {
            let shown = |expression: &Expression| expression.sql(&|name| table.sql_name_of(name));
            let keys: Vec<_> = index.keys.iter().map(|key| shown(&key.expression)).collect();
            format!("{} is taken", keys.join(", "))
        }
    };
    match &index.predicate {
        Some(predicate) => format!("{keys} where {}", predicate.sql(&|name| table.sql_name_of(name))),
        None => keys,
    }
}

fn dangling(key: &ForeignKey) -> String {
    let table = key.table.last().map_or("another table", |name| name.text.as_str());
    let verb = if key.columns.len() == 1 { "does" } else { "do" };
    format!("{} {verb} not refer to a row of {table}", listed(&key.columns))
}

fn unmet(table: &Table, check: &Check) -> String {
    format!("{} does not hold", check.condition.sql(&|name| table.sql_name_of(name)))
}

fn listed(columns: &[Name]) -> String {
    let names: Vec<_> = columns.iter().map(|name| name.text.as_str()).collect();
    match names.as_slice() {
        [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        _ => names.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_are_cut_as_the_server_cuts_them() {
        let (long, longer) = ("t".repeat(40), "c".repeat(63));
        let name = object_name(&long, Some(&longer), "key");
        assert_eq!(name, format!("{}_{}_key", "t".repeat(29), "c".repeat(29)));
        assert_eq!(object_name(&longer, None, "pkey"), format!("{}_pkey", "c".repeat(58)));
        assert_eq!(object_name("users", Some("email"), "key"), "users_email_key");
        assert_eq!(clipped("größe", 3), "gr");
    }

    #[test]
    fn names_become_identifiers() {
        assert_eq!(identifier("Email Key"), "email_key");
        assert_eq!(identifier("1st"), "constraint_1st");
        assert_eq!(identifier("\"; -- größe²"), "gr__e_");
        assert_eq!(camel("team_id_name_key"), "TeamIdNameKey");
    }
}
