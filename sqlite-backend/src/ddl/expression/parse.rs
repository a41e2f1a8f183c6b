//! The text of an expression to its tree, with PostgreSQL's precedence.

use super::{Node, Token, tokens};

/// A key of an index.
#[derive(Debug)]
pub(crate) struct Key {
    pub(crate) node: Node,
    /// The operator class.
    pub(crate) class: Option<String>,
    pub(crate) descending: bool,
}

mod precedence {
    pub(super) const OR: u8 = 1;
    pub(super) const AND: u8 = 2;
    pub(super) const NOT: u8 = 3;
    pub(super) const IS: u8 = 4;
    pub(super) const COMPARISON: u8 = 5;
    pub(super) const PATTERN: u8 = 6;
    pub(super) const OTHER: u8 = 7;
    pub(super) const ADDITION: u8 = 8;
    pub(super) const MULTIPLICATION: u8 = 9;
}

/// The infix operators made of signs.
const INFIX: &[(&str, u8)] = &[
    ("=", precedence::COMPARISON),
    ("<>", precedence::COMPARISON),
    ("<", precedence::COMPARISON),
    ("<=", precedence::COMPARISON),
    (">", precedence::COMPARISON),
    (">=", precedence::COMPARISON),
    ("||", precedence::OTHER),
    ("->", precedence::OTHER),
    ("->>", precedence::OTHER),
    ("~", precedence::OTHER),
    ("~*", precedence::OTHER),
    ("!~", precedence::OTHER),
    ("+", precedence::ADDITION),
    ("-", precedence::ADDITION),
    ("*", precedence::MULTIPLICATION),
    ("/", precedence::MULTIPLICATION),
    ("%", precedence::MULTIPLICATION),
];

/// Functions that are written without parentheses.
const BARE: &[&str] = &[
    "current_date",
    "current_time",
    "current_timestamp",
    "localtime",
    "localtimestamp",
    "current_user",
    "session_user",
];

/// The whole text as one expression; an error is the rest that is none.
pub(crate) fn expression(sql: &str) -> Result<Node, String> {
    let mut parser = Parser::new(sql)?;
    let node = parser.binding_at_least(precedence::OR)?;
    parser.end()?;
    Ok(node)
}

/// The text of a key of an index: a column, a call, or an expression in parentheses; an operator class; ASC or DESC.
pub(crate) fn index_key(sql: &str) -> Result<Key, String> {
    let mut parser = Parser::new(sql)?;
    let node = parser.primary()?;
    let order = |token: &Token| token.is_word("ASC") || token.is_word("DESC");
    let class = match parser.peek() {
        Some(Token::Word(word) | Token::Quoted(word)) if !parser.peek().is_some_and(order) => {
            Some(word.clone())
        }
        _ => None,
    };
    if class.is_some() {
        parser.place += 1;
    }
    let descending = parser.eat_word("DESC");
    if !descending {
        parser.eat_word("ASC");
    }
    parser.end()?;
    Ok(Key { node, class, descending })
}

struct Parser {
    tokens: Vec<Token>,
    place: usize,
}

impl Parser {
    fn new(sql: &str) -> Result<Self, String> {
        match tokens(sql) {
            Ok(tokens) => Ok(Parser { tokens, place: 0 }),
            Err(rest) => Err(format!("the grammar of `table!` has no {}", rest.escape_debug())),
        }
    }

    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.place)
    }

    fn eat(&mut self, is_wanted: impl Fn(&Token) -> bool) -> bool {
        let found = self.peek().is_some_and(is_wanted);
        self.place += usize::from(found);
        found
    }

    fn eat_word(&mut self, word: &str) -> bool {
        self.eat(|token| token.is_word(word))
    }

    fn eat_sign(&mut self, sign: &str) -> bool {
        self.eat(|token| token.is_sign(sign))
    }

    fn want_sign(&mut self, sign: &str) -> Result<(), String> {
        if self.eat_sign(sign) { Ok(()) } else { Err(self.unexpected()) }
    }

    fn unexpected<T: From<String>>(&self) -> T {
        let found = match self.peek() {
            None => "its end".to_owned(),
            Some(Token::Word(text) | Token::Quoted(text) | Token::Text(text) | Token::Number(text)) => {
                format!("`{}`", text.escape_debug())
            }
            Some(Token::Sign(sign)) => format!("`{sign}`"),
        };
        T::from(format!("the grammar of `table!` does not go on with {found}"))
    }

    fn end(&self) -> Result<(), String> {
        if self.peek().is_none() { Ok(()) } else { Err(self.unexpected()) }
    }

    fn binding_at_least(&mut self, least: u8) -> Result<Node, String> {
        let mut left = self.prefix()?;
        loop {
            let start = self.place;
            let Some(precedence) = self.precedence() else { return Ok(left) };
            self.place = start;
            if precedence < least {
                return Ok(left);
            }
            left = self.finish(left, precedence)?;
        }
    }

    /// How tightly the next operator binds, if there is one.
    fn precedence(&mut self) -> Option<u8> {
        if self.eat_word("OR") {
            return Some(precedence::OR);
        }
        if self.eat_word("AND") {
            return Some(precedence::AND);
        }
        if self.eat_word("IS") {
            return Some(precedence::IS);
        }
        self.eat_word("NOT");
        if ["LIKE", "ILIKE", "BETWEEN", "IN"].iter().any(|word| self.eat_word(word)) {
            return Some(precedence::PATTERN);
        }
        let Some(Token::Sign(sign)) = self.peek() else { return None };
        INFIX.iter().find(|(infix, _)| infix == sign).map(|(_, precedence)| *precedence)
    }

    /// The operator and its right side.
    fn finish(&mut self, left: Node, precedence: u8) -> Result<Node, String> {
        let operand = Box::new(left);
        if let Some(Token::Sign(sign)) = self.peek() {
            let operator = *sign;
            self.place += 1;
            let right = Box::new(self.binding_at_least(precedence + 1)?);
            return Ok(Node::Infix { operator, left: operand, right });
        }
        for operator in ["OR", "AND"] {
            if self.eat_word(operator) {
                let right = Box::new(self.binding_at_least(precedence + 1)?);
                return Ok(Node::Infix { operator, left: operand, right });
            }
        }
        if self.eat_word("IS") {
            let not = self.eat_word("NOT");
            let what = ["NULL", "TRUE", "FALSE"].into_iter().find(|word| self.eat_word(word));
            let what = what.ok_or_else(|| self.unexpected::<String>())?;
            return Ok(Node::Is { operand, not, what });
        }
        let not = self.eat_word("NOT");
        if self.eat_word("BETWEEN") {
            let low = Box::new(self.binding_at_least(precedence + 1)?);
            if !self.eat_word("AND") {
                return Err(self.unexpected());
            }
            let high = Box::new(self.binding_at_least(precedence + 1)?);
            return Ok(Node::Between { operand, not, low, high });
        }
        if self.eat_word("IN") {
            self.want_sign("(")?;
            return Ok(Node::In { operand, not, list: self.list()? });
        }
        let any_case = self.eat_word("ILIKE");
        if !any_case && !self.eat_word("LIKE") {
            return Err(self.unexpected());
        }
        let pattern = Box::new(self.binding_at_least(precedence + 1)?);
        Ok(Node::Like { operand, not, any_case, pattern })
    }

    fn prefix(&mut self) -> Result<Node, String> {
        if self.eat_word("NOT") {
            return Ok(Node::Not(Box::new(self.binding_at_least(precedence::NOT)?)));
        }
        if self.eat_sign("-") {
            return Ok(match self.prefix()? {
                Node::Number(text) if !text.starts_with('-') => Node::Number(format!("-{text}")),
                operand => Node::Minus(Box::new(operand)),
            });
        }
        self.primary()
    }

    fn primary(&mut self) -> Result<Node, String> {
        if self.eat_sign("(") {
            let node = self.binding_at_least(precedence::OR)?;
            self.want_sign(")")?;
            return Ok(node);
        }
        let node = match self.peek().cloned() {
            Some(Token::Text(text)) => Node::Text(text),
            Some(Token::Number(text)) => Node::Number(text),
            Some(Token::Quoted(name)) => Node::Column(name),
            Some(Token::Word(word)) => {
                self.place += 1;
                return self.word(word);
            }
            _ => return Err(self.unexpected()),
        };
        self.place += 1;
        Ok(node)
    }

    fn word(&mut self, word: String) -> Result<Node, String> {
        let small = word.to_ascii_lowercase();
        if self.eat_sign("(") {
            if small == "cast" {
                return self.cast();
            }
            return Ok(Node::Call { function: small, arguments: self.list()? });
        }
        Ok(match small.as_str() {
            "null" => Node::Null,
            "true" => Node::Bool(true),
            "false" => Node::Bool(false),
            bare if BARE.contains(&bare) => Node::Call { function: small, arguments: Vec::new() },
            // SQL's names without quotes are in small letters.
            _ => Node::Column(small),
        })
    }

    /// After `CAST(`.
    fn cast(&mut self) -> Result<Node, String> {
        let operand = Box::new(self.binding_at_least(precedence::OR)?);
        if !self.eat_word("AS") {
            return Err(self.unexpected());
        }
        let mut words = Vec::new();
        while let Some(Token::Word(word) | Token::Quoted(word)) = self.peek() {
            words.push(word.to_ascii_lowercase());
            self.place += 1;
        }
        let mut to = words.join(" ");
        if self.eat_sign("[") {
            self.want_sign("]")?;
            to.push_str("[]");
        }
        self.want_sign(")")?;
        Ok(Node::Cast { operand, to })
    }

    /// After `(`: expressions between commas, and `)`.
    fn list(&mut self) -> Result<Vec<Node>, String> {
        let mut items = Vec::new();
        if self.eat_sign(")") {
            return Ok(items);
        }
        loop {
            items.push(self.binding_at_least(precedence::OR)?);
            if self.eat_sign(")") {
                return Ok(items);
            }
            self.want_sign(",")?;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(name: &str) -> Box<Node> {
        Box::new(Node::Column(name.to_owned()))
    }

    #[test]
    fn operators_bind_as_in_postgresql() {
        let inner = Node::Infix { operator: "+", left: column("b"), right: column("c") };
        let joined = Node::Infix { operator: "||", left: column("a"), right: Box::new(inner) };
        assert_eq!(expression("a || b + c").unwrap(), joined);
        let equal = Node::Infix { operator: "=", left: column("a"), right: column("b") };
        let is = Node::Is { operand: Box::new(equal), not: true, what: "NULL" };
        assert_eq!(expression("a = b IS NOT NULL").unwrap(), is);
        assert_eq!(expression("- 1").unwrap(), Node::Number("-1".to_owned()));
    }

    #[test]
    fn keys_have_a_class_and_an_order() {
        let key = index_key("(lower(email)) text_pattern_ops DESC").unwrap();
        assert_eq!((key.class.as_deref(), key.descending), (Some("text_pattern_ops"), true));
        let key = index_key(r#""order" DESC"#).unwrap();
        assert_eq!((key.node, key.class, key.descending), (*column("order"), None, true));
        assert!(index_key("a, b").is_err() && index_key("a + b").is_err());
    }

    #[test]
    fn what_is_no_expression_is_told() {
        assert_eq!(expression("a = ").unwrap_err(), "the grammar of `table!` does not go on with its end");
        assert_eq!(expression("a = b c").unwrap_err(), "the grammar of `table!` does not go on with `c`");
        assert_eq!(expression("a = $1").unwrap_err(), "the grammar of `table!` has no $1");
        assert!(expression("CAST(a AS text").is_err() && expression("a IN (1, )").is_err());
    }
}
