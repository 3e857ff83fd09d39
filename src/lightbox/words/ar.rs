//! Arabic.

use super::Words;

pub(super) const WORDS: Words = Words {
    zoom_in: "تكبير",
    zoom_out: "إظهار الصورة كاملة",
    zoom_level: "التكبير: {n}٪",
    describe: "وصف الصورة",
    copy: "نسخ الرابط",
    copied: "نُسخ الرابط",
    share: "مشاركة",
    original: "فتح الصورة الأصلية",
    full_screen: "ملء الشاشة",
};
