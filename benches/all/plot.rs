//! The plots: one line per scenario, one point per library with its interval, on a scale of ratios.

use std::path::Path;

use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use relvar_benches::Outcome;

use crate::figures::{Figure, Figures};

/// The libraries and their colours, in the order of the legend.
const LIBRARIES: &[(&str, RGBColor)] = &[
    ("by hand", RGBColor(90, 90, 90)),
    ("relvar", RGBColor(214, 39, 40)),
    ("relvar pipelined", RGBColor(255, 127, 14)),
    ("diesel", RGBColor(31, 119, 180)),
    ("diesel-async", RGBColor(23, 170, 207)),
    ("sqlx", RGBColor(44, 140, 44)),
    ("sea-orm", RGBColor(148, 103, 189)),
    ("toasty", RGBColor(140, 86, 75)),
];

/// A plot: its file, what it shows, and the scenarios.
const PLOTS: &[(&str, &str, &[&str])] = &[
    (
        "reads",
        "Reads",
        &[
            "key",
            "load-1",
            "load-10",
            "load-100",
            "load-1000",
            "load-10000",
            "join-100",
            "join-1000",
            "tree",
            "nested",
            "page",
            "dynamic",
            "first",
        ],
    ),
    (
        "writes",
        "Writes, and 100 tasks over a pool",
        &[
            "insert-1",
            "insert-100",
            "insert-1000",
            "insert-10000",
            "bulk-100000",
            "upsert-100",
            "update",
            "pool",
        ],
    ),
];

/// Sizes in pixels.
const WIDTH: u32 = 900;
const LINE: u32 = 46;
const HEAD: u32 = 74;
const FOOT: u32 = 46;
const LEFT: i32 = 130;
const RIGHT: i32 = 30;

/// Where the scale has a line.
const MARKS: &[f64] = &[0.2, 0.3, 0.5, 0.7, 1.0, 1.5, 2.0, 3.0, 5.0, 10.0, 20.0, 50.0];

/// From ratios to pixels: equal factors are equal lengths.
struct Scale {
    least: f64,
    most: f64,
}

impl Scale {
    fn of<'f>(figures: impl Iterator<Item = &'f Figure>) -> Self {
        let (mut least, mut most) = (0.8_f64, 1.25_f64);
        for Figure { ratio, .. } in figures {
            least = least.min(ratio.low.max(ratio.median / 2.0));
            most = most.max(ratio.high.min(ratio.median * 2.0));
        }
        Scale { least: least * 0.93, most: most * 1.07 }
    }

    fn place(&self, ratio: f64) -> i32 {
        let part = (ratio.clamp(self.least, self.most) / self.least).ln() / (self.most / self.least).ln();
        LEFT + (part * f64::from(WIDTH as i32 - LEFT - RIGHT)) as i32
    }
}

/// Draws the plots of one shape.
pub(crate) fn draw_all(figures: &Figures, folder: &Path, shape: &str) -> Outcome<()> {
    for (name, title, scenarios) in PLOTS {
        let known: Vec<&str> =
            scenarios.iter().copied().filter(|scenario| figures.of(scenario).next().is_some()).collect();
        if !known.is_empty() {
            draw(&folder.join(format!("{name}-{shape}.svg")), title, figures, &known)?;
        }
    }
    Ok(())
}

fn draw(path: &Path, title: &str, figures: &Figures, scenarios: &[&str]) -> Outcome<()> {
    let lines = scenarios.len() as u32;
    let size = (WIDTH, HEAD + LINE * lines + FOOT);
    let area = SVGBackend::new(path, size).into_drawing_area();
    area.fill(&WHITE)?;
    let text = |size: i32| ("sans-serif", size).into_font().color(&RGBColor(40, 40, 40));
    let heading = format!("{title}: time over that of tokio-postgres by hand (less is better)");
    area.draw_text(&heading, &text(20), (12, 10))?;

    let is_drawn = |figure: &&Figure| LIBRARIES.iter().any(|(name, _)| *name == figure.library);
    let drawn = || scenarios.iter().flat_map(|scenario| figures.of(scenario)).filter(is_drawn);
    let mut at = 14;
    for (name, color) in LIBRARIES {
        if drawn().any(|figure| figure.library == *name) {
            area.draw(&Circle::new((at, 50), 5, color.filled()))?;
            area.draw_text(name, &text(16), (at + 9, 42))?;
            at += 32 + 8 * name.len() as i32;
        }
    }

    let scale = Scale::of(drawn());
    let bottom = (HEAD + LINE * lines) as i32;
    let pale = RGBColor(225, 225, 225);
    for mark in MARKS.iter().filter(|mark| (scale.least..scale.most).contains(*mark)) {
        let x = scale.place(*mark);
        let style = if *mark == 1.0 { RGBColor(90, 90, 90).stroke_width(2) } else { pale.stroke_width(1) };
        area.draw(&PathElement::new(vec![(x, HEAD as i32), (x, bottom)], style))?;
        let centered = text(16).pos(Pos::new(HPos::Center, VPos::Top));
        area.draw_text(&mark.to_string(), &centered, (x, bottom + 8))?;
    }
    for (line, scenario) in scenarios.iter().enumerate() {
        let top = HEAD as i32 + LINE as i32 * line as i32;
        area.draw(&PathElement::new(vec![(12, top), (WIDTH as i32 - RIGHT, top)], pale.stroke_width(1)))?;
        let right = text(17).pos(Pos::new(HPos::Right, VPos::Center));
        area.draw_text(scenario, &right, (LEFT - 12, top + LINE as i32 / 2))?;
        for (place, (name, color)) in LIBRARIES.iter().enumerate().skip(1) {
            let Some(Figure { ratio, .. }) = figures.one(scenario, name) else { continue };
            let y = top + 5 + place as i32 * (LINE as i32 - 8) / LIBRARIES.len() as i32;
            let interval = vec![(scale.place(ratio.low), y), (scale.place(ratio.high), y)];
            area.draw(&PathElement::new(interval, color.stroke_width(2)))?;
            area.draw(&Circle::new((scale.place(ratio.median), y), 4, color.filled()))?;
        }
    }
    area.present()?;
    Ok(())
}
