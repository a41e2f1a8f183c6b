//! Hostile text as a value in every clause that takes one.

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use relvar::prelude::*;
use relvar_pg::{Error, Pool, Result, ddl};
use relvar_tests::with_database;

use crate::snapshot::{assert_untouched, snapshot};

relvar::table! {
    notes {
        #[primary_key] #[identity] id -> Int4,
        label -> Text,
        body -> Nullable<Text>,
        short -> Varchar,
        tags -> Array<Text>,
        data -> Jsonb,
    }
}

relvar::table! {
    words {
        #[primary_key] #[identity] id -> Int4,
        #[references(notes.id)] note_id -> Int4,
        word -> Text,
    }
}

#[derive(relvar::Insert)]
#[insert(table = notes)]
struct NewNote {
    label: String,
    body: Option<String>,
    short: String,
    tags: Vec<String>,
    data: serde_json::Value,
}

#[derive(relvar::Insert)]
#[insert(table = words)]
struct NewWord<'a> {
    note_id: i32,
    word: &'a str,
}

#[derive(relvar::Changes)]
#[changes(table = notes)]
struct Change {
    body: Option<Option<String>>,
    short: Option<String>,
}

const HOSTILE: &[&str] = &[
    "",
    "'",
    "''",
    "\"",
    "\\",
    "\\'",
    "'; DROP TABLE users; --",
    "\"; DROP TABLE users; --",
    "\\'; DROP TABLE users; --",
    "' OR '1'='1",
    "') OR 1=1 --",
    "x'); DELETE FROM users WHERE ('1'='1",
    "'; COMMIT; DROP TABLE users; BEGIN; --",
    "$1",
    "$2; SELECT 1",
    "$$; DROP TABLE users; $$",
    "$tag$",
    "%",
    "_",
    "%_\\",
    "100\\%",
    "\\\\%",
    "/* */ -- \n ;",
    "/*",
    "{}",
    "{\"a\",NULL}",
    "NULL",
    "\\N",
    "\\.",
    "E'\\x27'",
    "U&'\\0027'",
    "\u{feff}'",
    "\u{2bc}\u{ff07}\u{2019}",
    "\u{fffd}\u{fffe}\u{ffff}",
    "\u{d7ff}\u{e000}\u{10ffff}",
    "\u{202e}elbat pord\u{2066}",
    "a\u{300}\u{301}\u{200d}\u{1f469}",
    "\r\n\t\u{1}\u{7f}\u{85}\u{1b}[2J",
    "\0",
    "nul\0; DROP TABLE users",
    "'\0'",
];

fn hostile() -> impl Strategy<Value = String> {
    prop_oneof![
        proptest::sample::select(HOSTILE).prop_map(str::to_owned),
        any::<String>(),
        proptest::collection::vec(any::<char>(), 0..60).prop_map(String::from_iter),
        "[a-z0-9 '\"`;$%_\\\\(){},*/=<>\\[\\]\\-\n\0]{0,60}",
        (proptest::sample::select(HOSTILE), any::<String>()).prop_map(|(one, other)| format!("{one}{other}")),
    ]
}

/// What one statement made of the value: did it come back as it was?
type Outcome = (&'static str, Result<bool>);

/// Runs the value through every clause. A note with the id 1 holds it, where it can be stored.
async fn through_every_clause(db: &Pool, value: &str) -> Vec<Outcome> {
    let text = || value.to_owned();
    let json = || serde_json::json!({ "key": [value] });
    let mut outcomes: Vec<Outcome> = Vec::new();
    macro_rules! outcome {
        ($name:literal, $future:expr, $is_right:expr) => {
            outcomes.push(($name, $future.await.map($is_right)));
        };
    }

    // What was there is as the value is, but for the characters that LIKE would not take literally.
    let near = value.replace(['%', '_', '\\'], "x").replace('\0', "");
    let harmless = serde_json::Value::Null;
    let decoy = (
        notes::label.set(&near),
        notes::short.set(&near),
        notes::tags.set([&near; 0]),
        notes::data.set(&harmless),
    );
    let decoy = notes.insert(decoy).returning(notes::id).fetch_one(db).await.unwrap();

    // INSERT .. RETURNING
    let written = (
        notes::label.set(value),
        notes::body.set(value),
        notes::short.set(value),
        notes::tags.set(vec![text(), text()]),
        notes::data.set(json()),
    );
    let id = notes.insert(written).returning(notes::id).fetch_one(db).await;
    let id_of_note = id.as_ref().copied().unwrap_or(decoy);
    outcomes.push(("insert", id.map(|_| true)));
    outcome!("read", notes.find(id_of_note).fetch_one(db), |row| value.contains('\0')
        || (row.label == value
            && row.body.as_deref() == Some(value)
            && row.short == value
            && row.tags == [value, value]
            && row.data == json()));
    if value.contains('\0') {
        // That statement has no value of ours in it.
        outcomes.pop();
    }
    let note =
        || NewNote { label: text(), body: Some(text()), short: text(), tags: vec![text()], data: json() };
    outcome!("insert struct", notes.insert(note()).returning_all().fetch_one(db), |row| row.label == value
        && row.body.as_deref() == Some(value)
        && row.short == value
        && row.tags == [value]
        && row.data == json());
    let many = [NewWord { note_id: id_of_note, word: value }, NewWord { note_id: id_of_note, word: value }];
    outcome!("insert many", words.insert(&many).returning(words::word).fetch_all(db), |rows| rows
        == [value, value]);

    // SELECT
    let of_note = || notes::id.eq(id_of_note);
    outcome!("filter", notes.filter(notes::label.eq(value).and(of_note())).count().fetch_one(db), |count| {
        count == 1
    });
    outcome!(
        "or_filter",
        notes.filter(notes::id.lt(0)).or_filter(notes::label.eq(value)).exists().fetch_one(db),
        |is| is
    );
    outcome!("find_by", notes.find_by(notes::label, value).select(notes::label).fetch_all(db), |rows| rows
        .iter()
        .all(|label| label == value)
        && !rows.is_empty());
    outcome!("ne", notes.filter(notes::label.ne(value).and(of_note())).count().fetch_one(db), |count| count
        == 0);
    outcome!("between", notes.filter(notes::label.between(value, value)).exists().fetch_one(db), |is| is);
    outcome!(
        "is_not_distinct_from",
        notes.filter(notes::body.is_not_distinct_from(Some(value))).exists().fetch_one(db),
        |is| is
    );
    outcome!("eq_any", notes.filter(notes::label.eq_any([value, "x,\"y\""])).exists().fetch_one(db), |is| is);
    outcome!(
        "ne_all",
        notes.filter(notes::label.ne_all(vec![value]).and(of_note())).exists().fetch_one(db),
        |is| !is
    );
    let like = |found: Vec<i32>| found.contains(&id_of_note) && (near == value || !found.contains(&decoy));
    outcome!("contains", notes.filter(notes::label.contains(value)).select(notes::id).fetch_all(db), like);
    outcome!(
        "starts_with",
        notes.filter(notes::label.starts_with(value)).select(notes::id).fetch_all(db),
        like
    );
    outcome!("ends_with", notes.filter(notes::label.ends_with(value)).select(notes::id).fetch_all(db), like);
    outcome!("select", notes.find(id_of_note).select(val::<Text, _>(value)).fetch_one(db), |got| got
        == value);
    outcome!("concat", notes.find(id_of_note).select(notes::label.concat(value)).fetch_one(db), |got| got
        == value.repeat(2));
    outcome!("coalesce", notes.find(decoy).select(coalesce(notes::body, value)).fetch_one(db), |got| got
        == value);
    outcome!(
        "raw",
        notes
            .find(id_of_note)
            .select(relvar::sql!(Text, "concat({}, ';', {})", notes::short, val::<Text, _>(value)))
            .fetch_one(db),
        |got| got == format!("{value};{value}")
    );
    let branch =
        case(notes::label.eq(value), val::<Text, _>(value)).when(notes::id.lt(0), value).otherwise(value);
    outcome!("case", notes.find(id_of_note).select(branch).fetch_one(db), |got| got == value);
    outcome!(
        "order_by",
        notes
            .filter(of_note())
            .order_by(notes::label.concat(value).desc())
            .select(notes::label)
            .fetch_all(db),
        |rows| rows == [value]
    );
    outcome!(
        "having",
        notes.group_by(notes::id).having(max(notes::body).eq(value)).select(notes::id).fetch_all(db),
        |ids| ids.contains(&id_of_note)
    );
    let joined = words.inner_join(notes.on(words::note_id.eq(notes::id).and(notes::label.eq(value))));
    outcome!(
        "join condition",
        joined.filter(words::word.eq(value)).select((words::word, notes::label)).fetch_all(db),
        |rows| rows.iter().all(|row| row.0 == value && row.1 == value) && rows.len() == 2
    );
    let other = notes.alias::<'b'>();
    outcome!(
        "alias",
        notes
            .inner_join(other.on(other.label.eq(notes::label).and(other.label.eq(value))))
            .select(other.label)
            .fetch_all(db),
        |rows| rows.iter().all(|label| label == value) && !rows.is_empty()
    );
    let inner = || words.filter(words::word.eq(value));
    outcome!("exists", notes.filter(exists(inner())).exists().fetch_one(db), |is| is);
    outcome!(
        "in subquery",
        notes.filter(notes::id.is_in(inner().select(words::note_id))).exists().fetch_one(db),
        |is| is
    );
    outcome!(
        "scalar subquery",
        notes.find(id_of_note).select(scalar(inner().select(max(words::word)))).fetch_one(db),
        |got| got.as_deref() == Some(value)
    );

    // UPDATE, DELETE
    let set = (notes::body.set(value), notes::label.set(notes::label.concat(value)));
    outcome!(
        "update",
        notes
            .update(set)
            .filter(notes::label.eq(value).and(of_note()))
            .returning((notes::label, notes::body))
            .fetch_all(db),
        |rows| rows == [(value.repeat(2), Some(text()))]
    );
    let change = Change { body: Some(Some(text())), short: Some(text()) };
    outcome!(
        "changes",
        notes.update(&change).filter(of_note()).returning((notes::short, notes::body)).fetch_all(db),
        |rows| rows == [(text(), Some(text()))]
    );
    outcome!(
        "returning",
        words
            .update(words::word.set("w"))
            .filter(words::note_id.eq(id_of_note))
            .returning(val::<Text, _>(value))
            .fetch_all(db),
        |rows| rows.iter().all(|got| got == value) && rows.len() == 2
    );
    words.delete().all_rows().execute(db).await.unwrap();
    outcome!(
        "delete",
        notes.delete().filter(notes::short.eq(value).and(of_note())).execute(db),
        |count| count == 1
    );
    notes.delete().all_rows().execute(db).await.unwrap();
    outcomes
}

/// Every clause gave the value back, or refused it for its NUL.
fn judge(value: &str, outcomes: &[Outcome]) -> std::result::Result<(), String> {
    for (name, outcome) in outcomes {
        match outcome {
            Ok(_) if value.contains('\0') => return Err(format!("{name} sent the character NUL")),
            Ok(true) => {}
            Ok(false) => return Err(format!("{name} changed the value")),
            Err(error) if value.contains('\0') && is_refused_before_sending(error) => {}
            Err(error) => return Err(format!("{name}: {error}")),
        }
    }
    Ok(())
}

fn is_refused_before_sending(error: &Error) -> bool {
    error.is_codec() && error.sqlstate().is_none() && error.to_string().contains("NUL")
}

#[tokio::test(flavor = "multi_thread")]
async fn hostile_values_come_back_or_are_refused() {
    with_database(async |db| {
        ddl::create_all(db, &[notes::SCHEMA, words::SCHEMA]).await?;
        let before = snapshot(db).await;
        for value in HOSTILE {
            judge(value, &through_every_clause(db, value).await)?;
        }
        assert_untouched(&before, &snapshot(db).await);
        let mut runner =
            TestRunner::new(Config { cases: 64, failure_persistence: None, ..Config::default() });
        let handle = tokio::runtime::Handle::current();
        tokio::task::block_in_place(|| {
            runner.run(&hostile(), |value| {
                judge(&value, &handle.block_on(through_every_clause(db, &value))).map_err(TestCaseError::fail)
            })
        })?;
        assert_untouched(&before, &snapshot(db).await);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_megabyte_of_hostility_comes_back() {
    with_database(async |db| {
        ddl::create_all(db, &[notes::SCHEMA, words::SCHEMA]).await?;
        let before = snapshot(db).await;
        let value = "'\"\\%_;--$1\u{2019}\u{1f418}".repeat(1 << 16);
        assert!(value.len() > 1 << 20);
        judge(&value, &through_every_clause(db, &value).await)?;
        assert_untouched(&before, &snapshot(db).await);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_nul_inside_json_is_refused_by_the_server() {
    with_database(async |db| {
        ddl::create_all(db, &[notes::SCHEMA]).await?;
        let before = snapshot(db).await;
        let note = NewNote {
            label: String::new(),
            body: None,
            short: String::new(),
            tags: Vec::new(),
            data: serde_json::json!("secret\0"),
        };
        let error = notes.insert(note).execute(db).await.unwrap_err();
        assert_eq!(error.sqlstate(), Some("22P05"));
        assert!(!format!("{error} {error:?}").contains("secret"));
        assert_eq!(notes.count().fetch_one(db).await?, 0);
        assert_untouched(&before, &snapshot(db).await);
        Ok(())
    })
    .await;
}

/// Patterns are patterns: what they mean is the user's, but they stay inside of their literal.
#[tokio::test]
async fn hostile_patterns_are_only_patterns() {
    with_database(async |db| {
        ddl::create_all(db, &[notes::SCHEMA]).await?;
        let before = snapshot(db).await;
        for pattern in HOSTILE.iter().filter(|pattern| !pattern.contains('\0')) {
            for query in [
                notes.filter(notes::label.like(*pattern)).count().fetch_one(db).await,
                notes.filter(notes::label.not_ilike(*pattern)).count().fetch_one(db).await,
            ] {
                // No row is there for the server to try the pattern on.
                assert_eq!(query?, 0);
            }
        }
        assert_untouched(&before, &snapshot(db).await);
        Ok(())
    })
    .await;
}
