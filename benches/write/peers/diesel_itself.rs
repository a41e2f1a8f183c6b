//! Diesel, which is synchronous, on libpq.

use std::time::Duration;

use diesel::prelude::*;
use relvar_benches::Outcome;
use relvar_benches::turns::Contestant;

use super::timed;
use crate::scenario::{self, NewUser, Scenario, key, name};

diesel::table! {
    users {
        id -> Integer,
        name -> Text,
        hair_color -> Nullable<Text>,
    }
}

/// A row as Diesel inserts it.
#[derive(Insertable)]
#[diesel(table_name = users, treat_none_as_default_value = false)]
pub(super) struct New<'u> {
    name: &'u str,
    hair_color: Option<&'u str>,
}

impl<'u> From<&'u scenario::NewUser> for New<'u> {
    fn from(row: &'u scenario::NewUser) -> Self {
        New { name: &row.name, hair_color: row.hair_color.as_deref() }
    }
}

pub(crate) struct Diesel {
    connection: PgConnection,
    rows: Vec<NewUser>,
}

impl Diesel {
    pub(crate) fn new(scenario: Scenario, url: &str) -> Outcome<Self> {
        Ok(Diesel { connection: PgConnection::establish(url)?, rows: scenario.rows() })
    }
}

impl Contestant for Diesel {
    fn block(&mut self, times: usize, laps: &mut Vec<Duration>) -> Outcome<()> {
        let Diesel { connection, rows } = self;
        match rows.as_slice() {
            [] => timed!(times, laps, 1, |number| {
                let update = diesel::update(users::table.find(key(number)));
                update.set(users::name.eq(name(number))).execute(connection)? as u64
            }),
            [row] => timed!(times, laps, 1, |_number| {
                diesel::insert_into(users::table).values(New::from(row)).execute(connection)? as u64
            }),
            rows => timed!(times, laps, rows.len(), |_number| {
                let rows: Vec<New<'_>> = rows.iter().map(New::from).collect();
                diesel::insert_into(users::table).values(rows).execute(connection)? as u64
            }),
        }
        Ok(())
    }
}
