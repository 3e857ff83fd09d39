//! Five other ad-block detectors in the same cases and browsers: `cargo xtask compare` prints what each reports.

use crate::{fixtures::*, harness::*, npm};

/// The scripts of the other detectors: package, version and file.
const SCRIPTS: [(&str, &str, &str); 7] = [
    ("react", "18.3.1", "umd/react.production.min.js"),
    ("react-dom", "18.3.1", "umd/react-dom.production.min.js"),
    ("just-detect-adblock", "1.1.0", "dist/bundle.umd.js"),
    ("fuckadblock", "3.2.1", "fuckadblock.js"),
    ("blockadblock", "3.2.1", "blockadblock.js"),
    ("adblock-detect", "1.0.5", "dist/index.js"),
    ("adblock-detect-react", "1.3.1", "cjs/hooks/useDetectAdBlock.js"),
];

/// The columns of the table.
const NAMES: [&str; 6] =
    ["article-widget", "just-detect-adblock", "FuckAdBlock", "BlockAdBlock", "adblock-detect", "adblock-detect-react"];

/// A page with all detectors, none of which has started.
fn page_with_all_detectors(page: &Page, head: &str) -> Result<String> {
    let mut body = head.to_owned();
    for (index, (name, version, file)) in SCRIPTS.iter().enumerate() {
        let text =
            std::fs::read(npm::package(name, version)?.join(file)).with_context(|| format!("{name}'s {file}"))?;
        // Only the last script needs the CommonJS globals; the others would export through them instead of as globals.
        if index + 1 == SCRIPTS.len() {
            page.site.put("/compare/compare.js", Response::new("text/javascript", include_str!("compare.js")));
            body += "<script src=/compare/compare.js></script>";
        }
        page.site.put(&format!("/compare/{index}.js"), Response::new("text/javascript", text));
        body += &format!("<script src=/compare/{index}.js></script>");
    }
    // One detector requests an ad host over HTTPS. The host resolves to this machine, whose server has no TLS.
    page.site.put("/", Response::html(""));
    let (local, original) = (page.site.url_on_host(AD_HOST, ""), format!("https://{AD_HOST}"));
    page.site.add_init_script(&format!(
        "const originalFetch = window.fetch; window.fetch = (url, ...rest) => originalFetch(typeof url === 'string' ? url.replace('{original}', '{local}') : url, ...rest)"
    ));
    Ok(html(&[body, widget("adblock-notice=off", &plain())].concat()))
}

/// Prints a row of the table: what each detector reports at the last of several visits to a page.
async fn row(page: &mut Page, case: &str, blocker: bool, head: &str, visits: usize) -> Result<()> {
    let body = page_with_all_detectors(page, head)?;
    visit(page, case, blocker, Response::html(body), visits, false).await
}

async fn visit(
    page: &mut Page,
    case: &str,
    blocker: bool,
    response: Response,
    visits: usize,
    offline: bool,
) -> Result<()> {
    page.site.put("/compare.html", response);
    let mut found = Value::Null;
    for _ in 0..visits {
        page.open("/compare.html").await?;
        page.wait_until_ready().await?;
        if offline {
            page.set_offline(true).await?;
        }
        found = page.eval("compare()").await?;
        page.execute("sessionStorage.clear()").await?;
    }
    let cells = NAMES.map(|name| match (found[name].as_bool(), blocker) {
        (Some(true), true) => "blocker",
        (Some(true), false) => "**blocker**",
        (Some(false) | None, false) => "–",
        (Some(false), true) => "**–**",
        (None, true) => "**no response**",
    });
    println!("| {case} | {} |", cells.join(" | "));
    Ok(())
}

#[test]
#[ignore = "a comparison rather than a test: cargo xtask compare"]
fn compare_detectors() {
    println!("| | {} |\n|---|{}", NAMES.join(" | "), "---|".repeat(NAMES.len()));
    test(async |page| row(page, "no blocker", false, "", 1).await);
    test(async |page| {
        let style = "<style>.ad-leaderboard, .text-ad, [class*=ad-], [class*=ads] { display: none !important }</style>";
        row(page, "the page's CSS hides ad-like classes", false, style, 1).await
    });
    test(async |page| {
        page.block_requests(&["*doubleclick.net*", "*googlesyndication.com*"]).await?;
        row(page, "ad hosts that don't resolve", false, "", 1).await
    });
    test(async |page| {
        for path in ["/ads/banners/p-728x90.png", "/media/banners/p.png"] {
            page.site.put(path, Response::status(404));
        }
        row(page, "both pictures 404", false, "", 1).await
    });
    test(async |page| {
        let response =
            Response::html(page_with_all_detectors(page, "")?).header("Content-Security-Policy", "img-src 'none'");
        visit(page, "a policy that blocks pictures", false, response, 1, false).await
    });
    let engine = Engine::from_env().expect("an engine");
    if engine == Engine::Chromium {
        test(async |page| {
            let response = Response::html(page_with_all_detectors(page, "")?);
            visit(page, "offline after the page has loaded", false, response, 1, true).await
        });
    }
    if engine == Engine::Firefox {
        test(async |page| {
            page.enable_tracking_protection().await?;
            row(page, "tracking protection strict", false, "", 1).await
        });
    }
    real_blocker_test(blocker_settings::TRUSTED, async |page| {
        row(page, "a blocker, this site trusted", false, "", 1).await
    });
    real_blocker_test(blocker_settings::DEFAULTS, async |page| row(page, "a blocker, defaults", true, "", 1).await);
    real_blocker_test(blocker_settings::NO_COSMETIC_FILTERING, async |page| {
        row(page, "a blocker, nothing hidden: second visit", true, "", 2).await
    });
}
