//! Five other detectors on the same cases in the same browser: `cargo xtask peers` prints what each says.

use crate::{fixtures::*, harness::*, npm};

/// Their scripts: package, version, file.
const SCRIPTS: [(&str, &str, &str); 7] = [
    ("react", "18.3.1", "umd/react.production.min.js"),
    ("react-dom", "18.3.1", "umd/react-dom.production.min.js"),
    ("just-detect-adblock", "1.1.0", "dist/bundle.umd.js"),
    ("fuckadblock", "3.2.1", "fuckadblock.js"),
    ("blockadblock", "3.2.1", "blockadblock.js"),
    ("adblock-detect", "1.0.5", "dist/index.js"),
    ("adblock-detect-react", "1.3.1", "cjs/hooks/useDetectAdBlock.js"),
];

/// The columns.
const NAMES: [&str; 6] =
    ["ours", "just-detect-adblock", "FuckAdBlock", "BlockAdBlock", "adblock-detect", "adblock-detect-react"];

/// A page with all of them, which haven't begun.
fn page_of_all(page: &Page, head: &str) -> Result<String> {
    let mut body = head.to_owned();
    for (place, (name, version, file)) in SCRIPTS.iter().enumerate() {
        let text =
            std::fs::read(npm::package(name, version)?.join(file)).with_context(|| format!("{name}'s {file}"))?;
        // What is there of CommonJS is for the last alone: the others would take it for their way out.
        if place + 1 == SCRIPTS.len() {
            page.site.put("/peers/all.js", Response::new("text/javascript", include_str!("compare.js")));
            body += "<script src=/peers/all.js></script>";
        }
        page.site.put(&format!("/peers/{place}.js"), Response::new("text/javascript", text));
        body += &format!("<script src=/peers/{place}.js></script>");
    }
    // One of them asks an ad host, which the browsers find on this machine, where no TLS is spoken.
    page.site.put("/", Response::html(""));
    let (own, theirs) = (page.site.url_on_host(AD_HOST, ""), format!("https://{AD_HOST}"));
    page.site.add_init_script(&format!(
        "const own = window.fetch; window.fetch = (url, ...more) => own(typeof url === 'string' ? url.replace('{theirs}', '{own}') : url, ...more)"
    ));
    Ok(html(&[body, widget("adblock-notice=off", &plain())].concat()))
}

/// A row of the table: what each says on a page, of which the last visit counts.
async fn row(page: &mut Page, case: &str, blocker: bool, head: &str, visits: usize) -> Result<()> {
    let body = page_of_all(page, head)?;
    visit(page, case, blocker, Response::html(body), visits, false).await
}

async fn visit(
    page: &mut Page,
    case: &str,
    blocker: bool,
    answer: Response,
    visits: usize,
    offline: bool,
) -> Result<()> {
    page.site.put("/peers.html", answer);
    let mut found = Value::Null;
    for _ in 0..visits {
        page.open("/peers.html").await?;
        page.wait_until_ready().await?;
        if offline {
            page.set_offline(true).await?;
        }
        found = page.eval("peers()").await?;
        page.execute("sessionStorage.clear()").await?;
    }
    let cells = NAMES.map(|name| match (found[name].as_bool(), blocker) {
        (Some(true), true) => "blocker",
        (Some(true), false) => "**blocker**",
        (Some(false) | None, false) => "–",
        (Some(false), true) => "**–**",
        (None, true) => "**no answer**",
    });
    println!("| {case} | {} |", cells.join(" | "));
    Ok(())
}

#[test]
#[ignore = "what others do is no test of ours: cargo xtask peers"]
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
        let answer = Response::html(page_of_all(page, "")?).header("Content-Security-Policy", "img-src 'none'");
        visit(page, "a policy that blocks pictures", false, answer, 1, false).await
    });
    let engine = Engine::from_env().expect("an engine");
    if engine == Engine::Chromium {
        test(async |page| {
            let answer = Response::html(page_of_all(page, "")?);
            visit(page, "offline after the page has loaded", false, answer, 1, true).await
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
