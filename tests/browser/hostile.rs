//! Payloads that have broken other HTML filters (`hostile/payloads.json`), in every text, fragment and URL of every format.
//! The page records scripts that run, navigations and requests.

use crate::{fixtures::plain, harness::*};

/// Finds elements, attributes and URLs that an article must not contain.
const ALLOWED: &str = "
  const TAGS = new Set('article header footer section div p h1 h2 h3 h4 h5 h6 figure figcaption button span img ul ol li blockquote table caption thead tbody tr th td pre code hr aside nav a abbr b br cite del em i ins kbd mark q s small strong sub sup time u dialog'.split(' '));
  const ATTRIBUTES = new Set('class part lang dir title datetime href rel target id role tabindex scope type disabled hidden alt width height sizes srcset src loading fetchpriority decoding draggable'.split(' '));
  const isAllowed = (name) => ATTRIBUTES.has(name) || /^(aria|data)-/.test(name);
  const isSafeUrl = (value) => /^(https?|mailto|tel):/.test(value) || value === '';
  const violations = (root) => [...root.querySelectorAll('*')].flatMap((node) => [
    ...(TAGS.has(node.localName) && node.namespaceURI === 'http://www.w3.org/1999/xhtml' ? [] : ['<' + node.localName + '>']),
    ...[...node.attributes].flatMap(({ name, value }) =>
      // Custom properties are set by the widget.
      name === 'style' && /^(--[a-z]+: [0-9 /]+; ?)+$/.test(value) ? [] :
      !isAllowed(name) ? [name] : (name === 'href' || name === 'src') && !isSafeUrl(value) ? [name + '=' + value] :
      name === 'srcset' && !value.split(', ').every((part) => isSafeUrl(part)) ? [name + '=' + value] : []),
  ]);
";

/// An article in each format, with the payload in every field that holds a text, a fragment or a URL.
const ARTICLES: &str = "
  const image = (p) => ({ url: '/pic/a-60x40.svg', alt: p, caption: p, creditText: p, contentUrl: p, srcset: [{ url: p, width: 9 }] });
  const articlesWith = (p) => ({
    'article-widget': {
      headline: p, articleSection: p, description: p, author: [{ name: p, url: p }, p], source: { name: p, url: p }, inLanguage: p, url: p,
      datePublished: p, image: image(p), related: [{ headline: p, url: p, image: p, articleSection: p }, { headline: p, url: '/x', image: image(p) }],
      correction: [{ text: p, datePublished: p }],
      body: [p, { type: p, text: p }, ...['paragraph', 'heading', 'quote', 'pullquote', 'code'].map((type) => ({ type, text: p, cite: p, language: p })),
        { type: 'list', items: [p, { text: p, items: [p] }] }, { type: 'summary', items: [p] }, { type: 'table', head: [p], rows: [[p]], caption: p },
        { type: 'image', ...image(p) }, { type: 'image', url: p }, { type: 'gallery', images: [image(p), p] },
        { type: 'embed', url: p, title: p }, { type: 'embed', url: 'https://v.invalid/', title: p, image: p }],
    },
    html: { headline: 'H', body: [{ type: 'html', html: p }] },
    'json-ld': { '@context': 'https://schema.org', '@type': 'NewsArticle', headline: p, alternativeHeadline: p, description: p, articleBody: p,
      author: { name: p, url: p }, image: { url: p, caption: p, creditText: p }, publisher: { name: p, url: p }, articleSection: p, url: p },
    ninjs: { uri: 'urn:x', version: '1', type: 'text', versioncreated: p, headline: p, byline: p, body_xhtml: p, description_text: p, language: p,
      associations: { main: { uri: 'urn:y', type: 'picture', headline: p, description_text: p, byline: p, renditions: { r: { href: p, width: 9, height: 9 }, s: { href: '/pic/a-60x40.svg' } } } } },
    wordpress: { id: 1, type: 'post', link: p, slug: 'x', date_gmt: '2026-01-31T08:00:00', title: { rendered: p }, excerpt: { rendered: p }, content: { rendered: p },
      _embedded: { author: [{ name: p, link: p }], 'wp:term': [[{ taxonomy: 'category', name: p }]], 'wp:featuredmedia': [{ source_url: '/pic/a-60x40.svg', alt_text: p, caption: { rendered: p } }] } },
    ghost: { posts: [{ id: '1', uuid: 'u', title: p, html: p, custom_excerpt: p, feature_image: '/pic/a-60x40.svg', feature_image_alt: p, feature_image_caption: p,
      url: p, published_at: p, primary_tag: { name: p }, authors: [{ name: p, url: p }], codeinjection_head: p, codeinjection_foot: p }] },
    'json-feed': { version: 'https://jsonfeed.org/version/1.1', title: p, items: [{ id: '1', url: p, title: p, summary: p, content_html: p, image: p, authors: [{ name: p, url: p }], tags: [p] }] },
    ans: { type: 'story', version: '0.10.9', _id: 'x', headlines: { basic: p }, description: { basic: p }, credits: { by: [{ type: 'author', name: p, url: p }] }, canonical_url: p,
      content_elements: [{ type: 'text', content: p }, { type: 'raw_html', content: p }, { type: 'header', level: 2, content: p }, { type: 'quote', content_elements: [{ type: 'text', content: p }], citation: { content: p } },
        { type: 'image', url: '/pic/a-60x40.svg', caption: p, alt_text: p, credits: { by: [{ name: p }] } }, { type: 'list', items: [{ type: 'text', content: p }] }, { type: 'oembed_response', raw_oembed: { html: p, url: p } }] },
    guardian: { response: { status: 'ok', content: { id: 'x', webTitle: p, webUrl: p, sectionName: p, webPublicationDate: p, fields: { headline: p, standfirst: p, byline: p, trailText: p, body: p, thumbnail: p },
      blocks: { body: [{ elements: [{ type: 'text', textTypeData: { html: p } }, { type: 'image', imageTypeData: { alt: p, caption: p, credit: p, displayCredit: true }, assets: [{ file: '/pic/a-60x40.svg', typeData: { width: '60', height: '40' } }] }, { type: 'pullquote', pullquoteTypeData: { html: p, attribution: p } }, { type: 'tweet', tweetTypeData: { html: p, url: p } }] }] } } } },
    'apple-news': { version: '1.7', identifier: 'x', language: 'en', title: p, subtitle: p, layout: {}, metadata: { authors: [p], canonicalURL: p, thumbnailURL: p },
      components: [{ role: 'body', format: 'html', text: p }, { role: 'body', format: 'markdown', text: p }, { role: 'body', text: p }, { role: 'photo', URL: '/pic/a-60x40.svg', caption: p, accessibilityCaption: p }, { role: 'caption', text: p, format: 'html' },
        { role: 'tweet', URL: p }, { role: 'htmltable', html: p }] },
  });
";

#[test]
fn no_payload_runs_navigates_or_makes_a_request() {
    test(async |page| {
        let evil = Site::start().await?;
        let text = include_str!("hostile/payloads.json").replace("EVIL", &evil.url("/evil"));
        let payloads: serde_json::Map<String, Value> = serde_json::from_str(&text)?;
        let payloads: Vec<_> = payloads.values().filter_map(Value::as_array).flatten().cloned().collect();
        ensure!(payloads.len() >= 300, "{} payloads", payloads.len());
        page.add_init_script(
            "window.ran = []; window.mark = {};
             for (const name of ['alert', 'confirm', 'prompt', 'open', 'msgbox']) window[name] = (...values) => ran.push([name, ...values]);
             addEventListener('beforeunload', () => ran.push('navigation'));",
        )
        .await?;
        page.open_article("adblock-notice=off", &plain()).await?;
        page.execute("window.mark.kept = true").await?;
        let (mut articles, mut shown) = (0, 0);
        for chunk in payloads.chunks(25) {
            let report: Value = page
                .run(&format!(
                    "{ALLOWED} {ARTICLES}
                     let [articles, shown, complaints] = [0, 0, []];
                     for (const payload of {}) for (const [format, article] of Object.entries(articlesWith(payload))) {{
                       W.article = article;
                       const ready = await W.whenReady().then(() => true, (error) => (error.code === 'invalid-article' ? false : complaints.push([format, payload, error.code + ' ' + error.message])));
                       articles++;
                       if (ready !== true) continue;
                       shown++;
                       for (const found of violations(W.shadowRoot.querySelector('.page'))) complaints.push([format, payload, found]);
                     }}
                     await pause(20);
                     return {{ articles, shown, complaints, ran, kept: mark.kept }}",
                    Value::from(chunk)
                ))
                .await?;
            ensure!(report["complaints"] == json!([]), "{:#}", report["complaints"]);
            ensure!(report["ran"] == json!([]), "{:#}", report["ran"]);
            ensure!(report["kept"] == true, "the page was left");
            articles += report["articles"].as_u64().unwrap_or_default();
            shown += report["shown"].as_u64().unwrap_or_default();
        }
        page.pause(300).await;
        ensure!(evil.requested_paths() == Vec::<String>::new(), "{:?}", evil.requested_paths());
        // The recorders themselves work.
        page.execute(&format!("alert(1); await fetch({}).catch(() => 0)", json!(evil.url("/evil")))).await?;
        page.check("ran.length", 1).await?;
        ensure!(evil.requested_paths() == ["/evil"], "{:?}", evil.requested_paths());
        // A payload is tested only if its article is shown.
        ensure!(shown * 4 > articles * 3, "{shown} of {articles} articles were shown");
        page.check("record.errors", json!([])).await
    });
}
