//! Diesel, which is synchronous, on libpq.

use std::time::Duration;

use diesel::prelude::*;
use diesel::r2d2::{ConnectionManager, Pool};
use diesel::upsert::excluded;

use crate::Outcome;
use crate::drive::{Given, Library, timed};
use crate::scenario::{
    self, COLOR, CONNECTIONS, Filters, PAGE, Scenario, TASKS, first_key, key, name, written_key,
};
use crate::sum::summed;

diesel::table! {
    users {
        id -> Integer,
        name -> Text,
        hair_color -> Nullable<Text>,
    }
}

diesel::table! {
    posts {
        id -> Integer,
        user_id -> Integer,
        title -> Text,
        body -> Nullable<Text>,
    }
}

diesel::table! {
    comments {
        id -> Integer,
        post_id -> Integer,
        text -> Text,
    }
}

diesel::joinable!(posts -> users (user_id));
diesel::joinable!(comments -> posts (post_id));
diesel::allow_tables_to_appear_in_same_query!(users, posts, comments);

#[derive(Queryable, Identifiable, Selectable)]
#[diesel(table_name = users)]
pub(super) struct User {
    id: i32,
    name: String,
    hair_color: Option<String>,
}

#[derive(Queryable, Identifiable, Selectable, Associations)]
#[diesel(belongs_to(User), table_name = posts)]
pub(super) struct Post {
    id: i32,
    user_id: i32,
    title: String,
    body: Option<String>,
}

#[derive(Queryable, Identifiable, Selectable, Associations)]
#[diesel(belongs_to(Post), table_name = comments)]
pub(super) struct Comment {
    id: i32,
    post_id: i32,
    text: String,
}

summed!(User, Post, Comment);

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

/// A row with its key.
#[derive(Insertable)]
#[diesel(table_name = users, treat_none_as_default_value = false)]
pub(super) struct Keyed<'u> {
    id: i32,
    name: &'u str,
    hair_color: Option<&'u str>,
}

impl<'u> From<&'u scenario::KeyedUser> for Keyed<'u> {
    fn from(row: &'u scenario::KeyedUser) -> Self {
        Keyed { id: row.id, name: &row.name, hair_color: row.hair_color.as_deref() }
    }
}

/// A post with the comments on it.
type Discussion = (Post, Vec<Comment>);

/// The rows of a tree, put together as the manual does.
pub(super) fn tree(found: Vec<User>, wrote: Vec<Post>, said: Vec<Comment>) -> Vec<(User, Vec<Discussion>)> {
    let said = said.grouped_by(&wrote);
    let wrote: Vec<Discussion> = wrote.into_iter().zip(said).collect();
    let wrote = wrote.grouped_by(&found);
    found.into_iter().zip(wrote).collect()
}

/// The query of `dynamic`.
pub(super) fn filtered(filters: &Filters) -> users::BoxedQuery<'_, diesel::pg::Pg> {
    let mut query = users::table.order(users::id).into_boxed();
    if let Some(id) = filters.above {
        query = query.filter(users::id.gt(id));
    }
    if let Some(id) = filters.up_to {
        query = query.filter(users::id.le(id));
    }
    if let Some(color) = filters.color {
        query = query.filter(users::hair_color.eq(color));
    }
    if let Some(name) = filters.not_named {
        query = query.filter(users::name.ne(name));
    }
    if let Some(pattern) = filters.like {
        query = query.filter(users::name.like(pattern));
    }
    query
}

/// The rows of a page, and whether there are more.
pub(super) fn page(mut rows: Vec<User>) -> (Vec<User>, u64) {
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    (rows, u64::from(more))
}

pub(crate) struct Diesel {
    given: Given,
    connection: PgConnection,
    pool: Option<Pool<ConnectionManager<PgConnection>>>,
}

impl Library for Diesel {
    async fn ready(given: Given) -> Outcome<Option<Self>> {
        // It has no rows inside of rows: a join is flat, and what belongs together is loaded by a query for each table, as
        // in `tree`.
        if given.scenario == Scenario::Nested {
            return Ok(None);
        }
        let connection = PgConnection::establish(&given.url)?;
        let pool = match given.scenario {
            Scenario::Pool => {
                let manager = ConnectionManager::new(&given.url);
                Some(Pool::builder().max_size(CONNECTIONS as u32).test_on_check_out(false).build(manager)?)
            }
            _ => None,
        };
        Ok(Some(Diesel { given, connection, pool }))
    }

    async fn repeat(&mut self, times: usize, laps: &mut Vec<Duration>) -> Outcome<u64> {
        let Diesel { given, connection, pool } = self;
        Ok(match given.scenario {
            Scenario::Key => {
                timed!(times, laps, |number| users::table.find(key(number)).first::<User>(connection)?)
            }
            Scenario::Load(_) => timed!(times, laps, |_| users::table.load::<User>(connection)?),
            Scenario::Join(_) => timed!(times, laps, |_| {
                let joined = users::table.left_join(posts::table);
                let black = joined.filter(users::hair_color.eq(COLOR)).order(users::id);
                black.load::<(User, Option<Post>)>(connection)?
            }),
            Scenario::Tree => timed!(times, laps, |_| {
                let found = users::table.load::<User>(connection)?;
                let wrote = Post::belonging_to(&found).load::<Post>(connection)?;
                let said = Comment::belonging_to(&wrote).load::<Comment>(connection)?;
                tree(found, wrote, said)
            }),
            Scenario::Nested => return Err("no rows inside of rows".into()),
            Scenario::Page => timed!(times, laps, |number| {
                // It does not compare rows, so the condition is written out.
                let (name, id) = &given.places[number % given.places.len()];
                let after = users::name.gt(name).or(users::name.eq(name).and(users::id.gt(id)));
                let query = users::table.filter(after).order((users::name, users::id));
                page(query.limit(PAGE as i64 + 1).load::<User>(connection)?)
            }),
            Scenario::Dynamic => {
                timed!(times, laps, |number| filtered(&Filters::of(number)).load::<User>(connection)?)
            }
            Scenario::First => {
                let mut sum = 0_u64;
                for number in 0..times {
                    let mut new = PgConnection::establish(&given.url)?;
                    users::table.count().get_result::<i64>(&mut new)?;
                    sum = sum.wrapping_add(timed!(1, laps, |_| {
                        users::table.find(first_key(number)).first::<User>(&mut new)?
                    }));
                }
                sum
            }
            Scenario::Pool => {
                let pool = pool.as_ref().ok_or("there is no pool")?;
                timed!(times, laps, |_| {
                    let task = |number| {
                        let pool = pool.clone();
                        tokio::task::spawn_blocking(move || {
                            let connection = &mut pool.get()?;
                            Ok(users::table.find(key(number)).first::<User>(connection)?)
                        })
                    };
                    crate::drive::all((0..TASKS).map(task).collect()).await?
                })
            }
            Scenario::Update => timed!(times, laps, |number| {
                let update = diesel::update(users::table.find(written_key(number)));
                update.set(users::name.eq(name(number))).execute(connection)? as u64
            }),
            Scenario::Insert(1) => timed!(times, laps, |_| {
                let row = New::from(&given.rows[0]);
                diesel::insert_into(users::table).values(row).execute(connection)? as u64
            }),
            Scenario::Insert(_) => timed!(times, laps, |_| {
                let rows: Vec<New<'_>> = given.rows.iter().map(New::from).collect();
                diesel::insert_into(users::table).values(rows).execute(connection)? as u64
            }),
            Scenario::Upsert => timed!(times, laps, |_| {
                let rows: Vec<Keyed<'_>> = given.keyed.iter().map(Keyed::from).collect();
                let insert = diesel::insert_into(users::table).values(rows).on_conflict(users::id);
                let upsert = insert.do_update().set((
                    users::name.eq(excluded(users::name)),
                    users::hair_color.eq(excluded(users::hair_color)),
                ));
                upsert.execute(connection)? as u64
            }),
            Scenario::Bulk => timed!(times, laps, |_| {
                let rows: Vec<New<'_>> = given.rows.iter().map(New::from).collect();
                diesel::copy_from(users::table).from_insertable(&rows).execute(connection)? as u64
            }),
        })
    }
}
