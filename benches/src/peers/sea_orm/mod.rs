//! SeaORM, through its pool: there is no other way in.

mod entity;

use std::time::Duration;

use sea_orm::ActiveValue::{NotSet, Set};
use sea_orm::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{Condition, ConnectOptions, Database, DatabaseConnection, QueryOrder as _};

use crate::Outcome;
use crate::drive::{Given, Library, all, timed};
use crate::scenario::{
    COLOR, CONNECTIONS, Filters, KeyedUser, NewUser, PAGE, Scenario, TASKS, first_key, key, name, written_key,
};
use crate::sum::summed;
use entity::{comments, posts, users};

summed!(users::Model, posts::Model, comments::Model);

/// A statement has at most 65,535 parameters, and a row of the bulk two.
const BULK_ROWS: usize = 32_000;

pub(crate) struct SeaOrm {
    given: Given,
    connection: DatabaseConnection,
}

async fn connect(url: &str, connections: usize) -> Outcome<DatabaseConnection> {
    let mut options = ConnectOptions::new(url);
    options.max_connections(connections as u32).min_connections(1).sqlx_logging(false);
    Ok(Database::connect(options).await?)
}

fn model(row: &NewUser) -> users::ActiveModel {
    users::ActiveModel { id: NotSet, name: Set(row.name.clone()), hair_color: Set(row.hair_color.clone()) }
}

fn keyed(row: &KeyedUser) -> users::ActiveModel {
    users::ActiveModel {
        id: Set(row.id),
        name: Set(row.name.clone()),
        hair_color: Set(row.hair_color.clone()),
    }
}

fn filtered(filters: &Filters) -> Condition {
    Condition::all()
        .add_option(filters.above.map(|id| users::Column::Id.gt(id)))
        .add_option(filters.up_to.map(|id| users::Column::Id.lte(id)))
        .add_option(filters.color.map(|color| users::Column::HairColor.eq(color)))
        .add_option(filters.not_named.map(|name| users::Column::Name.ne(name)))
        .add_option(filters.like.map(|pattern| users::Column::Name.like(pattern)))
}

/// Users with posts with comments, by a query for each table.
async fn tree(
    connection: &DatabaseConnection,
) -> Result<Vec<(users::Model, Vec<(posts::Model, Vec<comments::Model>)>)>, DbErr> {
    let found = users::Entity::find().all(connection).await?;
    let wrote = found.load_many(posts::Entity, connection).await?;
    let flat: Vec<posts::Model> = wrote.iter().flatten().cloned().collect();
    let mut said = flat.load_many(comments::Entity, connection).await?.into_iter();
    let with_comments = |posts: Vec<posts::Model>| {
        posts.into_iter().map(|post| (post, said.next().unwrap_or_default())).collect()
    };
    Ok(found.into_iter().zip(wrote.into_iter().map(with_comments)).collect())
}

impl Library for SeaOrm {
    async fn ready(given: Given) -> Outcome<Option<Self>> {
        let connections = if given.scenario == Scenario::Pool { CONNECTIONS } else { 1 };
        let connection = connect(&given.url, connections).await?;
        Ok(Some(SeaOrm { given, connection }))
    }

    async fn repeat(&mut self, times: usize, laps: &mut Vec<Duration>) -> Outcome<u64> {
        let SeaOrm { given, connection } = self;
        let db = &*connection;
        Ok(match given.scenario {
            Scenario::Key => {
                timed!(times, laps, |number| users::Entity::find_by_id(key(number)).one(db).await?)
            }
            Scenario::Load(_) => timed!(times, laps, |_| users::Entity::find().all(db).await?),
            Scenario::Join(_) => timed!(times, laps, |_| {
                let joined = users::Entity::find().find_also_related(posts::Entity);
                let black = joined.filter(users::Column::HairColor.eq(COLOR));
                black.order_by_asc(users::Column::Id).all(db).await?
            }),
            Scenario::Tree => timed!(times, laps, |_| tree(db).await?),
            Scenario::Nested => timed!(times, laps, |_| users::Entity::find()
                .find_with_related(posts::Entity)
                .all(db)
                .await?),
            Scenario::Page => timed!(times, laps, |number| {
                let (name, id) = given.places[number % given.places.len()].clone();
                let mut cursor = users::Entity::find().cursor_by((users::Column::Name, users::Column::Id));
                let mut rows = cursor.after((name, id)).first(PAGE as u64 + 1).all(db).await?;
                let more = rows.len() > PAGE;
                rows.truncate(PAGE);
                (rows, u64::from(more))
            }),
            Scenario::Dynamic => timed!(times, laps, |number| {
                let query = users::Entity::find().filter(filtered(&Filters::of(number)));
                query.order_by_asc(users::Column::Id).all(db).await?
            }),
            Scenario::First => {
                let mut sum = 0_u64;
                for number in 0..times {
                    let new = connect(&given.url, 1).await?;
                    users::Entity::find().count(&new).await?;
                    sum = sum.wrapping_add(timed!(1, laps, |_| {
                        users::Entity::find_by_id(first_key(number)).one(&new).await?
                    }));
                    new.close().await?;
                }
                sum
            }
            Scenario::Pool => timed!(times, laps, |_| {
                let task = |number| {
                    let db = db.clone();
                    tokio::spawn(async move { Ok(users::Entity::find_by_id(key(number)).one(&db).await?) })
                };
                all((0..TASKS).map(task).collect()).await?
            }),
            Scenario::Update => timed!(times, laps, |number| {
                let update = users::Entity::update_many();
                let update = update.col_expr(users::Column::Name, Expr::value(name(number)));
                update.filter(users::Column::Id.eq(written_key(number))).exec(db).await?.rows_affected
            }),
            Scenario::Insert(1) => timed!(times, laps, |_| users::Entity::insert(model(&given.rows[0]))
                .exec_without_returning(db)
                .await?),
            Scenario::Insert(_) => timed!(times, laps, |_| {
                let insert = users::Entity::insert_many(given.rows.iter().map(model));
                insert.exec_without_returning(db).await?
            }),
            Scenario::Upsert => timed!(times, laps, |_| {
                let mut changes = OnConflict::column(users::Column::Id);
                changes.update_columns([users::Column::Name, users::Column::HairColor]);
                let insert = users::Entity::insert_many(given.keyed.iter().map(keyed));
                insert.on_conflict(changes).exec_without_returning(db).await?
            }),
            // It has no COPY.
            Scenario::Bulk => timed!(times, laps, |_| {
                let mut written = 0;
                for rows in given.rows.chunks(BULK_ROWS) {
                    let insert = users::Entity::insert_many(rows.iter().map(model));
                    written += insert.exec_without_returning(db).await?;
                }
                written
            }),
        })
    }
}
