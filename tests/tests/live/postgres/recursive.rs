//! WITH RECURSIVE, SEARCH and CYCLE. The messages are edges: Ann → Bob, Bob → Ann, Cid → Ann.

use crate::backend::with_database;
use crate::recursive::*;
use relvar::prelude::*;
use relvar_tests::{messages, users};

// SQLite: SEARCH
#[tokio::test]
async fn search_sorts_and_cycle_stops() {
    with_database(async |db| {
        let first = users.filter(users::id.eq(3)).select(row!(Reached { person: users::id })).cte();
        let walk = first.recursive_union_all(|reached| {
            messages
                .inner_join(reached.on(messages::sender_id.eq(reached.person)))
                .select(row!(Reached { person: messages::recipient_id }))
        });
        let walk = walk.search_depth_first(|walk| walk.person).cycle(|walk| walk.person);
        let rows = walk.query().order_by(walk.search_order()).select((walk.person, walk.is_cycle()));
        let rows = with(&walk, rows).fetch_all(db).await?;
        assert_eq!(rows, [(3, false), (1, false), (2, false), (1, true)]);

        let breadth = users.filter(users::id.eq(3)).select(row!(Reached { person: users::id })).cte();
        let breadth = breadth.recursive_union(|reached| {
            let step = messages.inner_join(reached.on(messages::sender_id.eq(reached.person)));
            step.filter(reached.person.gt(2)).select(row!(Reached { person: messages::recipient_id }))
        });
        let breadth = breadth.search_breadth_first(|walk| walk.person);
        let rows = breadth.query().order_by(breadth.search_order().desc()).select(breadth.person);
        assert_eq!(with(&breadth, rows).fetch_all(db).await?, [1, 3]);
        Ok(())
    })
    .await;
}

// SQLite: RECURSION_IN_A_DERIVED_TABLE, GROUPS_IN_A_RECURSIVE_TERM
#[tokio::test]
async fn c10_a_derived_table_distinct_and_group_by_stand_in_the_term() {
    with_database(async |db| {
        let reached = users.filter(users::id.eq(3)).select(row!(Reached { person: users::id })).cte();
        let derived = reached.recursive_union(|reached| {
            let inner = messages.inner_join(reached.on(messages::sender_id.eq(reached.person)));
            let inner = inner.select(row!(Next { next: messages::recipient_id })).derived();
            inner.query().select(row!(Reached { person: inner.next }))
        });
        assert_eq!(with(&derived, derived.query().count()).fetch_one(db).await?, 3);

        let grouped = reached.recursive_union(|reached| {
            let step = messages.inner_join(reached.on(messages::sender_id.eq(reached.person)));
            step.group_by(messages::recipient_id)
                .distinct()
                .select(row!(Reached { person: messages::recipient_id }))
        });
        assert_eq!(with(&grouped, grouped.query().count()).fetch_one(db).await?, 3);
        Ok(())
    })
    .await;
}
