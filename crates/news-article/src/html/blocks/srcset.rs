//! Parsing `srcset`.

/// A candidate's descriptor, which follows its URL.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Descriptor {
    /// `640w`: the width of the file in pixels.
    Width(u32),
    /// `2x`: the pixels of the file per pixel of the page.
    Density(f32),
}

/// Further candidates of one image are left out.
const MAX_CANDIDATES: usize = 100;

/// The candidates, split as the HTML standard does it: a URL may contain commas, and one at its end is not a part
/// of it.
pub(super) fn candidates(srcset: &str) -> Vec<(&str, Descriptor)> {
    let mut candidates = Vec::new();
    let mut rest = srcset;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
        if rest.is_empty() || candidates.len() == MAX_CANDIDATES {
            return candidates;
        }
        let (url, after) = rest.split_once(|c: char| c.is_ascii_whitespace()).unwrap_or((rest, ""));
        let without_comma = url.trim_end_matches(',');
        let ends_here = without_comma.len() < url.len();
        let (descriptors, after) = if ends_here { ("", after) } else { after.split_once(',').unwrap_or((after, "")) };
        if let Some(descriptor) = descriptor(descriptors.trim()) {
            candidates.push((without_comma, descriptor));
        }
        rest = after;
    }
}

fn descriptor(descriptors: &str) -> Option<Descriptor> {
    let first = descriptors.split_ascii_whitespace().next().unwrap_or("1x");
    if let Some(width) = first.strip_suffix('w') {
        return width.parse().ok().filter(|width| *width > 0).map(Descriptor::Width);
    }
    let density = first.strip_suffix('x')?.parse().ok().filter(|density: &f32| *density > 0.0 && *density <= 10.0)?;
    Some(Descriptor::Density(density))
}

#[cfg(test)]
mod tests {
    use super::{Descriptor::*, *};

    #[test]
    fn candidates_are_split_as_in_a_browser() {
        for (srcset, expected) in [
            ("a 1w, b 2w", vec![("a", Width(1)), ("b", Width(2))]),
            ("a 1x,b 1.5x", vec![("a", Density(1.0)), ("b", Density(1.5))]),
            ("a, b 2x", vec![("a", Density(1.0)), ("b", Density(2.0))]),
            (
                "/w_4,h_3/a.jpg 4w,\n/w_8,h_6/a.jpg 8w 6h",
                vec![("/w_4,h_3/a.jpg", Width(4)), ("/w_8,h_6/a.jpg", Width(8))],
            ),
            ("a -1w, b 0w, c x, d 99x, e NaNx, , f 3w,", vec![("f", Width(3))]),
            ("", vec![]),
        ] {
            assert_eq!(candidates(srcset), expected, "{srcset}");
        }
    }

    #[test]
    fn the_number_of_candidates_is_limited() {
        assert_eq!(candidates(&"a 1w, ".repeat(150)).len(), MAX_CANDIDATES);
    }
}
