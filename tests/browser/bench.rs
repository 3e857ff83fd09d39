//! Our lightbox and PhotoSwipe on the same eight pictures: `cargo xtask bench` prints how long each takes.
//!
//! PhotoSwipe is fetched once with `npm pack` into `target/photoswipe`, and is no part of the repository.

use crate::{harness::*, npm};

/// How often each is measured.
const ROUNDS: usize = 15;

/// What is measured, in the order of the table.
const KINDS: [&str; 4] = ["open", "next", "close", "drag"];

/// One load of the page, and what it took, in milliseconds.
async fn sample(page: &mut Page, shown: &str) -> Result<[f64; 4]> {
    let path = format!("/bench.html?shown={shown}");
    page.open(&path).await?;
    page.wait_for("window.bench").await?;
    let took: Value = page.eval("measure()").await?;
    // The longest frame of a drag, on a processor a quarter as fast.
    page.open(&path).await?;
    page.wait_for("window.bench").await?;
    page.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": 4 })).await?;
    page.execute("await frames(); await pause(300); noted.length = 0").await?;
    page.drag("touch", &[(900.0, 400.0, 0), (500.0, 405.0, 300), (760.0, 400.0, 300)]).await?;
    let longest: f64 = page.eval("Math.max(...noted)").await?;
    page.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": 1 })).await?;
    let of = |kind: &str| took[kind].as_f64().context("a number");
    Ok([of("open")?, of("next")?, of("close")?, longest])
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

#[test]
#[ignore = "a benchmark, which proves nothing on a busy machine: cargo xtask bench"]
fn the_lightbox_and_photoswipe() {
    test(async |page| {
        let peer = npm::package("photoswipe", "5.4.4").context("PhotoSwipe")?;
        for name in ["photoswipe.esm.min.js", "photoswipe-lightbox.esm.min.js", "photoswipe.css"] {
            let kind = if name.ends_with("css") { "text/css" } else { "text/javascript" };
            let text = std::fs::read(peer.join("dist").join(name))?;
            page.site.put(&format!("/photoswipe/{name}"), Response::new(kind, text));
        }
        page.site.put("/bench.html", Response::html(include_str!("bench/page.html")));
        page.emulate_touch().await?;
        page.resize(1280, 800).await?;
        let mut rounds = Vec::new();
        for round in 0..=ROUNDS {
            // Ours twice, the peer once, each at another place in turn.
            let mut order = [("own", 0), ("peer", 1), ("own", 2)];
            order.rotate_left(round % 3);
            let mut found = [[0.0; 4]; 3];
            for (shown, place) in order {
                found[place] = sample(page, shown).await?;
            }
            // The first fills caches.
            if round > 0 {
                rounds.push(found);
            }
        }
        println!("{:<8} {:>10} {:>12} {:>8} {:>12}", "ms", "ours", "PhotoSwipe", "ratio", "ours/ours");
        for (place, kind) in KINDS.iter().enumerate() {
            let column = |which: usize| median(rounds.iter().map(|found| found[which][place]).collect());
            let ratio =
                |other: usize| median(rounds.iter().map(|found| found[0][place] / found[other][place]).collect());
            println!("{kind:<8} {:>10.1} {:>12.1} {:>8.2} {:>12.2}", column(0), column(1), ratio(1), ratio(2));
        }
        Ok(())
    });
}
