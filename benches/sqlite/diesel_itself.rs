//! Diesel on SQLite: synchronous, in the calling thread.

use std::path::Path;
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use relvar_benches::Outcome;
use relvar_benches::turns::Contestant;

use crate::scenario::{ROOM, Scenario, User, key, name, sum};

diesel::table! {
    users (id) {
        id -> BigInt,
        name -> Text,
        hair_color -> Nullable<Text>,
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = users)]
struct Read {
    id: i64,
    name: String,
    hair_color: Option<String>,
}

#[derive(Insertable)]
#[diesel(table_name = users)]
struct NewUser {
    name: String,
    hair_color: Option<String>,
}

pub(crate) struct Diesel {
    scenario: Scenario,
    connection: SqliteConnection,
}

fn user(Read { id, name, hair_color }: Read) -> User {
    User { id, name, hair_color }
}

impl Diesel {
    pub(crate) fn ready(scenario: Scenario, file: &Path) -> Outcome<Self> {
        let mut connection = SqliteConnection::establish(&file.display().to_string())?;
        connection.batch_execute(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; \
             PRAGMA busy_timeout = 5000",
        )?;
        connection.batch_execute(ROOM)?;
        Ok(Diesel { scenario, connection })
    }

    fn once(&mut self, number: usize) -> Outcome<u64> {
        let db = &mut self.connection;
        Ok(match self.scenario {
            Scenario::Key => {
                let found = users::table.find(key(number)).select(Read::as_select()).get_result(db)?;
                sum(&[user(found)])
            }
            Scenario::Load => {
                let found = users::table.filter(users::id.le(1_000)).select(Read::as_select()).load(db)?;
                sum(&found.into_iter().map(user).collect::<Vec<_>>())
            }
            Scenario::Insert => {
                let row = NewUser { name: name(number), hair_color: None };
                diesel::insert_into(users::table).values(&row).execute(db)? as u64
            }
            Scenario::InsertMany => {
                let rows: Vec<NewUser> =
                    (0..100).map(|number| NewUser { name: name(number), hair_color: None }).collect();
                diesel::insert_into(users::table).values(&rows).execute(db)? as u64
            }
            Scenario::Update => {
                let renamed = diesel::update(users::table.find(key(number)));
                renamed.set(users::name.eq(name(number))).execute(db)? as u64
            }
        })
    }

    pub(crate) fn sum(&mut self) -> Outcome<u64> {
        self.once(3)
    }
}

impl Contestant for Diesel {
    fn block(&mut self, times: usize, laps: &mut Vec<Duration>) -> Outcome<()> {
        for number in 0..times {
            let started = Instant::now();
            std::hint::black_box(self.once(number)?);
            laps.push(started.elapsed());
        }
        Ok(())
    }
}
