//! Whether something may be shown: expiry, embargo, and what its publisher has called back.

use crate::{
    json::Json,
    reader::{Member, Reader},
};

/// Whether a news object may be shown now; if not, a warning says why.
pub(super) fn usable(reader: &mut Reader, item: &Json) -> bool {
    let expires = Member::of(item, "expires");
    let embargo = Member::any(item, &["embargoedUntil", "embargoeduntil", "embargoed"]);
    let status = Member::any(item, &["pubStatus", "pubstatus"]);
    let expired = reader.is_past(expires) == Some(true);
    if expired {
        reader.warn_at(expires.key, "expired", "the rights or the news have expired");
    }
    let early = reader.is_past(embargo) == Some(false);
    if early {
        reader.warn_at(embargo.key, "embargoed", "the embargo is not over");
    }
    let said = reader.text(status).map(|status| status.to_ascii_lowercase());
    let withdrawn = match said.as_deref() {
        Some("canceled" | "cancelled" | "stat:canceled") => Some(("canceled", "its publisher has canceled it")),
        Some("withheld" | "stat:withheld") => Some(("withheld", "its publisher withholds it")),
        _ => None,
    };
    if let Some((code, message)) = withdrawn {
        reader.warn_at(status.key, code, message);
    }
    !expired && !early && withdrawn.is_none()
}
