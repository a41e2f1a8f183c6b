//! Text functions (PostgreSQL manual, section 9.4), those of `bytea` that go by the same name, and patterns (section 9.7).

use crate::types::*;

crate::function! {
    /// In small letters.
    pub fn lower(text: Text) -> Text = Lower "lower";
    /// In capital letters.
    pub fn upper(text: Text) -> Text = Upper "upper";
    /// In characters; in bytes of `bytea`, in bits of a bit string.
    pub fn length(text in Sequence) -> Int4 = Length "length";
    /// In characters.
    pub fn char_length(text: Text) -> Int4 = CharLength "char_length" sqlite ["length(", ")"];
}

crate::function! { postgres "9.4";
    /// In characters.
    pub fn character_length(text: Text) -> Int4 = CharacterLength "character_length" sqlite ["length(", ")"] needs crate::render::Everywhere;
    /// In bytes.
    pub fn octet_length(text in Sequence) -> Int4 = OctetLength "octet_length" needs crate::render::Everywhere;
    /// In bits.
    pub fn bit_length(text in Sequence) -> Int4 = BitLength "bit_length";
    /// With `new` in place of as many characters from `start` on, or of `count`.
    pub fn overlay(text in Sequence, new: Of::Part, start: Int4) or overlay_for(count: Int4) -> Of::Part = Overlay "overlay" with ["", " PLACING ", " FROM ", " FOR ", ")"];
    /// Where `part` begins in `text`, counted from 1; 0 where it is not in it.
    pub fn position(part in Sequence, text: Of) -> Int4 = Position "position" with ["", " IN ", ")"];
    /// Where `part` begins in `text`, counted from 1; 0 where it is not in it.
    pub fn strpos(text: Text, part: Text) -> Int4 = Strpos "strpos" sqlite ["instr(", ")"] needs crate::render::Everywhere;
    /// From the character `start` on, counted from 1; all of them or `count`.
    pub fn substring(text in Sequence, start: Int4) or substring_for(count: Int4) -> Of::Part = Substring "substring" with ["", " FROM ", " FOR ", ")"];
    /// From the character `start` on, counted from 1; all of them or `count`.
    pub fn substr(text in Trimmed, start: Int4) or substr_for(count: Int4) -> Of::Part = Substr "substr";
    /// Without spaces, or `characters`, at both ends.
    pub fn btrim(text: Text) or btrim_of(characters: Text) -> Text = Btrim "btrim" sqlite ["trim(", ")"] needs crate::render::Everywhere;
    /// Without spaces, or `characters`, at the start.
    pub fn ltrim(text: Text) or ltrim_of(characters: Text) -> Text = Ltrim "ltrim" needs crate::render::Everywhere;
    /// Without spaces, or `characters`, at the end.
    pub fn rtrim(text: Text) or rtrim_of(characters: Text) -> Text = Rtrim "rtrim" needs crate::render::Everywhere;
    /// Without spaces at both ends.
    pub fn trim(text: Text) -> Text = Trim "trim" needs crate::render::Everywhere;
    /// Without `characters` at both ends.
    pub fn trim_both(characters in Trimmed, text: Of) -> Of::Part = TrimBoth "trim" with ["BOTH ", " FROM ", ")"];
    /// Without `characters` at the start.
    pub fn trim_leading(characters in Trimmed, text: Of) -> Of::Part = TrimLeading "trim" with ["LEADING ", " FROM ", ")"];
    /// Without `characters` at the end.
    pub fn trim_trailing(characters in Trimmed, text: Of) -> Of::Part = TrimTrailing "trim" with ["TRAILING ", " FROM ", ")"];
    /// The code of the first character.
    pub fn ascii(text: Text) -> Int4 = Ascii "ascii";
    /// The character with this code.
    pub fn chr(code: Int4) -> Text = Chr "chr" sqlite ["char(", ")"] needs crate::render::Everywhere;
    /// The texts of all values, without those that are NULL.
    pub fn concat(.. values: AnyType) -> Text = ConcatAll "concat" nulls NeverNull;
    /// The texts of all values with `separator` between them, without those that are NULL.
    pub fn concat_ws(separator: Text, .. values: AnyType) -> Text = ConcatWs "concat_ws" nulls FirstNull;
    /// `%s` is a value, `%I` an identifier, `%L` a literal.
    pub fn format(template: Text, .. values: AnyType) -> Text = Format "format" nulls FirstNull;
    /// Every word begins with a capital letter.
    pub fn initcap(text: Text) -> Text = Initcap "initcap";
    /// The first `count` characters.
    pub fn left(text: Text, count: Int4) -> Text = Left "left";
    /// The last `count` characters.
    pub fn right(text: Text, count: Int4) -> Text = Right "right";
    /// With spaces, or `fill`, before it up to `length`.
    pub fn lpad(text: Text, length: Int4) or lpad_with(fill: Text) -> Text = Lpad "lpad";
    /// With spaces, or `fill`, after it up to `length`.
    pub fn rpad(text: Text, length: Int4) or rpad_with(fill: Text) -> Text = Rpad "rpad";
    /// The MD5 hash as hexadecimal text.
    pub fn md5(text in Sequence) -> Text = Md5 "md5";
    /// In Unicode's normal form NFC.
    pub fn normalize(text: Text) -> Text = Normalize "normalize";
    /// In Unicode's normal form NFD.
    pub fn normalize_nfd(text: Text) -> Text = NormalizeNfd "normalize" with ["", ", NFD)"];
    /// In Unicode's normal form NFKC.
    pub fn normalize_nfkc(text: Text) -> Text = NormalizeNfkc "normalize" with ["", ", NFKC)"];
    /// In Unicode's normal form NFKD.
    pub fn normalize_nfkd(text: Text) -> Text = NormalizeNfkd "normalize" with ["", ", NFKD)"];
    /// The parts of a qualified name.
    pub fn parse_ident(name: Text) or parse_ident_strict(strict: Bool) -> Array<Text> = ParseIdent "parse_ident";
    /// As an identifier in SQL text.
    pub fn quote_ident(text: Text) -> Text = QuoteIdent "quote_ident";
    /// As a literal in SQL text.
    pub fn quote_literal(value: AnyType) -> Text = QuoteLiteral "quote_literal";
    /// As a literal in SQL text; NULL becomes the word `NULL`.
    pub fn quote_nullable(value: AnyType) -> Text = QuoteNullable "quote_nullable" nulls NeverNull;
    /// `times` times.
    pub fn repeat(text: Text, times: Int4) -> Text = Repeat "repeat";
    /// With `new` for every `old`.
    pub fn replace(text: Text, old: Text, new: Text) -> Text = Replace "replace" needs crate::render::Everywhere;
    /// From the last character to the first.
    pub fn reverse(text: Text) -> Text = Reverse "reverse";
    /// The field `number`, counted from 1, or from the end where it is negative.
    pub fn split_part(text: Text, delimiter: Text, number: Int4) -> Text = SplitPart "split_part";
    /// As [`TextSearch::starts_with`](crate::expr::ops::text::TextSearch::starts_with), of an expression.
    pub fn starts_with(text: Text, prefix: Text) -> Bool = StartsWith "starts_with";
    /// The fields; what equals `null_text` is NULL.
    pub fn string_to_array(text: Text, delimiter: Text) or string_to_array_null(null_text: Text) -> Array<Text> = StringToArray "string_to_array" nulls FirstNull;
    /// Without accents, from the database's encoding or from `encoding`.
    pub fn to_ascii(text: Text) or to_ascii_from(encoding: Name) -> Text = ToAscii "to_ascii";
    /// Without accents, from the encoding with this number.
    pub fn to_ascii_from_number(text: Text, encoding: Int4) -> Text = ToAsciiNumber "to_ascii";
    /// In hexadecimal digits.
    pub fn to_hex(number in Integer) -> Text = ToHex "to_hex";
    /// With each character of `old` replaced by that of `new` in the same place.
    pub fn translate(text: Text, old: Text, new: Text) -> Text = Translate "translate";
    /// With escapes such as `\0061` taken for what they stand for.
    pub fn unistr(text: Text) -> Text = Unistr "unistr";
    /// The client's encoding.
    pub fn pg_client_encoding() -> Name = PgClientEncoding "pg_client_encoding";
}

crate::function! { postgres "9.7";
    /// The part that `pattern`, a POSIX regular expression, matches.
    pub fn substring_pattern(text: Text, pattern: Text) -> Text = SubstringPattern "substring" with ["", " FROM ", ")"] nulls MaybeNull;
    /// The part that `pattern`, an SQL regular expression, marks.
    pub fn substring_similar(text: Text, pattern: Text, escape: Text) -> Text = SubstringSimilar "substring" with ["", " SIMILAR ", " ESCAPE ", ")"] nulls MaybeNull;
    /// How often `pattern` matches.
    pub fn regexp_count(text: Text, pattern: Text) or regexp_count_from(start: Int4) or regexp_count_with(start: Int4, flags: Text) -> Int4 = RegexpCount "regexp_count";
    /// Where the first match begins, or the `number`th; 0 where there is none.
    pub fn regexp_instr(text: Text, pattern: Text) or regexp_instr_from(start: Int4) or regexp_instr_nth(start: Int4, number: Int4) or regexp_instr_with(start: Int4, number: Int4, end: Int4, flags: Text, group: Int4) -> Int4 = RegexpInstr "regexp_instr";
    /// Does `pattern` match?
    pub fn regexp_like(text: Text, pattern: Text) or regexp_like_with(flags: Text) -> Bool = RegexpLike "regexp_like";
    /// The groups of the first match; NULL where there is none.
    pub fn regexp_match(text: Text, pattern: Text) or regexp_match_with(flags: Text) -> Array<Text> = RegexpMatch "regexp_match" nulls MaybeNull;
    /// With `new` for the first match, or for all with the flag `g`.
    pub fn regexp_replace(text: Text, pattern: Text, new: Text) or regexp_replace_with(flags: Text) or regexp_replace_from(start: Int4) or regexp_replace_nth(start: Int4, number: Int4) or regexp_replace_nth_with(start: Int4, number: Int4, flags: Text) -> Text = RegexpReplace "regexp_replace";
    /// What stands between the matches.
    pub fn regexp_split_to_array(text: Text, pattern: Text) or regexp_split_to_array_with(flags: Text) -> Array<Text> = RegexpSplitToArray "regexp_split_to_array";
    /// The first match, or the `number`th; NULL where there is none.
    pub fn regexp_substr(text: Text, pattern: Text) or regexp_substr_from(start: Int4) or regexp_substr_nth(start: Int4, number: Int4) or regexp_substr_with(start: Int4, number: Int4, flags: Text, group: Int4) -> Text = RegexpSubstr "regexp_substr" nulls MaybeNull;
}
