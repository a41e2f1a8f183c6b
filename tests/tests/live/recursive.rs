//! WITH RECURSIVE, SEARCH and CYCLE. The messages are edges: Ann → Bob, Bob → Ann, Cid → Ann.

use crate::backend::with_database;
use relvar::prelude::*;
use relvar_tests::{messages, users};

#[derive(Clone, Debug, PartialEq, relvar::Row)]
pub(crate) struct Walk {
    pub(crate) person: i32,
    pub(crate) steps: i32,
    pub(crate) before: Option<i32>,
}

#[derive(Clone, Debug, PartialEq, relvar::Row)]
pub(crate) struct Reached {
    pub(crate) person: i32,
}

pub(crate) fn walk(person: i32, steps: i32, before: Option<i32>) -> Walk {
    Walk { person, steps, before }
}

#[tokio::test]
async fn c10_a_term_sees_the_rows_of_the_step_before() {
    with_database(async |db| {
        let nobody = messages.filter(messages::id.lt(0)).select(max(messages::id));
        let walks = users
            .filter(users::name.eq("Cid"))
            .select(row!(Walk { person: users::id, steps: users::id.sub(users::id), before: scalar(nobody) }))
            .cte()
            .recursive_union_all(|walk| {
                messages
                    .inner_join(walk.on(messages::sender_id.eq(walk.person)))
                    .filter(walk.steps.lt(3))
                    .select(row!(Walk {
                        person: messages::recipient_id,
                        steps: walk.steps.add(1),
                        before: walk.person
                    }))
            });
        let rows = with(&walks, walks.query().order_by(walks.steps)).fetch_all(db).await?;
        assert_eq!(rows, [walk(3, 0, None), walk(1, 1, Some(3)), walk(2, 2, Some(1)), walk(1, 3, Some(2))]);
        let named = users.inner_join(walks.on(walks.person.eq(users::id))).order_by(walks.steps);
        let named = with(&walks, named.select((users::name, walks.before))).fetch_all(db).await?;
        assert_eq!(named[0], ("Cid".to_owned(), None));
        assert_eq!(named[1], ("Ann".to_owned(), Some(3)));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn c10_union_ends_where_nothing_new_comes() {
    with_database(async |db| {
        let reached = users.filter(users::id.eq(3)).select(row!(Reached { person: users::id })).cte();
        let reached = reached.recursive_union(|reached| {
            reached
                .query()
                .inner_join(messages.on(messages::sender_id.eq(reached.person)))
                .select(row!(Reached { person: messages::recipient_id }))
        });
        let names = users
            .filter(exists(reached.query().correlate(users).filter(reached.person.eq(users::id))))
            .order_by(users::id)
            .select(users::name);
        assert_eq!(with(&reached, names).fetch_all(db).await?, ["Ann", "Bob", "Cid"]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn c10_an_outer_join_stands_in_the_term() {
    with_database(async |db| {
        let reached = users.filter(users::id.eq(3)).select(row!(Reached { person: users::id })).cte();

        let left = reached.recursive_union(|reached| {
            reached
                .query()
                .left_join(messages.on(messages::sender_id.eq(reached.person)))
                .filter(messages::recipient_id.is_not_null())
                .select(row!(Reached { person: coalesce(messages::recipient_id, reached.person) }))
        });
        assert_eq!(with(&left, left.query().count()).fetch_one(db).await?, 3);
        Ok(())
    })
    .await;
}

#[derive(relvar::Row)]
#[allow(dead_code, reason = "only its columns are read")]
pub(crate) struct Next {
    pub(crate) next: i32,
}

#[tokio::test]
async fn a_union_is_a_table_too() {
    with_database(async |db| {
        let both = users
            .filter(users::id.eq(3))
            .select(row!(Reached { person: users::id }))
            .union_all(users.filter(users::id.eq(4)).select(row!(Reached { person: users::id })));
        let table = both.derived();
        let rows = table.query().order_by(table.person).fetch_all(db).await?;
        assert_eq!(rows, [Reached { person: 3 }, Reached { person: 4 }]);

        let reached = both.cte().recursive_union(|reached| {
            let step = messages.inner_join(reached.on(messages::sender_id.eq(reached.person)));
            step.select(row!(Reached { person: messages::recipient_id }))
        });
        assert_eq!(with(&reached, reached.query().count()).fetch_one(db).await?, 4);
        let inner = with(&reached, reached.query().select(row!(Next { next: reached.person }))).derived();
        let rows = inner.query().filter(inner.next.gt(3)).select(inner.next).fetch_all(db).await?;
        assert_eq!(rows, [4]);
        Ok(())
    })
    .await;
}
