//! One image with several files: which of them is shown in the text, which ones the browser may choose from, and which
//! one is for the lightbox.

use crate::model::{Image, Rendition, Size, Url};

/// A file of an image. Its width, or both of its sides, may be known.
#[derive(Clone, Debug)]
pub(super) struct File {
    /// The URL of the file.
    pub(super) url: Url,
    /// The width in pixels.
    pub(super) width: Option<u32>,
    /// The height in pixels.
    pub(super) height: Option<u32>,
}

/// The file in the text is at most this wide, where there is a choice.
const MAX_WIDTH_IN_TEXT: u32 = 2048;
/// Wider files are originals of many megabytes, which only the lightbox loads.
const MAX_WIDTH_IN_SRCSET: u32 = 2560;
/// Where the file in the text is narrower than this, a wider original may be in the `srcset` as well.
const NARROW_IN_TEXT: u32 = 1000;
/// The width of an original in the `srcset` of a narrow image.
const MAX_WIDTH_OF_ORIGINAL: u32 = 4096;
/// Two aspect ratios are the same when they differ by less than one part in this many.
const RATIO_TOLERANCE: u64 = 50;

/// An image of these files, without caption and credit; `None` if there are none. Files with another aspect ratio are
/// other crops of the image and are left out, because the browser chooses among the files by their width alone.
pub(super) fn image(files: &[File]) -> Option<Image> {
    let best = files.iter().fold(None, |best: Option<&File>, file| match best {
        Some(best) if rank(best) >= rank(file) => Some(best),
        _ => Some(file),
    })?;
    let mut fitting: Vec<(u32, &File)> = Vec::new();
    for file in files.iter().filter(|file| has_same_ratio(best, file)) {
        let Some(width) = file.width else { continue };
        if !fitting.iter().any(|(known, other)| *known == width || other.url == file.url) {
            fitting.push((width, file));
        }
    }
    fitting.sort_by_key(|(width, _)| *width);
    let in_text =
        fitting.iter().rev().find(|(width, _)| *width <= MAX_WIDTH_IN_TEXT).or(fitting.first()).map(|(_, file)| *file);
    let file = in_text.unwrap_or(best);
    let mut image = Image::new(file.url.clone());
    image.size = file.width.zip(file.height).map(|(width, height)| Size { width, height });
    image.content_url = fitting.last().map(|(_, file)| file.url.clone()).filter(|full| *full != image.url);
    let is_narrow = file.width.is_some_and(|width| width < NARROW_IN_TEXT);
    let max_width = if is_narrow { MAX_WIDTH_OF_ORIGINAL } else { MAX_WIDTH_IN_SRCSET };
    let offered = fitting.iter().filter(|(width, file)| *width <= max_width || file.url == image.url);
    let srcset: Vec<_> = offered.map(|(width, file)| Rendition { url: file.url.clone(), width: *width }).collect();
    if srcset.len() > 1 {
        image.srcset = srcset.into();
    }
    Some(image)
}

/// How well a file represents the image: of several crops the largest one that is wider than high, by at least a fifth.
fn rank(file: &File) -> (bool, u64) {
    let (width, height) = (u64::from(file.width.unwrap_or(0)), u64::from(file.height.unwrap_or(0)));
    (file.height.is_none() && file.width.is_some() || width * 5 >= height * 6 && height > 0, width * height.max(1))
}

/// Whether two files have the same aspect ratio, as far as their sides are known.
fn has_same_ratio(best: &File, file: &File) -> bool {
    let ((Some(width), Some(height)), (Some(file_width), Some(file_height))) =
        ((best.width, best.height), (file.width, file.height))
    else {
        return true;
    };
    let (one, other) = (u64::from(width) * u64::from(file_height), u64::from(height) * u64::from(file_width));
    // The sides of a small file are rounded to whole pixels.
    one.abs_diff(other) <= (one.max(other) / RATIO_TOLERANCE).max(u64::from(width.max(height)))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    fn url(text: &str) -> Url {
        Url::parse(text, "https://a.example/").unwrap()
    }

    fn check(files: &[(&str, u32, u32)], expected: &str) {
        let some = |side| Some(side).filter(|side| *side > 0);
        let files: Vec<_> =
            files.iter().map(|(at, w, h)| File { url: url(at), width: some(*w), height: some(*h) }).collect();
        let image = image(&files).unwrap();
        let name = |url: &Url| url.as_str().trim_start_matches("https://a.example/").to_owned();
        let widths: Vec<_> = image.srcset.iter().map(|file| format!("{}={}", name(&file.url), file.width)).collect();
        let full = image.content_url.iter().map(|url| format!(" full {}", name(url))).collect::<String>();
        assert_eq!(format!("{} [{}]{full}", name(&image.url), widths.join(" ")), expected);
    }

    #[test]
    fn the_widest_landscape_crop_is_chosen_with_its_renditions() {
        check(&[("a", 0, 0), ("b", 0, 0)], "a []");
        check(&[("a", 400, 300), ("b", 800, 600), ("s", 100, 100)], "b [a=400 b=800]");
        check(&[("full", 4724, 3149), ("a", 1024, 683), ("b", 256, 171)], "a [b=256 a=1024] full full");
        check(&[("sq", 1400, 1400), ("four", 1400, 1050), ("wide", 1400, 788)], "four []");
        check(&[("up", 600, 900), ("small", 200, 300)], "up [small=200 up=600]");
        check(&[("a", 400, 0), ("b", 800, 0)], "b [a=400 b=800]");
        check(&[("big", 6000, 4000)], "big []");
        check(&[("a", 500, 0), ("b", 3000, 0), ("c", 6000, 0)], "a [a=500 b=3000] full c");
    }
}
