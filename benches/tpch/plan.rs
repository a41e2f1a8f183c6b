//! Two plans side by side: where they differ, whatever the tables are called in their texts.

use std::collections::BTreeMap;

use relvar::stmt::{Plan, PlanNode};
use serde_json::Value;

/// In which way two plans differ, the gravest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Kind {
    /// Other nodes, tables, indexes or joins.
    Nodes,
    /// Other conditions, keys or numbers of workers.
    Conditions,
    /// The same conditions in another order.
    Order,
    /// Other estimated costs.
    Costs,
    /// Other estimates of how many rows there are or how wide they are.
    Sizes,
}

/// A place at which two plans differ.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Difference {
    pub(crate) kind: Kind,
    /// The node.
    at: String,
    /// What the server calls it.
    what: String,
    by_hand: String,
    relvar: String,
}

impl Difference {
    /// As a sentence of the page.
    pub(crate) fn sentence(&self) -> String {
        let Difference { at, what, by_hand, relvar, .. } = self;
        format!("at {at}, {what} is `{by_hand}` by hand and `{relvar}` in relvar")
    }
}

/// What makes a node what it is, among its details.
const NATURE: &[&str] = &[
    "Command",
    "Join Type",
    "Parallel Aware",
    "Parent Relationship",
    "Partial Mode",
    "Scan Direction",
    "Strategy",
];

/// What is only a name.
const NAMES: &[&str] = &["CTE Name"];

/// A node as it is compared.
struct Compared<'p> {
    node: &'p PlanNode,
    depth: usize,
    /// What the text calls the tables, and what they are called here.
    names: &'p BTreeMap<String, String>,
}

/// All differences, the gravest first, those of one kind from the top of the plan.
pub(crate) fn differences(by_hand: &Plan, relvar: &Plan) -> Vec<Difference> {
    let (own_names, other_names) = (names(&relvar.root), names(&by_hand.root));
    let (mut own, mut other) = (Vec::new(), Vec::new());
    flatten(&relvar.root, 0, &own_names, &mut own);
    flatten(&by_hand.root, 0, &other_names, &mut other);
    let mut found = Vec::new();
    for (other, own) in other.iter().zip(&own) {
        compare(other, own, &mut found);
    }
    if own.len() != other.len() {
        found.push(Difference {
            kind: Kind::Nodes,
            at: "the whole plan".to_owned(),
            what: "the number of nodes".to_owned(),
            by_hand: other.len().to_string(),
            relvar: own.len().to_string(),
        });
    }
    found.sort_by_key(|difference| difference.kind);
    found
}

/// Each alias with the name of its table, and which one it is of those of this table.
fn names(root: &PlanNode) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    for node in root.nodes() {
        let Some(alias) = &node.alias else { continue };
        if !names.contains_key(alias) {
            let table = node.relation.as_deref().unwrap_or(&node.node_type);
            let number = numbers.entry(table).or_default();
            *number += 1;
            names.insert(alias.clone(), format!("{table}#{number}"));
        }
    }
    names
}

fn flatten<'p>(
    node: &'p PlanNode,
    depth: usize,
    names: &'p BTreeMap<String, String>,
    into: &mut Vec<Compared<'p>>,
) {
    into.push(Compared { node, depth, names });
    node.children.iter().for_each(|child| flatten(child, depth + 1, names, into));
}

fn compare(other: &Compared<'_>, own: &Compared<'_>, found: &mut Vec<Difference>) {
    let at = match &other.node.relation {
        Some(relation) => format!("{} on {relation}", other.node.node_type),
        None => other.node.node_type.clone(),
    };
    let mut differ = |kind, what: &str, by_hand: String, relvar: String| {
        if by_hand != relvar {
            found.push(Difference { kind, at: at.clone(), what: what.to_owned(), by_hand, relvar });
        }
    };
    let shown = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
    differ(Kind::Nodes, "the node", other.node.node_type.clone(), own.node.node_type.clone());
    differ(Kind::Nodes, "its depth", other.depth.to_string(), own.depth.to_string());
    differ(Kind::Nodes, "the table", shown(&other.node.relation), shown(&own.node.relation));
    differ(Kind::Nodes, "the index", shown(&other.node.index), shown(&own.node.index));
    let mut keys: Vec<&String> = other.node.details.keys().chain(own.node.details.keys()).collect();
    keys.sort();
    keys.dedup();
    for key in keys.into_iter().filter(|key| !NAMES.contains(&key.as_str())) {
        let (by_hand, relvar) = (other.detail(key), own.detail(key));
        let kind = match NATURE.contains(&key.as_str()) {
            true => Kind::Nodes,
            false if conjuncts(&by_hand) == conjuncts(&relvar) => Kind::Order,
            false => Kind::Conditions,
        };
        differ(kind, key, by_hand, relvar);
    }
    let cost = |node: &PlanNode| format!("{:.2}..{:.2}", node.startup_cost, node.total_cost);
    differ(Kind::Costs, "the cost", cost(other.node), cost(own.node));
    let (by_hand, relvar) = (other.node.plan_rows, own.node.plan_rows);
    differ(Kind::Sizes, "the number of rows", by_hand.to_string(), relvar.to_string());
    let (by_hand, relvar) = (other.node.plan_width, own.node.plan_width);
    differ(Kind::Sizes, "the width", by_hand.to_string(), relvar.to_string());
}

impl Compared<'_> {
    /// A detail as text in which tables have the names of this comparison.
    fn detail(&self, key: &str) -> String {
        match self.node.details.get(key) {
            None => "-".to_owned(),
            // `CTE revenue`: the name is the text's own.
            Some(Value::String(text)) if key == "Subplan Name" && text.starts_with("CTE ") => {
                "CTE".to_owned()
            }
            Some(Value::String(text)) => renamed(text, self.names),
            Some(Value::Array(texts)) => {
                let texts = texts.iter().map(|text| match text {
                    Value::String(text) => renamed(text, self.names),
                    other => other.to_string(),
                });
                texts.collect::<Vec<_>>().join(", ")
            }
            Some(other) => other.to_string(),
        }
    }
}

/// The text with other names before its dots.
fn renamed(text: &str, names: &BTreeMap<String, String>) -> String {
    let mut done = String::with_capacity(text.len());
    let mut word = String::new();
    let mut quoted = false;
    for letter in text.chars() {
        quoted ^= letter == '\'';
        if !quoted && (letter.is_alphanumeric() || letter == '_') {
            word.push(letter);
            continue;
        }
        match names.get(&word).filter(|_| letter == '.' && !quoted) {
            Some(name) => done.push_str(name),
            None => done.push_str(&word),
        }
        word.clear();
        done.push(letter);
    }
    done + &word
}

/// What AND joins at the top of a condition, in an order of its own.
fn conjuncts(condition: &str) -> Vec<&str> {
    let inside = condition.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(condition);
    let (mut parts, mut start, mut depth, mut quoted) = (Vec::new(), 0, 0_i32, false);
    for (at, letter) in inside.char_indices() {
        match letter {
            '\'' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth -= 1,
            ' ' if depth == 0
                && !quoted
                && inside.get(at..).is_some_and(|rest| rest.starts_with(" AND ")) =>
            {
                parts.extend(inside.get(start..at));
                start = at + " AND ".len();
            }
            _ => {}
        }
    }
    parts.extend(inside.get(start..));
    parts.sort_unstable();
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(alias: &str, filter: &str, join: &str) -> Plan {
        let text = format!(
            r#"{{"Plan": {{"Node Type": "Nested Loop", "Join Type": "{join}", "Startup Cost": 0, "Total Cost": 9.5,
                "Plan Rows": 3, "Plan Width": 8, "Plans": [
                {{"Node Type": "Seq Scan", "Relation Name": "users", "Alias": "{alias}", "Filter": "{filter}",
                  "Startup Cost": 0, "Total Cost": 4, "Plan Rows": 3, "Plan Width": 8}}]}}}}"#
        );
        serde_json::from_str(&text).unwrap()
    }

    fn kinds(one: &Plan, other: &Plan) -> Vec<Kind> {
        differences(one, other).iter().map(|difference| difference.kind).collect()
    }

    #[test]
    fn names_do_not_matter() {
        let by_hand = plan("u", "((u.id > 3) AND (u.name = 'u.x'))", "Inner");
        assert_eq!(kinds(&by_hand, &plan("users", "((users.id > 3) AND (users.name = 'u.x'))", "Inner")), []);
        let other = plan("users", "((users.id > 3) AND (users.name = 'users.x'))", "Inner");
        assert_eq!(kinds(&by_hand, &other), [Kind::Conditions]);
    }

    #[test]
    fn the_order_of_conditions_is_told_from_their_meaning() {
        let by_hand = plan("u", "((u.id > 3) AND (u.id < 9))", "Inner");
        assert_eq!(kinds(&by_hand, &plan("v", "((v.id < 9) AND (v.id > 3))", "Inner")), [Kind::Order]);
        assert_eq!(kinds(&by_hand, &plan("v", "((v.id < 9) AND (v.id > 4))", "Inner")), [Kind::Conditions]);
    }

    #[test]
    fn the_gravest_comes_first() {
        let by_hand = plan("u", "(u.id > 3)", "Inner");
        let found = differences(&by_hand, &plan("u", "(u.id > 4)", "Left"));
        assert_eq!(found[0].kind, Kind::Nodes);
        assert_eq!(found[0].sentence(), "at Nested Loop, Join Type is `Inner` by hand and `Left` in relvar");
    }
}
