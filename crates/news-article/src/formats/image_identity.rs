//! Whether two URLs are files of one image.

use crate::model::{Image, Url};

/// The part of a URL that identifies the image, without what distinguishes its files: scheme, size, crop, file extension and the
/// settings of an image service. The files of one image have the same identity.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ImageIdentity {
    /// The host, and the folders of the path.
    folders: Vec<String>,
    name: String,
    query: Vec<String>,
}

/// The members of a query that select a file of the image.
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

/// The image proxy of WordPress.com: what follows is a URL without its scheme.
const PROXIES: &[&str] = &["i0.wp.com/", "i1.wp.com/", "i2.wp.com/", "i3.wp.com/"];

impl ImageIdentity {
    /// The identity of a URL. `sides` are widths and heights that the file is known to have.
    pub(super) fn of(url: &Url, sides: &[u32]) -> Self {
        let text = url.as_str().split('#').next().unwrap_or_default();
        let (text, query) = text.split_once('?').unwrap_or((text, ""));
        let text = text.split_once("://").map_or(text, |(_, rest)| rest);
        let text = PROXIES.iter().find_map(|proxy| text.strip_prefix(proxy)).unwrap_or(text);
        let mut folders: Vec<_> = text.split('/').collect();
        let file = folders.pop().unwrap_or_default();
        let (name, extension) = file.rsplit_once('.').unwrap_or((file, ""));
        drop_ghost_size(&mut folders);
        let is_setting =
            |pair: &&str| SETTINGS.contains(&pair.split('=').next().unwrap_or_default()) || pair.is_empty();
        // The query of an image file can only select one of its sizes; that of a script may select the image.
        let query = if is_image_extension(extension) { "" } else { query };
        Self {
            folders: folders.into_iter().map(|folder| without_sizes(folder, sides)).collect(),
            name: without_sizes(name, sides),
            query: query.split('&').filter(|pair| !is_setting(pair)).map(str::to_owned).collect(),
        }
    }

    /// Whether two URLs have the same file name, regardless of folder and host. Only a name of at least
    /// eight letters and digits counts: `photo` is the name of many images.
    pub(super) fn has_same_name(&self, other: &Self) -> bool {
        let is_distinctive = self.name.chars().filter(|c| c.is_alphanumeric()).count() >= 8;
        self == other || is_distinctive && self.name == other.name && self.query == other.query
    }
}

/// Whether two records are of one image, perhaps in different sizes.
pub(super) fn is_same_image(one: &Image, other: &Image) -> bool {
    ImageIdentity::of(&one.url, &[]) == ImageIdentity::of(&other.url, &[])
        || one.content_url.is_some() && one.content_url == other.content_url
}

/// Removes the folders that Ghost inserts for a size: `size/w600`, or `size/w600/format/webp`.
fn drop_ghost_size(folders: &mut Vec<&str>) {
    let is_size = |pair: &[&str]| matches!(pair, ["size", width] if width.starts_with('w'));
    let Some(start) = folders.windows(2).position(is_size) else { return };
    let has_format = folders.get(start + 2).is_some_and(|folder| *folder == "format");
    let count = if has_format { 4.min(folders.len() - start) } else { 2 };
    folders.drain(start..start + count);
}

fn is_image_extension(extension: &str) -> bool {
    matches!(extension.to_ascii_lowercase().as_str(), "jpg" | "jpeg" | "png" | "webp" | "avif" | "gif")
}

/// A segment of a path, in lower case, without the parts that are a size.
fn without_sizes(segment: &str, sides: &[u32]) -> String {
    let is_size = |part: &&str| {
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let is_product = part.split_once('x').is_some_and(|(width, height)| is_number(width) && is_number(height));
        // `w640` and `2x` are sizes; `w1` may be a week.
        let has_unit = |unit: char, long: bool| {
            let number = part.strip_prefix(unit).or_else(|| part.strip_suffix(unit));
            number.is_some_and(|number| is_number(number) && (number.len() > 2) == long)
        };
        let is_side = part.parse::<u32>().is_ok_and(|number| sides.contains(&number));
        is_product || has_unit('w', true) || has_unit('h', true) || has_unit('x', false) || is_side || *part == "scaled"
    };
    let parts: Vec<_> =
        segment.split(['-', '_', '@', '.', ',', ':']).filter(|part| !part.is_empty() && !is_size(part)).collect();
    parts.join("-").to_lowercase()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    fn identity(path: &str, sides: &[u32]) -> ImageIdentity {
        ImageIdentity::of(&Url::parse(path, "https://a.example/").unwrap(), sides)
    }

    fn is_same(one: &str, other: &str) -> bool {
        identity(one, &[]) == identity(other, &[])
    }

    #[test]
    fn the_sizes_of_content_systems_do_not_change_the_identity() {
        assert!(is_same("/u/quay.jpg", "/u/quay-1024x683.jpg"));
        assert!(is_same("/u/quay-scaled.jpg", "/u/quay-300x200.jpg?w=300"));
        assert!(is_same("/u/quay.jpg", "https://i2.wp.com/a.example/u/quay.jpg?fit=1200%2C800&ssl=1"));
        assert!(is_same("/u/quay.jpg", "http://a.example/u/quay.jpg"));
        assert!(is_same("/content/images/2026/01/quay.jpg", "/content/images/size/w600/2026/01/quay.jpg"));
        assert!(is_same("/images/quay.jpg", "/images/size/w600/format/webp/quay.jpg"));
        assert!(!is_same("/u/quay-1.jpg", "/u/quay-2.jpg"));
        assert!(!is_same("/picture?id=1", "/picture?id=2"));
        assert!(!is_same("/a/quay.jpg", "/b/quay.jpg"));
    }

    #[test]
    fn a_distinctive_file_name_identifies_an_image_in_every_folder() {
        let same = |a: &str, b: &str, sides: &[u32]| identity(a, sides).has_same_name(&identity(b, sides));
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
