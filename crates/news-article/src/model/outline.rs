//! The levels of the headings, so that the outline has no holes whatever the source did.

use super::Block;

/// The level of each block that is a heading, 0 for the others. The headline has `headline` (1 to 4); a heading is at
/// most one level below the one before it, and never below 6.
pub fn levels(body: &[Block], headline: u8) -> Vec<u8> {
    let mut last = headline;
    body.iter()
        .map(|block| {
            let Block::Heading { level, .. } = block else { return 0 };
            let wanted = (headline + level.saturating_sub(1)).clamp(headline + 1, 6);
            last = wanted.min(last + 1);
            last
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(levels_in: &[u8], headline: u8, expected: &[u8]) {
        let body: Vec<_> = levels_in.iter().map(|level| Block::Heading { level: *level, text: [].into() }).collect();
        assert_eq!(levels(&body, headline), expected);
    }

    #[test]
    fn the_headline_sets_the_level() {
        check(&[2, 3, 2], 1, &[2, 3, 2]);
        check(&[2, 3, 2], 3, &[4, 5, 4]);
        check(&[2, 3, 4, 5], 4, &[5, 6, 6, 6]);
    }

    #[test]
    fn no_level_is_skipped() {
        check(&[4, 4, 2, 5], 1, &[2, 3, 2, 3]);
        check(&[6], 2, &[3]);
    }

    #[test]
    fn what_is_no_heading_has_no_level() {
        assert_eq!(levels(&[Block::Divider], 1), [0]);
    }
}
