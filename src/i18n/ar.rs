//! Arabic. Counts are put so that no plural form is needed.

use yew::AttrValue;

use super::Strings;

const fn text(text: &'static str) -> AttrValue {
    AttrValue::Static(text)
}

pub(super) const STRINGS: Strings = Strings {
    published: text("نُشر في"),
    updated: text("حُدّث في"),
    reading_time: text("زمن القراءة: {n} د"),
    by: text("بقلم"),
    comma: text("، "),
    and: text(" و"),
    source: text("المصدر:"),
    key_points: text("أبرز النقاط"),
    corrections: text("تصويبات"),
    corrected: text("صُوِّب هذا المقال: انظر التنويه في آخره."),
    open_image: text("تكبير الصورة: {name}"),
    credit: text("المصدر البصري:"),
    image_missing: text("تعذّر تحميل هذه الصورة."),
    gallery: text("معرض صور، العدد: {n}"),
    table: text("جدول"),
    embed_notice: text("يعرض هذا المحتوى موقع {name}. تحميله يتيح له معرفة زيارتك."),
    embed_load: text("تحميل المحتوى"),
    embed_visit: text("فتح على {name}"),
    lightbox: text("عارض الصور"),
    counter: text("{n} من {of}"),
    close: text("إغلاق"),
    previous_image: text("الصورة السابقة"),
    next_image: text("الصورة التالية"),
    hide_caption: text("إخفاء التعليق"),
    show_caption: text("إظهار التعليق"),
    related: text("مقالات ذات صلة"),
    previous_cards: text("المقالات السابقة"),
    next_cards: text("مقالات أخرى"),
    back_to_top: text("العودة إلى الأعلى"),
};
