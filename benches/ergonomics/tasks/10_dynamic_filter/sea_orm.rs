//! The keys of the users whose name holds a text, who have an age or more, who are active or not: as far as asked for.

use sea_orm::{DatabaseConnection, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};

use crate::schema::users;

pub async fn run(
    db: &DatabaseConnection,
    part: Option<&str>,
    at_least: Option<i32>,
    state: Option<bool>,
) -> Result<Vec<i32>, DbErr> {
    users::Entity::find()
        .apply_if(part, |query, part| query.filter(users::COLUMN.name.contains(part)))
        .apply_if(at_least, |query, at_least| query.filter(users::COLUMN.age.gte(at_least)))
        .apply_if(state, |query, state| query.filter(users::COLUMN.active.eq(state)))
        .order_by_asc(users::COLUMN.id)
        .select_only()
        .column(users::Column::Id)
        .into_tuple()
        .all(db)
        .await
}
