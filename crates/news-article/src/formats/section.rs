//! Which categories and tags name a section.

/// The names that CMSs give to the category of articles without one, in lower case.
const UNCATEGORIZED: &[&str] = &[
    "uncategorized",
    "uncategorised",
    "sin categoría",
    "sem categoria",
    "senza categoria",
    "non classé",
    "geen categorie",
    "ikke kategorisert",
    "без рубрики",
    "غير مصنف",
    "未分类",
    "未分類",
];

/// Whether the name of a category or a tag may be used as the section of an article.
pub(super) fn is_section(name: &str) -> bool {
    let name = name.to_lowercase();
    !name.is_empty() && !UNCATEGORIZED.contains(&name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_category_is_not_a_section() {
        assert!(is_section("News"));
        assert!(!is_section("Uncategorized"));
        assert!(!is_section("Non classé"));
        assert!(!is_section(""));
    }
}
