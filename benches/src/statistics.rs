//! Means and medians, and the interval in which the true one lies, without any assumption on how figures are spread.

/// A median and its interval of 95 %.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The median.
    pub median: f64,
    /// Where the interval begins.
    pub low: f64,
    /// Where the interval ends.
    pub high: f64,
}

impl Estimate {
    /// Whether a ratio is at most `limit`, or cannot be told apart from one that is.
    pub fn verdict(self, limit: f64) -> &'static str {
        match self {
            Estimate { median, .. } if median <= limit => "kept",
            Estimate { low, .. } if low <= limit => "**not told apart**",
            _ => "**broken**",
        }
    }
}

/// The mean; not a number where there is no figure.
pub fn mean(figures: &[f64]) -> f64 {
    figures.iter().sum::<f64>() / figures.len() as f64
}

/// The median; not a number where there is no figure.
pub fn median(figures: &[f64]) -> f64 {
    let ordered = ordered(figures);
    match ordered.len() {
        0 => f64::NAN,
        length if length % 2 == 1 => ordered[length / 2],
        length => f64::midpoint(ordered[length / 2 - 1], ordered[length / 2]),
    }
}

/// The median with its interval by order statistics: each figure is on either side of the true median like a coin, so
/// the number of figures below it is binomial.
pub fn estimate(figures: &[f64]) -> Estimate {
    let ordered = ordered(figures);
    if ordered.is_empty() {
        return Estimate { median: f64::NAN, low: f64::NAN, high: f64::NAN };
    }
    let last = ordered.len() - 1;
    let half = 1.96 * (ordered.len() as f64).sqrt() / 2.0;
    let middle = ordered.len() as f64 / 2.0;
    let below = (middle - half).floor().max(0.0) as usize;
    let above = ((middle + half).ceil() as usize).min(last);
    Estimate { median: median(figures), low: ordered[below.min(last)], high: ordered[above] }
}

fn ordered(figures: &[f64]) -> Vec<f64> {
    let mut ordered = figures.to_vec();
    ordered.sort_by(f64::total_cmp);
    ordered
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_of_an_even_number_lies_between() {
        assert_eq!(median(&[4.0, 1.0, 2.0, 3.0]), 2.5);
        assert_eq!(median(&[9.0, 1.0, 2.0]), 2.0);
        assert!(median(&[]).is_nan());
    }

    #[test]
    fn a_budget_is_kept_broken_or_not_told_apart() {
        let ratio = |median: f64| Estimate { median, low: median - 0.02, high: median + 0.02 };
        assert_eq!(ratio(1.05).verdict(1.05), "kept");
        assert_eq!(ratio(1.06).verdict(1.05), "**not told apart**");
        assert_eq!(ratio(1.08).verdict(1.05), "**broken**");
    }

    #[test]
    fn the_interval_holds_the_median_and_narrows() {
        let few: Vec<f64> = (0..20).map(f64::from).collect();
        let many: Vec<f64> = (0..2_000).map(|figure| f64::from(figure) / 100.0).collect();
        let (few, many) = (estimate(&few), estimate(&many));
        assert!(few.low <= few.median && few.median <= few.high);
        assert!(many.high - many.low < (few.high - few.low) / 5.0);
        assert_eq!((few.low, few.high), (5.0, 15.0));
    }
}
