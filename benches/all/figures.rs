//! The figures that `time` wrote as CSV.

use std::fs;
use std::path::Path;

use relvar_benches::Outcome;
use relvar_benches::statistics::Estimate;

/// One library in one scenario.
#[derive(Clone)]
pub(crate) struct Figure {
    pub(crate) scenario: String,
    pub(crate) library: String,
    /// Of one call.
    pub(crate) microseconds: f64,
    /// To tokio-postgres by hand.
    pub(crate) ratio: Estimate,
}

/// All of them, in the order of the file.
pub(crate) struct Figures(Vec<Figure>);

impl Figures {
    pub(crate) fn read(path: &Path) -> Outcome<Self> {
        let text = fs::read_to_string(path)?;
        let lines = text.lines().skip(1).filter(|line| !line.is_empty());
        let figures: Outcome<Vec<Figure>> = lines.map(Figure::read).collect();
        Ok(Figures(figures.map_err(|error| format!("{}: {error}", path.display()))?))
    }

    pub(crate) fn of<'f>(&'f self, scenario: &'f str) -> impl Iterator<Item = &'f Figure> {
        self.0.iter().filter(move |figure| figure.scenario == scenario)
    }

    pub(crate) fn one(&self, scenario: &str, library: &str) -> Option<&Figure> {
        self.0.iter().find(|figure| figure.scenario == scenario && figure.library == library)
    }
}

impl Figure {
    fn read(line: &str) -> Outcome<Self> {
        let [_, _, scenario, library, _, microseconds, median, low, high] =
            line.split(',').collect::<Vec<_>>()[..]
        else {
            return Err(format!("`{line}` has other columns").into());
        };
        Ok(Figure {
            scenario: scenario.to_owned(),
            library: library.to_owned(),
            microseconds: microseconds.parse()?,
            ratio: Estimate { median: median.parse()?, low: low.parse()?, high: high.parse()? },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read() {
        let figure = Figure::read("current,unix,key,by hand,31,25.1,1.0000,0.9900,1.0100").unwrap();
        assert_eq!((figure.scenario.as_str(), figure.library.as_str()), ("key", "by hand"));
        assert_eq!(figure.microseconds, 25.1);
        assert_eq!(figure.ratio, Estimate { median: 1.0, low: 0.99, high: 1.01 });
        assert!(Figure::read("current,unix,key").is_err());
    }
}
