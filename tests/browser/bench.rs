//! A benchmark of the lightbox and PhotoSwipe on the same eight pictures: `cargo xtask bench` prints how long each takes.

use crate::{harness::*, npm};

/// How often each is measured.
const ROUNDS: usize = 15;

/// The operations that are measured.
const OPERATIONS: [&str; 4] = ["open", "next", "close", "drag"];

/// Loads the page and measures each operation, in milliseconds.
async fn sample(page: &mut Page, lightbox: &str) -> Result<[f64; 4]> {
    let path = format!("/bench.html?lightbox={lightbox}");
    page.open(&path).await?;
    page.wait_for("window.bench").await?;
    let durations: Value = page.eval("measure()").await?;
    // The longest frame of a drag, with the CPU slowed down to a quarter.
    page.open(&path).await?;
    page.wait_for("window.bench").await?;
    page.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": 4 })).await?;
    page.execute("await frames(); await pause(300); frameDurations.length = 0").await?;
    page.drag("touch", &[(900.0, 400.0, 0), (500.0, 405.0, 300), (760.0, 400.0, 300)]).await?;
    let longest: f64 = page.eval("Math.max(...frameDurations)").await?;
    page.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": 1 })).await?;
    let duration = |operation: &str| durations[operation].as_f64().context("a number");
    Ok([duration("open")?, duration("next")?, duration("close")?, longest])
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

#[test]
#[ignore = "a benchmark, which is not reliable on a busy machine: cargo xtask bench"]
fn the_lightbox_and_photoswipe() {
    test(async |page| {
        let photoswipe = npm::package("photoswipe", "5.4.4").context("PhotoSwipe")?;
        for name in ["photoswipe.esm.min.js", "photoswipe-lightbox.esm.min.js", "photoswipe.css"] {
            let content_type = if name.ends_with("css") { "text/css" } else { "text/javascript" };
            let text = std::fs::read(photoswipe.join("dist").join(name))?;
            page.site.put(&format!("/photoswipe/{name}"), Response::new(content_type, text));
        }
        page.site.put("/bench.html", Response::html(include_str!("bench/page.html")));
        page.emulate_touch().await?;
        page.resize(1280, 800).await?;
        let mut rounds = Vec::new();
        for round in 0..=ROUNDS {
            // The widget twice, to show the noise of the measurement, and PhotoSwipe once, in rotating order.
            let mut order = [("widget", 0), ("photoswipe", 1), ("widget", 2)];
            order.rotate_left(round % 3);
            let mut found = [[0.0; 4]; 3];
            for (lightbox, index) in order {
                found[index] = sample(page, lightbox).await?;
            }
            // The first round fills caches.
            if round > 0 {
                rounds.push(found);
            }
        }
        println!("{:<8} {:>10} {:>12} {:>8} {:>12}", "ms", "widget", "PhotoSwipe", "ratio", "noise");
        for (row, operation) in OPERATIONS.iter().enumerate() {
            let column = |which: usize| median(rounds.iter().map(|found| found[which][row]).collect());
            let ratio = |other: usize| median(rounds.iter().map(|found| found[0][row] / found[other][row]).collect());
            println!("{operation:<8} {:>10.1} {:>12.1} {:>8.2} {:>12.2}", column(0), column(1), ratio(1), ratio(2));
        }
        Ok(())
    });
}
