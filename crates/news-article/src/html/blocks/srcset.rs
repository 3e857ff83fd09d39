//! `srcset`: the same picture in several sizes.

/// What follows an address: how wide the file is, or for how dense a screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Descriptor {
    /// So many pixels.
    Width(u32),
    /// So many pixels to one of the page's.
    Density(f32),
}

/// The candidates, cut as the HTML standard does it: an address may hold commas, and may end in one.
pub(super) fn candidates(srcset: &str) -> Vec<(&str, Descriptor)> {
    let mut found = Vec::new();
    let mut rest = srcset;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
        if rest.is_empty() {
            return found;
        }
        let (url, after) = rest.split_once(|c: char| c.is_ascii_whitespace()).unwrap_or((rest, ""));
        let bare = url.trim_end_matches(',');
        let (words, after) =
            if bare.len() < url.len() { ("", after) } else { after.split_once(',').unwrap_or((after, "")) };
        if let Some(descriptor) = descriptor(words.trim()) {
            found.push((bare, descriptor));
        }
        rest = after;
    }
}

fn descriptor(words: &str) -> Option<Descriptor> {
    let first = words.split_ascii_whitespace().next().unwrap_or("1x");
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
    fn candidates_are_cut_as_a_browser_cuts_them() {
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
}
