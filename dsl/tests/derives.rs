//! What the derives make: structs as rows, as INSERT and as UPDATE, over a driver that keeps every value as text.

use std::convert::Infallible;
use std::future::Ready;

use relvar::backend::{Backend, CodecError, Decode, Encode, Encoded, Gather, Values};
use relvar::clause::{ChangeSet, InsertSource, UpdateSource};
use relvar::prelude::*;
use relvar::{Changes, Enum, Insert, Row, Value};

/// A driver for these tests: parameters and columns are texts.
struct Plain;

#[derive(Debug)]
struct NoError(Infallible);

impl std::fmt::Display for NoError {
    fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0 {}
    }
}

impl std::error::Error for NoError {}

impl Backend for Plain {
    type Dialect = Postgres;
    type Parameters = Vec<Option<String>>;
    type Buffer = String;
    type Row = Vec<Option<&'static str>>;
    type Value<'row> = &'static str;
    type Error = NoError;
    type Fetch<'c, Rows: Gather + 'c> = Ready<Result<Rows::Output, NoError>>;

    fn push<Type: relvar::kernel::SqlType, V: Encode<Self, Type> + ?Sized>(
        parameters: &mut Self::Parameters,
        value: &V,
    ) {
        let mut text = String::new();
        let encoded = value.encode(&mut text).expect("texts can hold every value");
        parameters.push((encoded == Encoded::Written).then_some(text));
    }

    fn push_each<'v, Type: relvar::kernel::SqlType, V: Encode<Self, Type> + 'v>(
        parameters: &mut Self::Parameters,
        values: impl ExactSizeIterator<Item = &'v V>,
    ) {
        let mut text = String::new();
        for value in values {
            if value.encode(&mut text).expect("texts can hold every value") == Encoded::Null {
                text.push_str("NULL");
            }
            text.push(';');
        }
        parameters.push(Some(text));
    }

    fn push_null(parameters: &mut Self::Parameters, _: &'static relvar::kernel::TypeName) {
        parameters.push(None);
    }

    fn column(row: &Self::Row, index: usize) -> Result<Option<&'static str>, CodecError> {
        Ok(row[index])
    }
}

macro_rules! plain {
    ($($rust:ty: $($sql:ident)+;)*) => { $($(
        impl Encode<Plain, $sql> for $rust {
            fn encode(&self, buffer: &mut String) -> Result<Encoded, CodecError> {
                buffer.push_str(&self.to_string());
                Ok(Encoded::Written)
            }
        }

        impl Decode<Plain, $sql> for $rust {
            fn decode(value: &'static str) -> Result<Self, CodecError> {
                value.parse().map_err(|_| CodecError::new("not of this type"))
            }
        }
    )+)* };
}

plain! {
    i32: Int4;
    String: Text;
}

impl Encode<Plain, Text> for str {
    fn encode(&self, buffer: &mut String) -> Result<Encoded, CodecError> {
        buffer.push_str(self);
        Ok(Encoded::Written)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[sql(name = "mood", schema = "app")]
/// An enum type of SQL; a column's type is as public as the column.
pub enum Mood {
    /// The label is `happy`.
    Happy,
    /// The label is given.
    #[sql(rename = "so so")]
    Middling,
}

#[derive(Clone, Debug, PartialEq, Value)]
struct Name(String);

relvar::table! {
    teams {
        id -> Int4,
        title -> Text,
    }
}

relvar::table! {
    people {
        #[identity] id -> Int4,
        name -> Text,
        age -> Nullable<Int4>,
        mood -> Nullable<Mood>,
        #[references(teams.id)] team_id -> Nullable<Int4>,
    }
}

#[derive(Debug, PartialEq, Row)]
struct Person {
    name: Name,
    id: i32,
    #[row(rename = "age")]
    years: Option<i32>,
    #[row(skip)]
    seen: bool,
}

#[derive(Debug, PartialEq, Row)]
struct Team {
    title: String,
    #[row(column = teams::id)]
    key: i32,
}

fn shout(text: String) -> usize {
    text.len()
}

#[derive(Debug, PartialEq, Row)]
struct Member {
    #[row(rename = "name", with = shout, as = String)]
    length: usize,
    #[row(flatten)]
    team: Option<Team>,
    mood: Option<Mood>,
}

/// What the driver reads with the query `_`.
fn read<Q: relvar::stmt::Decodes<Plain>>(_: &Q, row: &[Option<&'static str>]) -> Result<Q::Row, CodecError> {
    Q::decode(&row.to_vec())
}

#[test]
fn fields_are_matched_by_name_not_by_place() {
    let query = people.select_as::<Person>();
    assert_eq!(query.sql::<Postgres>(), "SELECT people.name, people.id, people.age FROM people");
    let person = read(&query, &[Some("Ann"), Some("7"), None]);
    assert_eq!(person, Ok(Person { name: Name("Ann".into()), id: 7, years: None, seen: false }));
}

#[test]
fn a_nested_struct_is_there_or_not() {
    let query = people.left_join(teams).select_as::<Member>();
    assert_eq!(
        query.sql::<Postgres>(),
        "SELECT people.name, teams.title, teams.id, people.mood \
         FROM people LEFT JOIN teams ON people.team_id = teams.id"
    );
    let with_team = read(&query, &[Some("Ann"), Some("Red"), Some("3"), Some("so so")]);
    let team = Some(Team { title: "Red".into(), key: 3 });
    assert_eq!(with_team, Ok(Member { length: 3, team, mood: Some(Mood::Middling) }));
    let without = read(&query, &[Some("Ann"), None, None, None]);
    assert_eq!(without, Ok(Member { length: 3, team: None, mood: None }));
}

#[test]
fn a_label_that_the_enum_lacks_is_an_error() {
    let query = people.select(people::mood);
    let error = read(&query, &[Some("angry")]).expect_err("no such label");
    assert!(error.to_string().contains("the enum `mood` has no label `angry`"), "{error}");
}

#[derive(Insert)]
#[insert(table = people)]
struct NewPerson<'a> {
    name: &'a str,
    age: Option<i32>,
    mood: Mood,
    #[insert(rename = "team_id")]
    team: Option<i32>,
    #[insert(skip)]
    #[allow(dead_code, reason = "skipped")]
    note: &'a str,
}

fn values(values: impl Values<Plain>) -> Vec<Option<String>> {
    let mut parameters = Vec::new();
    values.values(&mut parameters);
    parameters
}

#[test]
fn one_struct_is_one_row() {
    let ann = NewPerson { name: "Ann", age: Some(31), mood: Mood::Happy, team: None, note: "" };
    assert_eq!(
        people.insert(&ann).sql::<Postgres>(),
        "INSERT INTO people (name, age, mood, team_id) VALUES ($1, $2, $3, $4)"
    );
    let source = InsertSource::<people::table>::source(&ann);
    assert_eq!(values(source), [Some("Ann".into()), Some("31".into()), Some("happy".into()), None]);
}

#[test]
fn many_structs_are_arrays() {
    let row = |name, age| NewPerson { name, age, mood: Mood::Middling, team: Some(1), note: "" };
    let rows = [row("Ann", Some(31)), row("Bo", None)];
    assert_eq!(
        people.insert(&rows).sql::<Postgres>(),
        "INSERT INTO people (name, age, mood, team_id) SELECT unnest($1), unnest($2), unnest($3), unnest($4)"
    );
    let source = InsertSource::<people::table>::source(&rows);
    let arrays: Vec<String> = values(source).into_iter().flatten().collect();
    assert_eq!(arrays, ["Ann;Bo;", "31;NULL;", "so so;so so;", "1;1;"]);
}

#[derive(Changes)]
#[changes(table = people)]
struct PersonChanges {
    name: Option<Name>,
    age: Option<Option<i32>>,
    team_id: Option<i32>,
}

#[test]
fn only_what_is_there_is_changed() {
    let columns = |changes: &PersonChanges| {
        let mut names = Vec::new();
        changes.columns(&mut |name| names.push(name.text));
        names
    };
    let none = PersonChanges { name: None, age: None, team_id: None };
    assert!(columns(&none).is_empty());
    let some = PersonChanges { name: Some(Name("Bo".into())), age: Some(None), team_id: None };
    assert_eq!(columns(&some), ["name", "age"]);
    assert_eq!(values(UpdateSource::<people::table>::parts(some).0), [Some("Bo".into()), None]);
}

#[test]
fn a_fragment_is_text_with_holes() {
    let length = relvar::sql!(Int4, "length({}) + {}", people::name, people::id);
    assert_eq!(
        people.select(length).sql::<Postgres>(),
        "SELECT (length(people.name) + people.id) FROM people"
    );
}
