//! Random rows of the tables, with many NULLs and duplicates, for the interpreter and for the server.

use std::fmt::Write as _;

use super::facts::FACTS;
use super::generate::value_of;
use super::random::Random;
use super::value::{Ty, Value};

/// How many rows each table has.
const ROWS: &[usize] = &[7, 8, 9, 4, 7, 6, 6];

/// The rows of every table.
#[derive(Clone, Debug, PartialEq)]
pub struct Data {
    tables: Vec<Vec<Vec<Value>>>,
}

impl Data {
    /// The data of a seed.
    pub fn of_seed(seed: u64) -> Self {
        let mut random = Random::for_number(seed, u64::MAX);
        let mut tables: Vec<Vec<Vec<Value>>> = Vec::new();
        for (table, rows) in ROWS.iter().enumerate() {
            let mut made: Vec<Vec<Value>> = Vec::new();
            while made.len() < *rows {
                let row = row(&mut random, table, made.len(), &tables);
                let key = |row: &[Value]| -> Vec<Value> {
                    FACTS[table].key.iter().map(|at| row[*at].clone()).collect()
                };
                if !made.iter().any(|other| key(other) == key(&row)) {
                    made.push(row);
                }
            }
            tables.push(made);
        }
        Data { tables }
    }

    /// The rows of a table.
    pub fn rows(&self, table: usize) -> &[Vec<Value>] {
        &self.tables[table]
    }

    /// What inserts them.
    pub fn to_sql(&self) -> String {
        let mut sql = String::new();
        for (facts, rows) in FACTS.iter().zip(&self.tables) {
            for row in rows {
                let values: Vec<String> = row.iter().map(literal).collect();
                let _ = writeln!(sql, "INSERT INTO {} VALUES ({});", facts.name, values.join(", "));
            }
        }
        sql
    }
}

fn row(random: &mut Random, table: usize, number: usize, before: &[Vec<Vec<Value>>]) -> Vec<Value> {
    let facts = &FACTS[table];
    let columns = facts.columns.iter().enumerate();
    columns
        .map(|(at, column)| {
            if column.null && random.chance(35) {
                return Value::Null;
            }
            if let Some((_, target, place)) = facts.links.iter().find(|(own, ..)| *own == at) {
                return random.pick(&before[*target])[*place].clone();
            }
            match (facts.key.contains(&at) || column.name == "handle", column.ty) {
                (true, Ty::Text | Ty::Varchar) => {
                    Value::Text(format!("{}{number}", ["a", "B", "é"][number % 3]))
                }
                (true, _) => Value::Int(number as i64 + 1),
                _ => value_of(random, column.ty),
            }
        })
        .collect()
}

fn literal(value: &Value) -> String {
    match value {
        Value::Null => "NULL".to_owned(),
        Value::Bool(truth) => truth.to_string(),
        Value::Int(number) => number.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Float(number) => number.to_string(),
        Value::Text(text) => format!("'{}'", text.replace('\'', "''")),
        Value::Date(date) => format!("'{date}'"),
        Value::Moment(moment) => format!("'{moment}'"),
        Value::Days(days) => format!("interval '{days} days'"),
        Value::Genre(genre) => format!("'{}'", format!("{genre:?}").to_lowercase()),
        Value::List(items) => {
            let ty = if items.iter().all(|item| matches!(item, Value::Int(_))) { "int4" } else { "text" };
            let items: Vec<String> = items.iter().map(literal).collect();
            match items.is_empty() {
                true => "'{}'".to_owned(),
                false => format!("ARRAY[{}]::{ty}[]", items.join(", ")),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_null_where_it_may_be_and_nowhere_else() {
        let data = Data::of_seed(1);
        assert_eq!(data, Data::of_seed(1));
        let mut nulls = 0;
        for (table, facts) in FACTS.iter().enumerate() {
            for row in data.rows(table) {
                for (value, column) in row.iter().zip(facts.columns) {
                    assert!(column.null || !value.is_null(), "{}.{}", facts.name, column.name);
                    nulls += usize::from(value.is_null());
                }
            }
        }
        assert!(nulls > 10);
    }
}
