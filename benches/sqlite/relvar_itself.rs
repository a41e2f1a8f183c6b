//! relvar on SQLite.

use std::path::Path;

use relvar::prelude::*;
use relvar_benches::Outcome;
use relvar_sqlite::{Config, Connection, Pool};

use crate::scenario::{ROOM, Scenario, Threaded, User, key, name, sum};

relvar::table! {
    users {
        #[primary_key] #[identity] id -> Int8,
        name -> Text,
        hair_color -> Nullable<Text>,
    }
}

/// The struct of the other libraries, read by its fields' names.
#[derive(relvar::Row)]
struct Read {
    id: i64,
    name: String,
    hair_color: Option<String>,
}

#[derive(relvar::Insert)]
#[insert(table = users)]
struct NewUser {
    name: String,
    hair_color: Option<String>,
}

pub(crate) struct Relvar {
    scenario: Scenario,
    connection: Connection,
}

fn user(Read { id, name, hair_color }: Read) -> User {
    User { id, name, hair_color }
}

impl Relvar {
    pub(crate) async fn ready(scenario: Scenario, file: &Path) -> Outcome<Self> {
        let pool = Pool::with_config(Config::from_url(&file.display().to_string())?).await?;
        let connection = pool.get().await?;
        connection.batch_execute(ROOM).await?;
        Ok(Relvar { scenario, connection })
    }
}

impl Threaded for Relvar {
    async fn once(&self, number: usize) -> Outcome<u64> {
        let db = &self.connection;
        Ok(match self.scenario {
            Scenario::Key => {
                let found = users.find(key(number)).select_as::<Read>().fetch_one(db).await?;
                sum(&[user(found)])
            }
            Scenario::Load => {
                let found = users.filter(users::id.le(1_000)).select_as::<Read>().fetch_all(db).await?;
                sum(&found.into_iter().map(user).collect::<Vec<_>>())
            }
            Scenario::Insert => {
                let row = NewUser { name: name(number), hair_color: None };
                users.insert(&row).execute(db).await?
            }
            Scenario::InsertMany => {
                let rows: Vec<NewUser> =
                    (0..100).map(|number| NewUser { name: name(number), hair_color: None }).collect();
                users.insert(&rows).execute(db).await?
            }
            Scenario::Update => {
                let renamed = users.update(users::name.set(name(number))).filter(users::id.eq(key(number)));
                renamed.execute(db).await?
            }
        })
    }
}
