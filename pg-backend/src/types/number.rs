//! The integers and floats.

use postgres_protocol::types::{
    float4_from_sql, float4_to_sql, float8_from_sql, float8_to_sql, int2_from_sql, int2_to_sql,
    int4_from_sql, int4_to_sql, int8_from_sql, int8_to_sql,
};
use relvar::types::{Float4, Float8, Int2, Int4, Int8};

use super::codec;

codec!(i16 as Int2: int2_to_sql, int2_from_sql);
codec!(i32 as Int4: int4_to_sql, int4_from_sql);
codec!(i64 as Int8: int8_to_sql, int8_from_sql);
codec!(f32 as Float4: float4_to_sql, float4_from_sql);
codec!(f64 as Float8: float8_to_sql, float8_from_sql);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::test::{refused, round_trip};

    #[test]
    fn limits() {
        round_trip::<Int2, i16>([i16::MIN, -1, 0, 1, i16::MAX]);
        round_trip::<Int4, i32>([i32::MIN, -1, 0, 1, i32::MAX]);
        round_trip::<Int8, i64>([i64::MIN, -1, 0, 1, i64::MAX]);
        round_trip::<Float4, f32>([f32::MIN, -0.0, 1.5, f32::INFINITY]);
        round_trip::<Float8, f64>([f64::MIN, -0.0, 1.5, f64::INFINITY, f64::MIN_POSITIVE]);
    }

    #[test]
    fn a_value_of_another_size_is_refused() {
        assert_eq!(refused::<Int4, i32>(&[0; 8]), "invalid buffer size");
        assert!(!refused::<Int8, i64>(&[0; 4]).is_empty());
    }
}
