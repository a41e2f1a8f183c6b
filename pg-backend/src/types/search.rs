//! Text search. `tsvector`: how many lexemes, then each as text that ends with NUL, how many places, and the places, two
//! bytes with the weight in the upper two bits. `tsquery`: how many parts, then each operator before its right and its left
//! operand.

use bytes::{BufMut, BytesMut};
use postgres_protocol::types::{oid_from_sql, oid_to_sql};
use relvar::backend::{CodecError, Decode, Encode, Encoded};
use relvar::types::{Regconfig, Regdictionary, SearchWeight, Tsquery, Tsvector};
use relvar::value::{Lexeme, LexemePlace, Lexemes, SearchTerm, TextQuery, Weight};

use super::codec;
use crate::Pg;

const LARGEST_PLACE: u16 = 0x3FFF;
/// More lexemes, or parts of a query, than the server takes.
const LARGEST_COUNT: usize = 1 << 20;
/// The server gives up far earlier than this stack would.
const DEEPEST: usize = 1000;

const NOT: u8 = 1;
const AND: u8 = 2;
const OR: u8 = 3;
const PHRASE: u8 = 4;

fn malformed() -> CodecError {
    CodecError::new("the bytes are not those of a text search value")
}

/// Bytes that are read from the front.
struct Reader<'v>(&'v [u8]);

impl<'v> Reader<'v> {
    fn take<const LENGTH: usize>(&mut self) -> Result<[u8; LENGTH], CodecError> {
        let (first, rest) = self.0.split_first_chunk().ok_or_else(malformed)?;
        self.0 = rest;
        Ok(*first)
    }

    fn byte(&mut self) -> Result<u8, CodecError> {
        self.take::<1>().map(|[byte]| byte)
    }

    fn short(&mut self) -> Result<u16, CodecError> {
        self.take().map(u16::from_be_bytes)
    }

    fn count(&mut self) -> Result<usize, CodecError> {
        let count = usize::try_from(i32::from_be_bytes(self.take()?)).map_err(|_| malformed())?;
        if count > LARGEST_COUNT * 16 { Err(malformed()) } else { Ok(count) }
    }

    fn text(&mut self) -> Result<String, CodecError> {
        let end = self.0.iter().position(|byte| *byte == 0).ok_or_else(malformed)?;
        let (text, rest) = self.0.split_at(end);
        self.0 = &rest[1..];
        String::from_utf8(text.to_vec()).map_err(|_| CodecError::new("a lexeme is not UTF-8"))
    }

    fn end(self) -> Result<(), CodecError> {
        if self.0.is_empty() { Ok(()) } else { Err(malformed()) }
    }
}

fn put_text(text: &str, buffer: &mut BytesMut) -> Result<(), CodecError> {
    if text.is_empty() || text.contains('\0') {
        return Err(CodecError::new("a lexeme is neither empty nor does it hold the character NUL"));
    }
    buffer.put_slice(text.as_bytes());
    buffer.put_u8(0);
    Ok(())
}

fn weight_bits(weight: Weight) -> u16 {
    match weight {
        Weight::D => 0,
        Weight::C => 1,
        Weight::B => 2,
        Weight::A => 3,
    }
}

fn weight_of_bits(bits: u16) -> Weight {
    match bits & 3 {
        0 => Weight::D,
        1 => Weight::C,
        2 => Weight::B,
        _ => Weight::A,
    }
}

impl Encode<Pg, Tsvector> for Lexemes {
    fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
        // The server wants them in its own order, each once, and the places of each in theirs.
        let mut lexemes: Vec<&Lexeme> = self.0.iter().collect();
        lexemes.sort_by(|one, other| {
            (one.text.len(), one.text.as_bytes()).cmp(&(other.text.len(), other.text.as_bytes()))
        });
        if lexemes.windows(2).any(|pair| pair[0].text == pair[1].text) {
            return Err(CodecError::new("a tsvector has each lexeme once"));
        }
        if lexemes.len() > LARGEST_COUNT {
            return Err(CodecError::new("the tsvector has too many lexemes"));
        }
        buffer.put_i32(lexemes.len() as i32);
        for lexeme in lexemes {
            put_text(&lexeme.text, buffer)?;
            let mut positions = lexeme.positions.clone();
            positions.sort_unstable();
            let count = u16::try_from(positions.len()).ok().filter(|count| *count < 256);
            buffer.put_u16(count.ok_or_else(|| CodecError::new("a lexeme has at most 255 places"))?);
            for pair in positions.windows(2) {
                if pair[0].place == pair[1].place {
                    return Err(CodecError::new("a lexeme stands at each place once"));
                }
            }
            for LexemePlace { place, weight } in positions {
                if place == 0 || place > LARGEST_PLACE {
                    return Err(CodecError::new("a place of a lexeme lies between 1 and 16383"));
                }
                buffer.put_u16(place | weight_bits(weight) << 14);
            }
        }
        Ok(Encoded::Written)
    }
}

impl Decode<Pg, Tsvector> for Lexemes {
    fn decode(value: &[u8]) -> Result<Self, CodecError> {
        let mut reader = Reader(value);
        let count = reader.count()?;
        // Each has three bytes at least, whatever the count says.
        let mut lexemes = Vec::with_capacity(count.min(value.len() / 3));
        for _ in 0..count {
            let text = reader.text()?;
            let places = reader.short()?;
            let mut positions = Vec::with_capacity(usize::from(places).min(value.len() / 2));
            for _ in 0..places {
                let bits = reader.short()?;
                positions.push(LexemePlace::new(bits & LARGEST_PLACE, weight_of_bits(bits >> 14)));
            }
            lexemes.push(Lexeme { text, positions });
        }
        reader.end()?;
        Ok(Lexemes(lexemes))
    }
}

/// How many parts a term has; an error where it is too deep or too long.
fn parts(term: &SearchTerm, depth: usize) -> Result<usize, CodecError> {
    if depth > DEEPEST {
        return Err(CodecError::new("the tsquery is nested too deeply"));
    }
    let count = match term {
        SearchTerm::Word { .. } => 1,
        SearchTerm::Not(inner) => 1 + parts(inner, depth + 1)?,
        SearchTerm::And(left, right) | SearchTerm::Or(left, right) | SearchTerm::Phrase(left, right, _) => {
            1 + parts(left, depth + 1)? + parts(right, depth + 1)?
        }
    };
    if count > LARGEST_COUNT { Err(CodecError::new("the tsquery is too long")) } else { Ok(count) }
}

fn put_term(term: &SearchTerm, buffer: &mut BytesMut) -> Result<(), CodecError> {
    let mut operator = |sign: u8| {
        buffer.put_u8(2);
        buffer.put_u8(sign);
    };
    match term {
        SearchTerm::Word { text, weights, prefix } => {
            buffer.put_u8(1);
            buffer.put_u8(weights.iter().fold(0, |bits, weight| bits | 1 << weight_bits(*weight)));
            buffer.put_u8(u8::from(*prefix));
            put_text(text, buffer)
        }
        SearchTerm::Not(inner) => {
            operator(NOT);
            put_term(inner, buffer)
        }
        SearchTerm::And(left, right) => {
            operator(AND);
            put_term(right, buffer)?;
            put_term(left, buffer)
        }
        SearchTerm::Or(left, right) => {
            operator(OR);
            put_term(right, buffer)?;
            put_term(left, buffer)
        }
        SearchTerm::Phrase(left, right, distance) => {
            operator(PHRASE);
            if *distance > LARGEST_PLACE {
                return Err(CodecError::new("the distance in a phrase is at most 16383"));
            }
            buffer.put_u16(*distance);
            put_term(right, buffer)?;
            put_term(left, buffer)
        }
    }
}

fn read_term(reader: &mut Reader<'_>, depth: usize) -> Result<SearchTerm, CodecError> {
    if depth > DEEPEST {
        return Err(CodecError::new("the tsquery is nested too deeply"));
    }
    if reader.byte()? == 1 {
        let bits = reader.byte()?;
        let prefix = reader.byte()? != 0;
        let all = [Weight::A, Weight::B, Weight::C, Weight::D];
        let weights = all.into_iter().filter(|weight| bits & (1 << weight_bits(*weight)) != 0).collect();
        return Ok(SearchTerm::Word { text: reader.text()?, weights, prefix });
    }
    let sign = reader.byte()?;
    if sign == NOT {
        return Ok(SearchTerm::Not(Box::new(read_term(reader, depth + 1)?)));
    }
    let distance = if sign == PHRASE { reader.short()? } else { 0 };
    let right = Box::new(read_term(reader, depth + 1)?);
    let left = Box::new(read_term(reader, depth + 1)?);
    match sign {
        AND => Ok(SearchTerm::And(left, right)),
        OR => Ok(SearchTerm::Or(left, right)),
        PHRASE => Ok(SearchTerm::Phrase(left, right, distance)),
        _ => Err(malformed()),
    }
}

impl Encode<Pg, Tsquery> for TextQuery {
    fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
        // The server gives an empty query in binary and refuses it as input: "operand not found".
        let Some(term) = &self.0 else {
            return Err(CodecError::new(
                "PostgreSQL takes no empty `tsquery` as a value; `to_tsquery(\"\")` is one",
            ));
        };
        buffer.put_i32(parts(term, 0)? as i32);
        put_term(term, buffer)?;
        Ok(Encoded::Written)
    }
}

impl Decode<Pg, Tsquery> for TextQuery {
    fn decode(value: &[u8]) -> Result<Self, CodecError> {
        let mut reader = Reader(value);
        let term = if reader.count()? == 0 { None } else { Some(read_term(&mut reader, 0)?) };
        reader.end()?;
        Ok(TextQuery(term))
    }
}

impl Encode<Pg, SearchWeight> for Weight {
    fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
        buffer.put_u8(self.letter() as u8);
        Ok(Encoded::Written)
    }
}

impl Decode<Pg, SearchWeight> for Weight {
    fn decode(value: &[u8]) -> Result<Self, CodecError> {
        match value {
            [b'A' | b'a'] => Ok(Weight::A),
            [b'B' | b'b'] => Ok(Weight::B),
            [b'C' | b'c'] => Ok(Weight::C),
            [b'D' | b'd'] => Ok(Weight::D),
            _ => Err(CodecError::new("a weight of text search is A, B, C or D")),
        }
    }
}

codec!(u32 as Regconfig: oid_to_sql, oid_from_sql);
codec!(u32 as Regdictionary: oid_to_sql, oid_from_sql);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::test::{encoded, refused, round_trip};

    fn lexeme(text: &str, positions: &[LexemePlace]) -> Lexeme {
        Lexeme { text: text.to_owned(), positions: positions.to_vec() }
    }

    #[test]
    fn there_and_back() {
        let places = [LexemePlace::new(1, Weight::A), LexemePlace::new(LARGEST_PLACE, Weight::D)];
        round_trip::<Tsvector, Lexemes>([
            Lexemes(vec![]),
            Lexemes(vec![
                lexeme("b", &[]),
                lexeme("cat", &places),
                lexeme("dog", &[LexemePlace::new(7, Weight::C)]),
            ]),
        ]);
        let word = SearchTerm::word;
        let heavy = SearchTerm::Word { text: "x".into(), weights: vec![Weight::A, Weight::C], prefix: true };
        assert!(encoded::<Tsquery, _>(&TextQuery(None)).is_err());
        assert_eq!(TextQuery::decode(&[0; 4]).unwrap(), TextQuery(None));
        round_trip::<Tsquery, TextQuery>([
            TextQuery(Some(word("a"))),
            TextQuery(Some(word("a").and(word("b").or(heavy)))),
            TextQuery(Some(SearchTerm::Not(Box::new(word("a").followed_by(word("b"), 3))))),
        ]);
        round_trip::<SearchWeight, Weight>([Weight::A, Weight::B, Weight::C, Weight::D]);
    }

    #[test]
    fn a_document_is_put_in_the_servers_order() {
        let late = [LexemePlace::new(3, Weight::D), LexemePlace::new(1, Weight::D)];
        let document = Lexemes(vec![lexeme("cat", &[]), lexeme("b", &late)]);
        let ordered = Lexemes(vec![lexeme("b", &[late[1], late[0]]), lexeme("cat", &[])]);
        assert_eq!(encoded::<Tsvector, _>(&document).unwrap(), encoded::<Tsvector, _>(&ordered).unwrap());
    }

    #[test]
    fn what_the_server_would_refuse() {
        let refusal = |lexemes| encoded::<Tsvector, _>(&Lexemes(lexemes)).unwrap_err().to_string();
        assert!(refusal(vec![lexeme("", &[])]).contains("empty"));
        assert!(refusal(vec![lexeme("a", &[]), lexeme("a", &[])]).contains("once"));
        assert!(
            refusal(vec![lexeme("a", &[LexemePlace::new(0, Weight::D)])]).contains("between 1 and 16383")
        );
        let same = LexemePlace::new(1, Weight::D);
        assert!(refusal(vec![lexeme("a", &[same, same])]).contains("each place once"));
        let deep = (0..2 * DEEPEST).fold(SearchTerm::word("a"), |term, _| SearchTerm::Not(Box::new(term)));
        assert!(
            encoded::<Tsquery, _>(&TextQuery(Some(deep))).unwrap_err().to_string().contains("too deeply")
        );
    }

    #[test]
    fn bytes_of_something_else_are_refused() {
        let whole =
            encoded::<Tsvector, _>(&Lexemes(vec![lexeme("a", &[LexemePlace::new(1, Weight::A)])])).unwrap();
        for end in 0..whole.len() {
            assert!(!refused::<Tsvector, Lexemes>(&whole[..end]).is_empty());
        }
        assert!(!refused::<Tsvector, Lexemes>(&i32::MAX.to_be_bytes()).is_empty());
        let whole = encoded::<Tsquery, _>(&TextQuery(Some(SearchTerm::word("a").and(SearchTerm::word("b")))))
            .unwrap();
        for end in 0..whole.len() {
            assert!(!refused::<Tsquery, TextQuery>(&whole[..end]).is_empty());
        }
        assert!(
            refused::<Tsquery, TextQuery>(&[0, 0, 0, 1, 2, 9, 1, 0, 0, 97, 0, 1, 0, 0, 97, 0])
                .contains("text search")
        );
        assert!(refused::<SearchWeight, Weight>(b"x").contains("A, B, C or D"));
    }
}
