//! The theme's colours, read from its stylesheet, can be told apart: WCAG 2.1, 1.4.3 for text (4.5:1) and 1.4.11 for graphics (3:1).

use std::collections::BTreeMap;

type Colours = BTreeMap<String, [u8; 3]>;

/// The custom properties with a colour in a stretch of the stylesheet.
fn colours(css: &str) -> Colours {
    let declaration = |line: &str| {
        let (name, value) = line.trim().strip_prefix("--")?.split_once(':')?;
        let hex = value.trim().strip_suffix(';')?.strip_prefix('#')?;
        let byte = |at: usize| u8::from_str_radix(hex.get(at..at + 2)?, 16).ok();
        Some((name.to_owned(), [byte(0)?, byte(2)?, byte(4)?]))
    };
    css.lines().filter_map(declaration).collect()
}

/// Light and dark.
fn schemes() -> [Colours; 2] {
    let files = diarium::source::default_theme();
    let css = String::from_utf8(files["assets/site.css"].to_vec()).expect("UTF-8");
    let (light, rest) = css.split_once("@media (prefers-color-scheme: dark)").expect("there is a dark scheme");
    let dark = rest.split("/* Ground */").next().expect("split gives one");
    [colours(light), colours(dark)]
}

/// Relative luminance, as WCAG 2 defines it.
fn luminance(colour: [u8; 3]) -> f64 {
    let [r, g, b] = colour.map(|channel| {
        let channel = f64::from(channel) / 255.0;
        if channel <= 0.04045 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

fn ratio(a: [u8; 3], b: [u8; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Pairs below a ratio, with theirs.
fn too_close(pairs: &[(&str, &str)], least: f64) -> Vec<String> {
    let schemes = schemes();
    let mut found = Vec::new();
    for (scheme, name) in schemes.iter().zip(["light", "dark"]) {
        for (a, b) in pairs {
            let ratio = ratio(scheme[*a], scheme[*b]);
            if ratio < least {
                found.push(format!("{name}: {a} on {b} {ratio:.1}"));
            }
        }
    }
    found
}

#[test]
fn both_schemes_have_the_same_colours() {
    let [light, dark] = schemes();
    assert_eq!(light.keys().collect::<Vec<_>>(), dark.keys().collect::<Vec<_>>());
    assert_eq!(light.len(), 13);
}

#[test]
fn text_can_be_read() {
    let grounds = ["paper", "sheet", "band", "band-2"];
    let mut pairs: Vec<(&str, &str)> = Vec::new();
    for text in ["ink", "ink-2", "accent"] {
        pairs.extend(grounds.map(|ground| (text, ground)));
    }
    pairs.extend([("ink", "tint"), ("ink-2", "tint"), ("ink", "mark"), ("paper", "accent"), ("paper", "accent-deep")]);
    pairs.extend([("accent-deep", "paper"), ("accent-deep", "sheet"), ("visited", "paper"), ("visited", "sheet")]);
    assert_eq!(too_close(&pairs, 4.5), Vec::<String>::new());
}

#[test]
fn graphics_can_be_seen() {
    let pairs = [
        ("edge", "paper"),
        ("edge", "sheet"),
        ("edge", "band"),
        ("edge", "band-2"),
        ("accent", "tint"),
        ("accent", "band"),
        ("accent", "band-2"),
    ];
    assert_eq!(too_close(&pairs, 3.0), Vec::<String>::new());
}

#[test]
fn the_formula_is_that_of_wcag() {
    assert_eq!(format!("{:.1}", ratio([0, 0, 0], [255, 255, 255])), "21.0");
    assert_eq!(format!("{:.1}", ratio([0x76, 0x76, 0x76], [255, 255, 255])), "4.5");
}
