#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| article_widget_fuzz::targets::url(data));
