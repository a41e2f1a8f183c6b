//! Tokens to an expression.
//!
//! ```text
//! expression := or-expression, with SQL's precedence
//!   words     and, or, not, is [not] null|true|false, [not] between a and b, [not] in (..), [not] like, [not] ilike
//!   signs     = == <> != < <= > >= + - * / % || ~ ~* !~ -> ->>   and the cast x::Type
//!   primary   literal, column, function(..), (expression)
//! ```

use proc_macro2::{Ident, Span};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, discouraged::Speculative};
use syn::{Lit, Token, token};

use super::{
    CastTarget, Expression, Literal, MINUS, NEGATED_WORDS, NOT, Node, Operator, SIGNS, Test, WORDS,
    functions, precedence,
};
use crate::names::Name;
use crate::report::suggestion;
use crate::table::data_type::DataType;
use crate::table::parse::{ColumnType, data_type, in_parentheses, list_of};

/// One expression.
pub(crate) fn parse(input: ParseStream<'_>) -> syn::Result<Expression> {
    binding_at_least(input, precedence::OR)
}

fn at(span: Span, node: Node) -> Expression {
    Expression { node, span }
}

/// An expression whose outermost operator binds at least as tightly as `least`.
fn binding_at_least(input: ParseStream<'_>, least: u8) -> syn::Result<Expression> {
    let mut left = prefix(input)?;
    // Comparisons do not chain: after one, only what binds less tightly may follow.
    let mut most = precedence::PRIMARY;
    loop {
        let ahead = input.fork();
        let Some((precedence, parsed)) = postfix_or_infix(&ahead)? else { return Ok(left) };
        if precedence < least {
            return Ok(left);
        }
        if precedence > most {
            return Err(input.error("comparisons do not chain: write `a < b and b < c`"));
        }
        input.advance_to(&ahead);
        left = finish(input, left, precedence, parsed)?;
        most = if precedence == precedence::COMPARISON { precedence - 1 } else { precedence };
    }
}

/// What follows a left operand.
enum Follower {
    Infix(&'static Operator),
    Is { not: bool },
    Between { not: bool },
    In { not: bool },
}

fn postfix_or_infix(input: ParseStream<'_>) -> syn::Result<Option<(u8, Follower)>> {
    if input.is_empty() || input.peek(Token![,]) || input.peek(Token![where]) {
        return Ok(None);
    }
    if input.peek(Token![in]) {
        input.parse::<Token![in]>()?;
        return Ok(Some((precedence::PATTERN, Follower::In { not: false })));
    }
    if input.peek(Ident::peek_any) {
        let word: Ident = input.call(Ident::parse_any)?;
        return word_follower(input, &word).map(Some);
    }
    if input.peek(Token![&&]) {
        return Err(input.error("write `and`"));
    }
    let operator = SIGNS.iter().find(|(sign, _)| peek_sign(input, sign));
    let Some((sign, operator)) = operator else { return Ok(None) };
    for _ in sign.chars() {
        input.parse::<proc_macro2::Punct>()?;
    }
    Ok(Some((operator.precedence, Follower::Infix(operator))))
}

fn word_follower(input: ParseStream<'_>, word: &Ident) -> syn::Result<(u8, Follower)> {
    let text = word.to_string();
    if let Some((_, operator)) = WORDS.iter().find(|(name, _)| *name == text) {
        return Ok((operator.precedence, Follower::Infix(operator)));
    }
    match text.as_str() {
        "is" => Ok((precedence::IS, Follower::Is { not: eat_word(input, "not") })),
        "between" => Ok((precedence::PATTERN, Follower::Between { not: false })),
        "not" if input.peek(Token![in]) => {
            input.parse::<Token![in]>()?;
            Ok((precedence::PATTERN, Follower::In { not: true }))
        }
        "not" if eat_word(input, "between") => Ok((precedence::PATTERN, Follower::Between { not: true })),
        "not" => {
            let next: Ident = input.call(Ident::parse_any)?;
            let found = NEGATED_WORDS.iter().find(|(name, _)| next == *name);
            let (_, operator) = found.ok_or_else(|| {
                syn::Error::new(next.span(), "expected `in`, `between`, `like` or `ilike` after `not`")
            })?;
            Ok((operator.precedence, Follower::Infix(operator)))
        }
        _ => {
            let words = ["and", "or", "is", "not", "between", "in", "like", "ilike", "where"];
            Err(syn::Error::new(
                word.span(),
                format!("unknown operator `{text}`{}", suggestion(&text, words)),
            ))
        }
    }
}

/// The right side of an operator, after its words.
fn finish(
    input: ParseStream<'_>,
    left: Expression,
    precedence: u8,
    follower: Follower,
) -> syn::Result<Expression> {
    let span = left.span;
    let operand = Box::new(left);
    let node = match follower {
        Follower::Infix(operator) => {
            let right = Box::new(binding_at_least(input, precedence + 1)?);
            Node::Infix { operator, left: operand, right }
        }
        Follower::Is { not } => Node::Is { operand, not, what: test(input)? },
        Follower::Between { not } => {
            let low = Box::new(binding_at_least(input, precedence + 1)?);
            if !eat_word(input, "and") {
                return Err(input.error("expected `and`, as in `x between 1 and 9`"));
            }
            let high = Box::new(binding_at_least(input, precedence + 1)?);
            Node::Between { operand, not, low, high }
        }
        Follower::In { not } => {
            let list = in_parentheses(input, |input| list_of(input, parse))?;
            if list.is_empty() {
                return Err(syn::Error::new(span, "IN needs at least one value"));
            }
            Node::In { operand, not, list }
        }
    };
    Ok(at(span, node))
}

fn test(input: ParseStream<'_>) -> syn::Result<Test> {
    let word: Ident = input.call(Ident::parse_any)?;
    match word.to_string().as_str() {
        "null" => Ok(Test::Null),
        "true" => Ok(Test::True),
        "false" => Ok(Test::False),
        _ => Err(syn::Error::new(word.span(), "expected `null`, `true` or `false` after `is`")),
    }
}

fn prefix(input: ParseStream<'_>) -> syn::Result<Expression> {
    let span = input.span();
    if input.peek(Token![!]) {
        return Err(input.error("write `not`"));
    }
    if input.peek(Token![-]) {
        input.parse::<Token![-]>()?;
        let operand = prefix(input)?;
        return Ok(at(span, negated(operand)));
    }
    if eat_word(input, "not") {
        let operand = Box::new(binding_at_least(input, precedence::NOT)?);
        return Ok(at(span, Node::Prefix { operator: &NOT, operand }));
    }
    casts(input)
}

/// A minus before a number belongs to the number.
fn negated(operand: Expression) -> Node {
    match operand.node {
        Node::Literal(Literal::Number { text, integer }) if !text.starts_with('-') => {
            let integer = integer.map(|number| -number);
            Node::Literal(Literal::Number { text: format!("-{text}"), integer })
        }
        node => Node::Prefix { operator: &MINUS, operand: Box::new(at(operand.span, node)) },
    }
}

fn casts(input: ParseStream<'_>) -> syn::Result<Expression> {
    let mut operand = primary(input)?;
    while input.peek(Token![::]) {
        input.parse::<Token![::]>()?;
        let to = data_type(input)?;
        let target = cast_target(&to)?;
        operand = at(operand.span, Node::Cast { operand: Box::new(operand), to: target });
    }
    Ok(operand)
}

/// A built-in type or an array of one: of other types the macro does not know the name in SQL.
fn cast_target(to: &ColumnType) -> syn::Result<CastTarget> {
    if to.nullable {
        return Err(syn::Error::new(to.span, "a cast names no nullability: leave out `Nullable`"));
    }
    let (element, array) = match &to.data_type {
        DataType::Array { element, .. } => (&**element, true),
        other => (other, false),
    };
    let message = "a cast needs a built-in type or an array of one";
    let built_in = element.built_in().ok_or_else(|| syn::Error::new(to.span, message))?;
    Ok(CastTarget { built_in, array })
}

fn primary(input: ParseStream<'_>) -> syn::Result<Expression> {
    let span = input.span();
    if input.peek(token::Paren) {
        return in_parentheses(input, parse);
    }
    if input.peek(Lit) {
        let literal: Lit = input.parse()?;
        return Ok(at(literal.span(), Node::Literal(self::literal(&literal)?)));
    }
    if !input.peek(Ident::peek_any) {
        return Err(input.error("expected a column, a literal or a function call"));
    }
    let word: Ident = input.call(Ident::parse_any)?;
    let text = word.to_string();
    if text == "null" {
        return Ok(at(span, Node::Literal(Literal::Null)));
    }
    if input.peek(token::Paren) {
        return call(input, &word);
    }
    if let Some(function) = functions::find(&text).filter(|function| function.bare) {
        return Ok(at(span, Node::Call { function, arguments: Vec::new() }));
    }
    Ok(at(span, Node::Column(Name::new(&word))))
}

fn call(input: ParseStream<'_>, word: &Ident) -> syn::Result<Expression> {
    let arguments = in_parentheses(input, |input| list_of(input, parse))?;
    let text = word.to_string();
    let fail = |message: String| Err(syn::Error::new(word.span(), message));
    let Some(function) = functions::find(&text) else {
        let near = crate::report::nearest(&text, functions::names());
        let hint = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
        return fail(format!("`table!` does not know the SQL function `{text}`{hint}"));
    };
    let given = arguments.len();
    if function.bare {
        return fail(format!("`{text}` is written without parentheses"));
    }
    if given < function.required {
        return fail(format!("`{text}` needs {} argument(s), found {given}", function.required));
    }
    if given > function.arguments.len() && !function.repeats {
        return fail(format!("`{text}` takes {} argument(s), found {given}", function.arguments.len()));
    }
    Ok(at(word.span(), Node::Call { function, arguments }))
}

fn literal(literal: &Lit) -> syn::Result<Literal> {
    let text = match literal {
        Lit::Bool(value) => return Ok(Literal::Bool(value.value)),
        Lit::Int(value) if value.suffix().is_empty() => {
            let number: i128 = value.base10_parse()?;
            return Ok(Literal::Number { text: number.to_string(), integer: Some(number) });
        }
        Lit::Float(value) if value.suffix().is_empty() => {
            return Ok(Literal::Number { text: value.base10_digits().to_owned(), integer: None });
        }
        Lit::Str(value) => value.value(),
        Lit::Char(value) => value.value().to_string(),
        other => {
            let message = "expected a number, a string, `true`, `false` or `null`";
            return Err(syn::Error::new(other.span(), message));
        }
    };
    if text.contains('\0') {
        return Err(syn::Error::new(literal.span(), "a text of SQL cannot hold the character U+0000"));
    }
    Ok(Literal::Text(text))
}

/// Takes the next word if it is `word`.
fn eat_word(input: ParseStream<'_>, word: &str) -> bool {
    let ahead = input.fork();
    let found = ahead.call(Ident::parse_any).is_ok_and(|ident| ident == word);
    if found {
        input.advance_to(&ahead);
    }
    found
}

/// Do the next tokens spell `sign`, without blanks between them?
fn peek_sign(input: ParseStream<'_>, sign: &str) -> bool {
    let mut cursor = input.cursor();
    let last = sign.chars().count() - 1;
    sign.chars().enumerate().all(|(index, wanted)| match cursor.punct() {
        Some((punct, rest)) => {
            cursor = rest;
            let joined = index == last || punct.spacing() == proc_macro2::Spacing::Joint;
            punct.as_char() == wanted && joined
        }
        None => false,
    })
}
