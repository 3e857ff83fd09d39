//! The levels of the headings. No level is skipped, even if the source does so, so that the document's outline is valid.

use super::Block;

/// The HTML level of each block that is a heading, and 0 for each other block. The headline has the level `headline` (1 to
/// 4). A heading is at most one level below the heading before it, and at most 6.
pub fn levels(body: &[Block], headline: u8) -> Vec<u8> {
    let mut previous = headline;
    body.iter()
        .map(|block| {
            let Block::Heading { level, .. } = block else { return 0 };
            let wanted = (headline + level.saturating_sub(1)).clamp(headline + 1, 6);
            previous = wanted.min(previous + 1);
            previous
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(given: &[u8], headline: u8, expected: &[u8]) {
        let body: Vec<_> = given.iter().map(|level| Block::Heading { level: *level, text: [].into() }).collect();
        assert_eq!(levels(&body, headline), expected);
    }

    #[test]
    fn levels_follow_the_level_of_the_headline() {
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
    fn other_blocks_have_level_0() {
        assert_eq!(levels(&[Block::Divider], 1), [0]);
    }
}
