//! diesel-async, on tokio-postgres.

use std::time::Duration;

use diesel::upsert::excluded;
use diesel::{BelongingToDsl as _, BoolExpressionMethods as _, ExpressionMethods as _, QueryDsl as _};
use diesel_async::pooled_connection::deadpool::Pool;
use diesel_async::pooled_connection::{AsyncDieselConnectionManager, ManagerConfig, RecyclingMethod};
use diesel_async::{AsyncConnection as _, AsyncPgConnection, RunQueryDsl as _};

use super::diesel_itself::{Comment, Keyed, New, Post, User, filtered, page, posts, tree, users};
use crate::Outcome;
use crate::drive::{Given, Library, all, timed};
use crate::scenario::{
    COLOR, CONNECTIONS, Filters, PAGE, Scenario, TASKS, first_key, key, name, written_key,
};

/// A statement has at most 65,535 parameters, and a row of the bulk two.
const BULK_ROWS: usize = 32_000;

pub(crate) struct DieselAsync {
    given: Given,
    connection: AsyncPgConnection,
    pool: Pool<AsyncPgConnection>,
}

fn pool(url: &str) -> Outcome<Pool<AsyncPgConnection>> {
    let mut config = ManagerConfig::default();
    config.recycling_method = RecyclingMethod::Fast;
    let manager = AsyncDieselConnectionManager::new_with_config(url, config);
    Ok(Pool::builder(manager).max_size(CONNECTIONS).build()?)
}

impl Library for DieselAsync {
    async fn ready(given: Given) -> Outcome<Option<Self>> {
        // As with Diesel.
        if given.scenario == Scenario::Nested {
            return Ok(None);
        }
        let connection = AsyncPgConnection::establish(&given.url).await?;
        let pool = pool(&given.url)?;
        Ok(Some(DieselAsync { given, connection, pool }))
    }

    async fn repeat(&mut self, times: usize, laps: &mut Vec<Duration>) -> Outcome<u64> {
        let DieselAsync { given, connection, pool } = self;
        Ok(match given.scenario {
            Scenario::Key => {
                timed!(times, laps, |number| users::table.find(key(number)).first::<User>(connection).await?)
            }
            Scenario::Load(_) => timed!(times, laps, |_| users::table.load::<User>(connection).await?),
            Scenario::Join(_) => timed!(times, laps, |_| {
                let joined = users::table.left_join(posts::table);
                let black = joined.filter(users::hair_color.eq(COLOR)).order(users::id);
                black.load::<(User, Option<Post>)>(connection).await?
            }),
            Scenario::Tree => timed!(times, laps, |_| {
                let found = users::table.load::<User>(connection).await?;
                let wrote = Post::belonging_to(&found).load::<Post>(connection).await?;
                let said = Comment::belonging_to(&wrote).load::<Comment>(connection).await?;
                tree(found, wrote, said)
            }),
            Scenario::Nested => return Err("no rows inside of rows".into()),
            Scenario::Page => timed!(times, laps, |number| {
                let (name, id) = &given.places[number % given.places.len()];
                let after = users::name.gt(name).or(users::name.eq(name).and(users::id.gt(id)));
                let query = users::table.filter(after).order((users::name, users::id));
                page(query.limit(PAGE as i64 + 1).load::<User>(connection).await?)
            }),
            Scenario::Dynamic => {
                timed!(times, laps, |number| filtered(&Filters::of(number)).load::<User>(connection).await?)
            }
            Scenario::First => {
                let mut sum = 0_u64;
                for number in 0..times {
                    let mut new = AsyncPgConnection::establish(&given.url).await?;
                    users::table.count().get_result::<i64>(&mut new).await?;
                    sum = sum.wrapping_add(timed!(1, laps, |_| {
                        users::table.find(first_key(number)).first::<User>(&mut new).await?
                    }));
                }
                sum
            }
            Scenario::Pool => timed!(times, laps, |_| {
                let task = |number| {
                    let pool = pool.clone();
                    tokio::spawn(async move {
                        let connection = &mut pool.get().await?;
                        Ok(users::table.find(key(number)).first::<User>(connection).await?)
                    })
                };
                all((0..TASKS).map(task).collect()).await?
            }),
            Scenario::Update => timed!(times, laps, |number| {
                let update = diesel::update(users::table.find(written_key(number)));
                update.set(users::name.eq(name(number))).execute(connection).await? as u64
            }),
            Scenario::Insert(1) => timed!(times, laps, |_| {
                let insert = diesel::insert_into(users::table).values(New::from(&given.rows[0]));
                insert.execute(connection).await? as u64
            }),
            Scenario::Insert(_) => timed!(times, laps, |_| {
                let rows: Vec<New<'_>> = given.rows.iter().map(New::from).collect();
                diesel::insert_into(users::table).values(rows).execute(connection).await? as u64
            }),
            Scenario::Upsert => timed!(times, laps, |_| {
                let rows: Vec<Keyed<'_>> = given.keyed.iter().map(Keyed::from).collect();
                let insert = diesel::insert_into(users::table).values(rows).on_conflict(users::id);
                let upsert = insert.do_update().set((
                    users::name.eq(excluded(users::name)),
                    users::hair_color.eq(excluded(users::hair_color)),
                ));
                upsert.execute(connection).await? as u64
            }),
            // It has no COPY.
            Scenario::Bulk => timed!(times, laps, |_| {
                let mut written = 0;
                for rows in given.rows.chunks(BULK_ROWS) {
                    let rows: Vec<New<'_>> = rows.iter().map(New::from).collect();
                    let insert = diesel::insert_into(users::table).values(rows);
                    written += insert.execute(connection).await? as u64;
                }
                written
            }),
        })
    }
}
