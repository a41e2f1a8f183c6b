//! Gives credits to another member of the team, where the giver has so many.

use sea_orm::sea_query::Expr;
use sea_orm::{
    DatabaseConnection, DbErr, EntityTrait, ExprTrait, QueryFilter, QuerySelect, TransactionTrait,
};

use crate::schema::memberships;

pub async fn run(
    db: &DatabaseConnection,
    from: i32,
    to: i32,
    squad: &str,
    amount: i64,
) -> Result<bool, DbErr> {
    let tx = db.begin().await?;
    let giver = memberships::Entity::find_by_id((from, squad.to_owned())).lock_exclusive().one(&tx).await?;
    if giver.is_none_or(|giver| giver.credits < amount) {
        return Ok(false);
    }
    memberships::Entity::update_many()
        .col_expr(memberships::Column::Credits, Expr::col(memberships::Column::Credits).sub(amount))
        .filter(memberships::COLUMN.user_id.eq(from))
        .filter(memberships::COLUMN.team.eq(squad))
        .exec(&tx)
        .await?;
    memberships::Entity::update_many()
        .col_expr(memberships::Column::Credits, Expr::col(memberships::Column::Credits).add(amount))
        .filter(memberships::COLUMN.user_id.eq(to))
        .filter(memberships::COLUMN.team.eq(squad))
        .exec(&tx)
        .await?;
    tx.commit().await?;
    Ok(true)
}
