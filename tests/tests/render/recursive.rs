//! WITH RECURSIVE, SEARCH and CYCLE.

use relvar::prelude::*;
use relvar_tests::{assert_sql, messages, users};

#[derive(relvar::Row)]
#[allow(dead_code, reason = "only its columns are read")]
struct Walk {
    person: i32,
    steps: i32,
}

#[test]
fn terms_search_and_cycle() {
    let first = users.filter(users::id.eq(3)).order_by(users::id).limit(5);
    let first = first.select(row!(Walk { person: users::id, steps: users::id })).cte_as::<'b'>();
    let walk = first.recursive_union(|walk| {
        let step = messages.inner_join(walk.on(messages::sender_id.eq(walk.person))).filter(walk.steps.lt(9));
        step.select(row!(Walk { person: messages::recipient_id, steps: walk.steps.add(1) }))
    });
    let walk = walk.search_breadth_first(|walk| (walk.steps, walk.person)).cycle(|walk| walk.person);
    let query = walk.query().filter(walk.is_cycle().eq(false)).order_by(walk.search_order());
    assert_sql!(
        with(&walk, query.select(walk.person)),
        "WITH RECURSIVE walk_b (person, steps) AS ((SELECT users.id, users.id FROM users WHERE users.id = $1"
        "ORDER BY users.id LIMIT $2) UNION SELECT messages.recipient_id, walk_b.steps + $3 FROM messages"
        "INNER JOIN walk_b ON messages.sender_id = walk_b.person WHERE walk_b.steps < $4)"
        "SEARCH BREADTH FIRST BY steps, person SET \"search order\""
        "CYCLE person SET \"is cycle\" USING \"cycle path\""
        "SELECT walk_b.person FROM walk_b WHERE walk_b.\"is cycle\" = $5 ORDER BY walk_b.\"search order\"",
    );
}
