//! Whether a news object may be shown: its expiry date, its embargo, and its status.

use crate::{
    json::Json,
    reader::{Member, Reader},
};

/// Whether a news object may be shown now. If not, there is a warning with the reason.
pub(super) fn is_usable(reader: &mut Reader, item: &Json) -> bool {
    let expires = Member::of(item, "expires");
    let embargo = Member::any(item, &["embargoedUntil", "embargoeduntil", "embargoed"]);
    let status = Member::any(item, &["pubStatus", "pubstatus"]);
    let is_expired = reader.is_past(expires) == Some(true);
    if is_expired {
        reader.warn_at(expires.key, "expired", "the rights or the news have expired");
    }
    let is_embargoed = reader.is_past(embargo) == Some(false);
    if is_embargoed {
        reader.warn_at(embargo.key, "embargoed", "the embargo is not over");
    }
    let status_text = reader.text(status).map(|status| status.to_ascii_lowercase());
    let withdrawn = match status_text.as_deref() {
        Some("canceled" | "cancelled" | "stat:canceled") => Some(("canceled", "its publisher has canceled it")),
        Some("withheld" | "stat:withheld") => Some(("withheld", "its publisher withholds it")),
        _ => None,
    };
    if let Some((code, message)) = withdrawn {
        reader.warn_at(status.key, code, message);
    }
    !is_expired && !is_embargoed && withdrawn.is_none()
}
