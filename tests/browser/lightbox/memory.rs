//! Memory leaks.

use super::*;

#[test]
fn showing_a_hundred_pictures_leaks_no_memory() {
    test(async |page| {
        page.resize(390, 844).await?;
        page.open_article("", &pictures(100)).await?;
        open_fully(page, 0).await?;
        let navigate = async |page: &Page, times: usize, button: &str| {
            page.execute(&format!(
                "for (let count = 0; count < {times}; count++) {{
                   $('dialog {button}').click();
                   await until(() => $('dialog img.full')?.naturalWidth && !$('dialog img.full').hasAttribute('data-loading'));
                   // Neighbours are loaded only after a moment.
                   if (count % 3 === 0) await pause(130);
                 }}"
            ))
            .await
        };
        // The first pass fills caches: compiled code, and the images of the article.
        navigate(page, 99, ".next").await?;
        navigate(page, 99, ".previous").await?;
        let before = usage(page).await?;
        navigate(page, 99, ".next").await?;
        navigate(page, 1, ".previous").await?;
        let after = usage(page).await?;
        ensure!(after.heap < before.heap + 200_000.0, "the heap grew from {} to {} bytes", before.heap, after.heap);
        ensure!(after.nodes <= before.nodes + 40.0, "{} nodes have become {}", before.nodes, after.nodes);
        ensure!(
            after.listeners <= before.listeners + 4.0,
            "{} listeners have become {}",
            before.listeners,
            after.listeners
        );
        page.check("$$('dialog img').length <= 3", true).await
    });
}

#[test]
fn opening_and_closing_thirty_times_leaks_no_memory() {
    test(async |page| {
        page.open_article("", &pictures(3)).await?;
        open_fully(page, 0).await?;
        close(page).await?;
        let open_and_close = "for (let count = 0; count < 15; count++) { W.openLightbox(count % 3); await until(() => $('dialog .tools') && history.state?.['article-widget']); await settled(); W.closeLightbox(); await until(() => !$('dialog[open]') && !history.state?.['article-widget']) }";
        page.execute(open_and_close).await?;
        let before = usage(page).await?;
        page.execute(open_and_close).await?;
        let after = usage(page).await?;
        ensure!(after.heap < before.heap + 100_000.0, "the heap grew from {} to {} bytes", before.heap, after.heap);
        ensure!(after.nodes <= before.nodes + 40.0, "{} nodes have become {}", before.nodes, after.nodes);
        ensure!(
            after.listeners <= before.listeners + 4.0,
            "{} listeners have become {}",
            before.listeners,
            after.listeners
        );
        Ok(())
    });
}

struct Usage {
    heap: f64,
    nodes: f64,
    listeners: f64,
}

/// The memory, nodes and listeners of the page, after a garbage collection.
async fn usage(page: &Page) -> Result<Usage> {
    page.execute("await pause(400)").await?;
    for _ in 0..2 {
        page.cdp("HeapProfiler.collectGarbage", json!({})).await?;
    }
    let heap = page.cdp("Runtime.getHeapUsage", json!({})).await?;
    let counters = page.cdp("Memory.getDOMCounters", json!({})).await?;
    let number = |value: &Value| value.as_f64().unwrap_or(f64::NAN);
    Ok(Usage {
        heap: number(&heap["usedSize"]),
        nodes: number(&counters["nodes"]),
        listeners: number(&counters["jsEventListeners"]),
    })
}
