//! What `table!` makes, seen from another crate.

use relvar::prelude::*;
use relvar::schema::{Fill, ReferentialAction};

/// An enum type of SQL.
#[derive(Clone, Copy, Debug, PartialEq, Eq, relvar::Enum)]
pub enum Mood {
    /// The label is `happy`.
    Happy,
    /// The label is given.
    #[sql(rename = "so so")]
    Middling,
}

relvar::table! {
    /// Groups of people.
    app.teams (id) {
        id -> Integer,
        title -> Text,
        #[sql_name = "order"]
        rank -> SmallInt,
    }
}

relvar::table! {
    /// People who may sign in.
    #[row(derive(Eq))]
    people {
        /// The key.
        #[identity] id -> Int4,
        #[unique] #[max_length = 255] email -> Varchar,
        mood -> Nullable<Mood>,
        #[default(now())] born -> Timestamptz,
        #[precision = 15, scale = 2] #[default(0)] balance -> Numeric,
        tags -> Array<Text>,
        #[references(teams.id, on_delete = set_null)] team_id -> Nullable<Int4>,
        #[references(people.id)] boss_id -> Nullable<Int4>,
        #[generated(lower(email))] email_key -> Text,
        unique(team_id, email, name = one_per_team),
        unique(mood, deferrable),
        index(desc(born), lower(email) where balance > 0),
        unique_index(team_id, boss_id),
        check(balance >= 0 or mood = "happy", name = solvent),
    }
}

relvar::table! {
    #[no_primary_key]
    journal { what -> Nullable<Text> }
}

#[test]
fn the_schema_says_what_was_declared() {
    let schema = people::SCHEMA;
    assert_eq!(schema.name, "people");
    assert_eq!(schema.comment, Some("People who may sign in."));
    assert_eq!(schema.primary_key, ["id"]);
    let [id, email, mood, born, balance, tags, team, _, key] = schema.columns else { panic!("nine columns") };
    assert_eq!((id.fill, id.comment, id.sql_type.name), (Fill::IdentityByDefault, Some("The key."), "int4"));
    assert_eq!((email.sql_type.name, email.modifier), ("varchar", Some("255")));
    assert_eq!(
        (mood.sql_type.name, mood.sql_type.labels(), mood.nullable),
        ("mood", &["happy", "so so"][..], true)
    );
    assert_eq!(born.fill, Fill::Default("now()"));
    assert_eq!(balance.modifier, Some("15, 2"));
    assert!(tags.sql_type.array);
    assert!(team.nullable);
    assert_eq!(key.fill, Fill::Stored("lower(email)"));

    let [to_team, to_boss] = schema.foreign_keys else { panic!("two foreign keys") };
    assert_eq!((to_team.table, to_team.references), ((Some("app"), "teams"), &["id"][..]));
    assert_eq!(to_team.on_delete, ReferentialAction::SetNull);
    assert_eq!((to_boss.table, to_boss.columns), ((None, "people"), &["boss_id"][..]));
    let uniques: Vec<_> =
        schema.unique.iter().map(|unique| (unique.name, unique.columns, unique.deferrable)).collect();
    assert_eq!(
        uniques,
        [
            (None, &["email"][..], false),
            (Some("one_per_team"), &["team_id", "email"][..], false),
            (None, &["mood"][..], true)
        ]
    );
    assert_eq!(schema.indexes[0].keys, ["born DESC", "(lower(email))"]);
    assert_eq!(schema.indexes[0].predicate, Some("balance > 0"));
    assert_eq!(schema.checks[0].condition, "balance >= 0 OR mood = 'happy'");
    assert_eq!(teams::SCHEMA.columns[2].name, "order");
    assert!(journal::SCHEMA.primary_key.is_empty());
}

#[test]
fn queries_render_the_names_of_sql() {
    assert_eq!(
        people.filter(people::balance.gt(people::balance)).sql::<Postgres>(),
        "SELECT people.id, people.email, people.mood, people.born, people.balance, people.tags, people.team_id, \
         people.boss_id, people.email_key FROM people WHERE people.balance > people.balance"
    );
    assert_eq!(teams.select(teams::rank).sql::<Postgres>(), "SELECT teams.\"order\" FROM app.teams");
}
