//! SeaORM, through its pool: there is no other way in.

use std::time::Duration;

use relvar_benches::Outcome;
use relvar_benches::turns::Contestant;
use sea_orm::ActiveValue::{NotSet, Set};
use sea_orm::prelude::*;
use sea_orm::{ConnectOptions, Database, DatabaseConnection};
use tokio::runtime::Runtime;

use super::timed;
use crate::scenario::{NewUser, Scenario, key, name};

/// The table.
#[allow(unreachable_pub, reason = "the derive makes public items of these")]
pub(crate) mod users {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "users")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub name: String,
        pub hair_color: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) struct SeaOrm<'r> {
    runtime: &'r Runtime,
    connection: DatabaseConnection,
    rows: Vec<NewUser>,
}

impl<'r> SeaOrm<'r> {
    pub(crate) fn new(scenario: Scenario, runtime: &'r Runtime, url: &str) -> Outcome<Self> {
        let mut options = ConnectOptions::new(url);
        options.max_connections(1).min_connections(1).sqlx_logging(false);
        let connection = runtime.block_on(Database::connect(options))?;
        Ok(SeaOrm { runtime, connection, rows: scenario.rows() })
    }
}

fn model(row: &NewUser) -> users::ActiveModel {
    users::ActiveModel { id: NotSet, name: Set(row.name.clone()), hair_color: Set(row.hair_color.clone()) }
}

impl Contestant for SeaOrm<'_> {
    fn block(&mut self, times: usize, laps: &mut Vec<Duration>) -> Outcome<()> {
        let SeaOrm { runtime, connection, rows } = self;
        runtime.block_on(async {
            match rows.as_slice() {
                [] => timed!(times, laps, 1, |number| {
                    let update = users::Entity::update_many();
                    let update = update.col_expr(users::Column::Name, Expr::value(name(number)));
                    let update = update.filter(users::Column::Id.eq(key(number)));
                    update.exec(&*connection).await?.rows_affected
                }),
                [row] => timed!(times, laps, 1, |_number| {
                    users::Entity::insert(model(row)).exec_without_returning(&*connection).await?
                }),
                rows => timed!(times, laps, rows.len(), |_number| {
                    let insert = users::Entity::insert_many(rows.iter().map(model));
                    insert.exec_without_returning(&*connection).await?
                }),
            }
            Ok(())
        })
    }
}
