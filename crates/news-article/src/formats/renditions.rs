//! One picture that can be had in several files: which of them stands in the text, which ones a browser may choose
//! from, which one is for the lightbox.

use crate::model::{Image, Rendition, Size, Url};

/// A file of a picture; its width or both sides may be known.
#[derive(Clone, Debug)]
pub(super) struct File {
    /// Its address.
    pub(super) url: Url,
    /// Pixels across.
    pub(super) width: Option<u32>,
    /// Pixels down.
    pub(super) height: Option<u32>,
}

/// The file in the text is at most this wide where there is a choice.
const IN_TEXT: u32 = 2048;
/// Wider files are originals, of many megabytes: for the lightbox only,
const WIDEST: u32 = 2560;
/// unless all others are narrower than this, and the original isn't wider than that.
const NARROW: (u32, u32) = (1000, 4096);
/// Sides that are more than this part of their length away from a proportion have another one.
const TOLERANCE: u64 = 50;

/// A picture of these files, without caption and credit; `None` when there are none. Files of another proportion are
/// other crops of the picture and are left out: a browser may not swap one for another.
pub(super) fn picture(files: &[File]) -> Option<Image> {
    let best = files.iter().fold(None, |best: Option<&File>, file| match best {
        Some(best) if rank(best) >= rank(file) => Some(best),
        _ => Some(file),
    })?;
    let mut fitting: Vec<(u32, &File)> = Vec::new();
    for file in files.iter().filter(|file| alike(best, file)) {
        let Some(width) = file.width else { continue };
        if !fitting.iter().any(|(known, other)| *known == width || other.url == file.url) {
            fitting.push((width, file));
        }
    }
    fitting.sort_by_key(|(width, _)| *width);
    let in_text = fitting.iter().rev().find(|(width, _)| *width <= IN_TEXT).or(fitting.first()).map(|(_, file)| *file);
    let file = in_text.unwrap_or(best);
    let mut image = Image::at(file.url.clone());
    image.size = file.width.zip(file.height).map(|(width, height)| Size { width, height });
    image.content_url = fitting.last().map(|(_, file)| file.url.clone()).filter(|full| *full != image.url);
    let widest = if file.width.is_some_and(|width| width < NARROW.0) { NARROW.1 } else { WIDEST };
    let choice = fitting.iter().filter(|(width, file)| *width <= widest || file.url == image.url);
    let choice: Vec<_> = choice.map(|(width, file)| Rendition { url: file.url.clone(), width: *width }).collect();
    if choice.len() > 1 {
        image.srcset = choice.into();
    }
    Some(image)
}

/// How good a file is to stand for the picture: of several crops the largest one that isn't upright or square.
fn rank(file: &File) -> (bool, u64) {
    let (width, height) = (u64::from(file.width.unwrap_or(0)), u64::from(file.height.unwrap_or(0)));
    (file.height.is_none() && file.width.is_some() || width * 5 >= height * 6 && height > 0, width * height.max(1))
}

/// Whether a file has the proportion of another, as far as is known.
fn alike(best: &File, file: &File) -> bool {
    let ((Some(width), Some(height)), (Some(across), Some(down))) =
        ((best.width, best.height), (file.width, file.height))
    else {
        return true;
    };
    let (one, other) = (u64::from(width) * u64::from(down), u64::from(height) * u64::from(across));
    // A small file's sides are rounded to whole pixels.
    one.abs_diff(other) <= (one.max(other) / TOLERANCE).max(u64::from(width.max(height)))
}

/// What an address says of a picture, without what it says of the file: sizes, crops, the extension, the query's
/// settings. Two files of one picture have it in common.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Likeness {
    folders: Vec<String>,
    name: String,
    query: Vec<String>,
}

impl Likeness {
    /// Of an address; `sides` are numbers that are known to be the file's.
    pub(super) fn of(url: &Url, sides: &[u32]) -> Self {
        let address = url.as_str().split('#').next().unwrap_or_default();
        let (address, query) = address.split_once('?').unwrap_or((address, ""));
        let mut folders: Vec<_> = address.split('/').skip(2).collect();
        let name = folders.pop().unwrap_or_default();
        let name = name.rsplit_once('.').map_or(name, |(name, _)| name);
        let setting = |pair: &&str| SETTINGS.contains(&pair.split('=').next().unwrap_or_default()) || pair.is_empty();
        Self {
            folders: folders.into_iter().map(|folder| without_sizes(folder, sides)).collect(),
            name: without_sizes(name, sides),
            query: query.split('&').filter(|pair| !setting(pair)).map(str::to_owned).collect(),
        }
    }

    /// Whether two addresses are the same picture's wherever they lie: a name that is a word of its own, not `photo`.
    pub(super) fn same_name(&self, other: &Self) -> bool {
        let telling = self.name.chars().filter(|c| c.is_alphanumeric()).count() >= 8;
        self == other || telling && self.name == other.name && self.query == other.query
    }
}

/// Members of a query that say how large a file is, not which picture it shows.
const SETTINGS: &[&str] = &[
    "w",
    "h",
    "width",
    "height",
    "q",
    "quality",
    "fit",
    "crop",
    "resize",
    "dpr",
    "auto",
    "format",
    "fm",
    "rect",
    "ar",
    "s",
    "size",
    "thumbnail",
    "v",
];

fn without_sizes(segment: &str, sides: &[u32]) -> String {
    let is_size = |part: &&str| {
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let product = part.split_once('x').is_some_and(|(across, down)| digits(across) && (digits(down)));
        // `w640`, `2x`; `w1` may be a week.
        let marked = |mark: char, long: bool| {
            let number = part.strip_prefix(mark).or_else(|| part.strip_suffix(mark));
            number.is_some_and(|number| digits(number) && (number.len() > 2) == long)
        };
        let known = part.parse::<u32>().is_ok_and(|number| sides.contains(&number));
        product || marked('w', true) || marked('h', true) || marked('x', false) || known || *part == "scaled"
    };
    let parts: Vec<_> =
        segment.split(['-', '_', '@', '.', ',', ':']).filter(|part| !part.is_empty() && !is_size(part)).collect();
    parts.join("-").to_lowercase()
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
        let image = picture(&files).unwrap();
        let name = |url: &Url| url.as_str().trim_start_matches("https://a.example/").to_owned();
        let widths: Vec<_> = image.srcset.iter().map(|file| format!("{}={}", name(&file.url), file.width)).collect();
        let full = image.content_url.iter().map(|url| format!(" full {}", name(url))).collect::<String>();
        assert_eq!(format!("{} [{}]{full}", name(&image.url), widths.join(" ")), expected);
    }

    #[test]
    fn one_picture_in_several_files() {
        check(&[("a", 0, 0), ("b", 0, 0)], "a []");
        check(&[("a", 400, 300), ("b", 800, 600), ("s", 100, 100)], "b [a=400 b=800]");
        check(&[("full", 4724, 3149), ("a", 1024, 683), ("b", 256, 171)], "a [b=256 a=1024] full full");
        check(&[("sq", 1400, 1400), ("four", 1400, 1050), ("wide", 1400, 788)], "four []");
        check(&[("up", 600, 900), ("small", 200, 300)], "up [small=200 up=600]");
        check(&[("a", 400, 0), ("b", 800, 0)], "b [a=400 b=800]");
        check(&[("big", 6000, 4000)], "big []");
        check(&[("a", 500, 0), ("b", 3000, 0), ("c", 6000, 0)], "a [a=500 b=3000] full c");
    }

    #[test]
    fn likeness() {
        let same =
            |a: &str, b: &str, sides: &[u32]| Likeness::of(&url(a), sides).same_name(&Likeness::of(&url(b), sides));
        assert!(same("/p/1x1/photo.jpg", "/p/16x9/photo.jpg", &[]));
        assert!(same("/p/harbour-wall-1024x683.jpg", "/q/harbour-wall.webp?w=640", &[]));
        assert!(same("/p/harbour_w640.jpg", "/p/harbour_w1280.jpg", &[]));
        assert!(same("/p/harbour-640.jpg", "/p/harbour-1280.jpg", &[640, 1280]));
        assert!(!same("/p/chart-400.png", "/p/chart-404.png", &[]));
        assert!(!same("/p/table-w1.png", "/p/table-w2.png", &[]));
        assert!(!same("/p/1/photo.jpg", "/p/2/photo.jpg", &[]));
        assert!(!same("/image.php?id=1", "/image.php?id=2", &[]));
    }
}
