//! Adds a membership, or changes the part and adds to the credits of the one that is there; gives the credits.

use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{DatabaseConnection, DbErr, EntityTrait, ExprTrait};

use crate::schema::memberships;

pub async fn run(
    db: &DatabaseConnection,
    who: i32,
    squad: &str,
    part: &str,
    more: i64,
) -> Result<i64, DbErr> {
    let added = memberships::ActiveModel {
        user_id: Set(who),
        team: Set(squad.to_owned()),
        role: Set(part.to_owned()),
        credits: Set(more),
    };
    let stored = Expr::col((memberships::Entity, memberships::Column::Credits));
    let there = OnConflict::columns([memberships::Column::UserId, memberships::Column::Team])
        .update_column(memberships::Column::Role)
        .value(memberships::Column::Credits, stored.add(more))
        .to_owned();
    let kept = memberships::Entity::insert(added).on_conflict(there).exec_with_returning(db).await?;
    Ok(kept.credits)
}
