//! An expression to literal SQL, with parentheses only where they are needed.

use super::{Expression, Literal, Node, Test, precedence};
use crate::names::{sql_identifier, sql_string};

impl Expression {
    /// The expression as SQL; `sql_name` gives a column's name in SQL.
    pub(crate) fn sql(&self, sql_name: &dyn Fn(&str) -> String) -> String {
        Renderer { sql_name }.render(self)
    }

    fn precedence(&self) -> u8 {
        match &self.node {
            Node::Literal(Literal::Number { text, .. }) if text.starts_with('-') => precedence::SIGN,
            Node::Literal(_) | Node::Column(_) | Node::Call { .. } | Node::Cast { .. } => precedence::PRIMARY,
            Node::Prefix { operator, .. } if operator.sql == "NOT" => precedence::NOT,
            Node::Prefix { operator, .. } | Node::Infix { operator, .. } => operator.precedence,
            Node::Is { .. } => precedence::IS,
            Node::Between { .. } | Node::In { .. } => precedence::PATTERN,
        }
    }
}

struct Renderer<'a> {
    sql_name: &'a dyn Fn(&str) -> String,
}

impl Renderer<'_> {
    /// The operand of something that binds at `least`.
    fn operand(&self, operand: &Expression, least: u8) -> String {
        let text = self.render(operand);
        if operand.precedence() < least { format!("({text})") } else { text }
    }

    fn list(&self, items: &[Expression]) -> String {
        items.iter().map(|item| self.render(item)).collect::<Vec<_>>().join(", ")
    }

    fn render(&self, expression: &Expression) -> String {
        let own = expression.precedence();
        match &expression.node {
            Node::Literal(literal) => self::literal(literal),
            Node::Column(name) => sql_identifier(&(self.sql_name)(&name.text)),
            Node::Call { function, .. } if function.bare => function.name.to_uppercase(),
            Node::Call { function, arguments } => format!("{}({})", function.name, self.list(arguments)),
            Node::Prefix { operator, operand } if operator.sql == "NOT" => {
                format!("NOT {}", self.operand(operand, own))
            }
            // `--` would begin a comment.
            Node::Prefix { operator, operand } => {
                format!("{}{}", operator.sql, self.operand(operand, own + 1))
            }
            Node::Infix { operator, left, right } => {
                let left_least = if own == precedence::COMPARISON { own + 1 } else { own };
                let (left, right) = (self.operand(left, left_least), self.operand(right, own + 1));
                format!("{left} {} {right}", operator.sql)
            }
            Node::Is { operand, not, what } => {
                let not = if *not { "NOT " } else { "" };
                let what = match what {
                    Test::Null => "NULL",
                    Test::True => "TRUE",
                    Test::False => "FALSE",
                };
                format!("{} IS {not}{what}", self.operand(operand, own + 1))
            }
            Node::Between { operand, not, low, high } => {
                let not = if *not { "NOT " } else { "" };
                let [operand, low, high] = [operand, low, high].map(|part| self.operand(part, own + 1));
                format!("{operand} {not}BETWEEN {low} AND {high}")
            }
            Node::In { operand, not, list } => {
                let not = if *not { "NOT " } else { "" };
                format!("{} {not}IN ({})", self.operand(operand, own + 1), self.list(list))
            }
            Node::Cast { operand, to } => {
                let array = if to.array { "[]" } else { "" };
                format!("CAST({} AS {}{array})", self.render(operand), to.built_in.sql)
            }
        }
    }
}

fn literal(literal: &Literal) -> String {
    match literal {
        Literal::Null => "NULL".to_owned(),
        Literal::Bool(value) => if *value { "TRUE" } else { "FALSE" }.to_owned(),
        Literal::Number { text, .. } => text.clone(),
        Literal::Text(text) => sql_string(text),
    }
}
