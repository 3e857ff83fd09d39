//! The reader's settings and the world around the page, for one test.

use anyhow::{Result, bail};
use serde_json::{Value, json};

use super::{AD_HOST, Engine, Page, firefox::privileged, kind::Look, undo::Undo};

impl Page {
    /// Media features, such as `("prefers-color-scheme", "dark")`. In WebKitGTK it is another browser: before the page.
    pub(crate) async fn media(&mut self, features: &[(&str, &str)]) -> Result<()> {
        match self.engine {
            Engine::Chromium => {
                let all: Vec<_> =
                    features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
                self.emulate_media(json!({ "features": all })).await
            }
            Engine::Firefox => {
                for (name, value) in features {
                    match *name {
                        "prefers-color-scheme" => {
                            let scheme = u8::from(*value != "dark");
                            self.prefer_firefox("layout.css.prefers-color-scheme.content-override", scheme).await?;
                        }
                        "prefers-reduced-motion" => {
                            self.prefer_firefox("ui.prefersReducedMotion", u8::from(*value == "reduce")).await?;
                        }
                        "forced-colors" => self.override_firefox("forcedColorsOverride", value, "none").await?,
                        other => bail!("Firefox can't be told {other}"),
                    }
                }
                Ok(())
            }
            Engine::WebKit => {
                let mut look = self.look().clone();
                for (name, value) in features {
                    match *name {
                        "prefers-color-scheme" => look.dark = *value == "dark",
                        "prefers-reduced-motion" => look.still = *value == "reduce",
                        other => bail!("WebKitGTK can't be told {other}"),
                    }
                }
                self.put_on(look).await
            }
        }
    }

    /// The size of the viewport in CSS pixels, and how many device pixels there are for each: Chromium's driver can.
    pub(crate) async fn scaled(&mut self, width: u32, height: u32, scale: f64) -> Result<()> {
        self.undo.push(Undo::Cdp("Emulation.clearDeviceMetricsOverride", json!({})));
        let params = json!({ "width": width, "height": height, "deviceScaleFactor": scale, "mobile": false });
        self.cdp("Emulation.setDeviceMetricsOverride", params).await.map(drop)
    }

    /// Whether the network is gone: Chromium's driver can.
    pub(crate) async fn offline(&mut self, offline: bool) -> Result<()> {
        let params =
            |offline| json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.cdp("Network.enable", json!({})).await?;
        self.undo.push(Undo::Cdp("Network.emulateNetworkConditions", params(false)));
        self.cdp("Network.emulateNetworkConditions", params(offline)).await.map(drop)
    }

    /// The medium, such as `print`.
    pub(crate) async fn medium(&mut self, medium: &str) -> Result<()> {
        match self.engine {
            Engine::Chromium => self.emulate_media(json!({ "media": medium })).await,
            Engine::Firefox => self.override_firefox("mediumOverride", medium, "").await,
            Engine::WebKit => bail!("WebKitGTK shows no page as on paper"),
        }
    }

    /// The time zone. Elsewhere than in Chromium it is another browser: before the page.
    pub(crate) async fn timezone(&mut self, zone: &str) -> Result<()> {
        match self.engine {
            Engine::Chromium => {
                let none = json!({ "timezoneId": "" });
                self.emulate("Emulation.setTimezoneOverride", json!({ "timezoneId": zone }), none).await
            }
            Engine::Firefox | Engine::WebKit => {
                let look = Look { zone: Some(zone.to_owned()), ..self.look().clone() };
                self.put_on(look).await
            }
        }
    }

    /// A finger in place of the mouse: nothing hovers.
    pub(crate) async fn touch(&mut self) -> Result<()> {
        match self.engine {
            Engine::Chromium => {
                let none = json!({ "enabled": false });
                self.emulate("Emulation.setTouchEmulationEnabled", json!({ "enabled": true }), none).await
            }
            Engine::Firefox => {
                let set = |value: u8| {
                    let names = json!(["ui.primaryPointerCapabilities", "ui.allPointerCapabilities"]);
                    format!("for (const name of {names}) Services.prefs.setIntPref(name, {value})")
                };
                self.undo.push(Undo::Firefox(set(6)));
                privileged(&self.driver, &set(1)).await.map(drop)
            }
            Engine::WebKit => bail!("WebKitGTK can't be told that nothing hovers"),
        }
    }

    /// Fails every request whose address matches, as a blocker's network rule does; `*` stands for anything.
    pub(crate) async fn block(&mut self, patterns: &[&str]) -> Result<()> {
        match self.engine {
            Engine::Chromium => {
                self.cdp("Network.enable", json!({})).await?;
                self.emulate("Network.setBlockedURLs", json!({ "urls": patterns }), json!({ "urls": [] })).await
            }
            Engine::Firefox => {
                let script = format!(
                    "const rules = {}.map((rule) => new RegExp(`^${{rule.replaceAll('*', '.*')}}$`));
                     globalThis.blocking = (subject) => {{
                       const channel = subject.QueryInterface(Ci.nsIHttpChannel);
                       if (rules.some((rule) => rule.test(channel.URI.spec))) channel.cancel(Cr.NS_ERROR_ABORT);
                     }};
                     Services.obs.addObserver(blocking, 'http-on-modify-request')",
                    json!(patterns)
                );
                self.undo
                    .push(Undo::Firefox("Services.obs.removeObserver(blocking, 'http-on-modify-request')".to_owned()));
                privileged(&self.driver, &script).await.map(drop)
            }
            Engine::WebKit => {
                let blocked = patterns.iter().map(|&pattern| pattern.to_owned()).collect();
                let look = Look { blocked, ..self.look().clone() };
                self.put_on(look).await
            }
        }
    }

    /// Firefox's own tracking protection, as strict as a reader can have it, with the ad host as the one tracker.
    pub(crate) async fn tracking_protection(&mut self) -> Result<()> {
        // It changes a dozen settings, and what they were is lost.
        self.spoil();
        let script = format!(
            "Services.prefs.setStringPref('urlclassifier.trackingTable.testEntries', '{AD_HOST}');
             Services.prefs.setStringPref('browser.contentblocking.category', 'strict')"
        );
        privileged(&self.driver, &script).await.map(drop)
    }

    /// A command of the DevTools protocol.
    pub(crate) async fn cdp(&self, method: &str, params: Value) -> Result<Value> {
        anyhow::ensure!(self.engine == Engine::Chromium, "{method} is a command of Chromium's");
        Ok(self.driver.cdp().send_raw(method, params).await?)
    }

    /// A command, and the one that takes it back after the test.
    async fn emulate(&mut self, method: &'static str, params: Value, undo: Value) -> Result<()> {
        self.undo.push(Undo::Cdp(method, undo));
        self.cdp(method, params).await.map(drop)
    }

    async fn emulate_media(&mut self, media: Value) -> Result<()> {
        self.emulate("Emulation.setEmulatedMedia", media, json!({ "features": [], "media": "" })).await
    }

    /// One of the overrides of Firefox's browsing context. It is that of the page that is open, not of the next one.
    async fn override_firefox(&mut self, name: &str, value: &str, none: &str) -> Result<()> {
        self.undo.push(Undo::Firefox(format!("bc.{name} = {}", json!(none))));
        privileged(&self.driver, &format!("bc.{name} = {}", json!(value))).await.map(drop)
    }

    /// One of Firefox's settings, which is that of every page.
    async fn prefer_firefox(&mut self, name: &str, value: u8) -> Result<()> {
        self.undo.push(Undo::Firefox(format!("Services.prefs.clearUserPref('{name}')")));
        privileged(&self.driver, &format!("Services.prefs.setIntPref('{name}', {value})")).await.map(drop)
    }
}
