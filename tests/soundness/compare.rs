//! Compares the rows of the server with those of the interpreter.

use serde_json::Value as Json;

use super::interpret::{Answer, compare_keys};

/// What is different, if anything is. Rows that ORDER BY does not tell apart may stand in any order, and where LIMIT cuts
/// between them, any of them may be left.
pub fn difference(answer: &Answer, rows: &[Json]) -> Option<String> {
    let all = answer.rows.len();
    let start = answer.offset.min(all);
    let end = start.saturating_add(answer.limit.unwrap_or(all)).min(all);
    if rows.len() != end - start {
        return Some(format!("{} rows instead of {}", rows.len(), end - start));
    }
    let expected: Vec<Json> =
        answer.rows.iter().map(|(row, _)| row.iter().map(super::value::Value::to_json).collect()).collect();
    let mut peer_start = 0;
    while peer_start < all {
        let same =
            |at: usize| compare_keys(&answer.rows[peer_start].1, &answer.rows[at].1, &answer.order).is_eq();
        let peer_end = (peer_start..all).find(|at| !same(*at)).unwrap_or(all);
        let (from, to) = (peer_start.max(start), peer_end.min(end));
        if from < to {
            let mut peers: Vec<&Json> = expected[peer_start..peer_end].iter().collect();
            for row in &rows[from - start..to - start] {
                match peers.iter().position(|peer| *peer == row) {
                    Some(at) => drop(peers.swap_remove(at)),
                    None => {
                        return Some(format!("{row} is none of {}", shown(&expected[peer_start..peer_end])));
                    }
                }
            }
        }
        peer_start = peer_end;
    }
    None
}

fn shown(rows: &[Json]) -> String {
    let few: Vec<String> = rows.iter().take(8).map(Json::to_string).collect();
    let more = if rows.len() > few.len() { ", .." } else { "" };
    format!("{}{more}", few.join(", "))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::soundness::ast::Direction;
    use crate::soundness::value::Value::Int;

    fn answer(offset: usize, limit: Option<usize>) -> Answer {
        let row = |value: i64, key: i64| (vec![Int(value)], vec![Int(key)]);
        let ascending = Direction { descending: false, nulls_first: false, bare: true };
        Answer {
            rows: vec![row(1, 1), row(2, 2), row(3, 2), row(4, 3)],
            order: vec![ascending],
            offset,
            limit,
        }
    }

    #[test]
    fn peers_stand_in_any_order_and_others_do_not() {
        let rows =
            |numbers: &[i64]| -> Vec<Json> { numbers.iter().map(|n| json!([n.to_string()])).collect() };
        assert_eq!(difference(&answer(0, None), &rows(&[1, 3, 2, 4])), None);
        assert!(difference(&answer(0, None), &rows(&[2, 1, 3, 4])).is_some());
        assert!(difference(&answer(0, None), &rows(&[1, 2, 2, 4])).is_some());
        assert!(difference(&answer(0, None), &rows(&[1, 2, 3])).is_some());
        assert_eq!(difference(&answer(0, Some(2)), &rows(&[1, 3])), None);
        assert_eq!(difference(&answer(2, Some(1)), &rows(&[2])), None);
        assert!(difference(&answer(2, Some(1)), &rows(&[4])).is_some());
    }
}
