//! User preferences, network and device conditions, emulated for one test.

use anyhow::{Result, bail};
use serde_json::{Value, json};

use super::{AD_HOST, Engine, Page, cleanup::Cleanup, firefox::privileged, launch_options::Desktop};

impl Page {
    /// Emulates media features such as `("prefers-color-scheme", "dark")`. WebKitGTK restarts the browser for it, so call it
    /// before the page is opened.
    pub(crate) async fn emulate_media(&mut self, features: &[(&str, &str)]) -> Result<()> {
        match self.engine {
            Engine::Chromium => {
                let all: Vec<_> =
                    features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
                self.set_emulated_media(json!({ "features": all })).await
            }
            Engine::Firefox => {
                for (name, value) in features {
                    match *name {
                        "prefers-color-scheme" => {
                            let scheme = u8::from(*value != "dark");
                            self.set_firefox_preference("layout.css.prefers-color-scheme.content-override", scheme)
                                .await?;
                        }
                        "prefers-reduced-motion" => {
                            self.set_firefox_preference("ui.prefersReducedMotion", u8::from(*value == "reduce"))
                                .await?;
                        }
                        "forced-colors" => self.override_firefox("forcedColorsOverride", value, "none").await?,
                        other => bail!("Firefox can't emulate {other}"),
                    }
                }
                Ok(())
            }
            Engine::WebKit => {
                let mut desktop = self.desktop().clone();
                for (name, value) in features {
                    match *name {
                        "prefers-color-scheme" => desktop.dark = *value == "dark",
                        "prefers-reduced-motion" => desktop.reduced_motion = *value == "reduce",
                        other => bail!("WebKitGTK can't emulate {other}"),
                    }
                }
                self.switch_desktop(desktop).await
            }
        }
    }

    /// Sets the viewport in CSS pixels and the device pixel ratio. Chromium only.
    pub(crate) async fn set_device_metrics(&mut self, width: u32, height: u32, scale: f64) -> Result<()> {
        self.cleanups.push(Cleanup::Cdp("Emulation.clearDeviceMetricsOverride", json!({})));
        let params = json!({ "width": width, "height": height, "deviceScaleFactor": scale, "mobile": false });
        self.cdp("Emulation.setDeviceMetricsOverride", params).await.map(drop)
    }

    /// Disconnects the network or connects it again. Chromium only.
    pub(crate) async fn set_offline(&mut self, offline: bool) -> Result<()> {
        let params =
            |offline| json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.cdp("Network.enable", json!({})).await?;
        self.cleanups.push(Cleanup::Cdp("Network.emulateNetworkConditions", params(false)));
        self.cdp("Network.emulateNetworkConditions", params(offline)).await.map(drop)
    }

    /// Emulates a media type such as `print`.
    pub(crate) async fn emulate_media_type(&mut self, media_type: &str) -> Result<()> {
        match self.engine {
            Engine::Chromium => self.set_emulated_media(json!({ "media": media_type })).await,
            Engine::Firefox => self.override_firefox("mediumOverride", media_type, "").await,
            Engine::WebKit => bail!("WebKitGTK can't emulate the print media type"),
        }
    }

    /// Sets the time zone. Firefox and WebKitGTK restart the browser for it, so call it before the page is opened.
    pub(crate) async fn set_time_zone(&mut self, zone: &str) -> Result<()> {
        match self.engine {
            Engine::Chromium => {
                let none = json!({ "timezoneId": "" });
                self.emulate("Emulation.setTimezoneOverride", json!({ "timezoneId": zone }), none).await
            }
            Engine::Firefox | Engine::WebKit => {
                let desktop = Desktop { time_zone: Some(zone.to_owned()), ..self.desktop().clone() };
                self.switch_desktop(desktop).await
            }
        }
    }

    /// Emulates a touch screen in place of the mouse: no pointer can hover.
    pub(crate) async fn emulate_touch(&mut self) -> Result<()> {
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
                self.cleanups.push(Cleanup::Firefox(set(6)));
                privileged(&self.driver, &set(1)).await.map(drop)
            }
            Engine::WebKit => bail!("WebKitGTK can't emulate a device without hover"),
        }
    }

    /// Fails every request whose URL matches a pattern, as a network rule of an ad blocker does; `*` matches anything.
    pub(crate) async fn block_requests(&mut self, patterns: &[&str]) -> Result<()> {
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
                self.cleanups.push(Cleanup::Firefox(
                    "Services.obs.removeObserver(blocking, 'http-on-modify-request')".to_owned(),
                ));
                privileged(&self.driver, &script).await.map(drop)
            }
            Engine::WebKit => {
                let blocked_urls = patterns.iter().map(|&pattern| pattern.to_owned()).collect();
                let desktop = Desktop { blocked_urls, ..self.desktop().clone() };
                self.switch_desktop(desktop).await
            }
        }
    }

    /// Turns on Firefox's strict tracking protection, with the ad host as the only tracker it knows.
    pub(crate) async fn enable_tracking_protection(&mut self) -> Result<()> {
        // It changes a dozen preferences whose previous values are lost.
        self.discard_browser();
        let script = format!(
            "Services.prefs.setStringPref('urlclassifier.trackingTable.testEntries', '{AD_HOST}');
             Services.prefs.setStringPref('browser.contentblocking.category', 'strict')"
        );
        privileged(&self.driver, &script).await.map(drop)
    }

    /// Sends a command of the DevTools protocol. Chromium only.
    pub(crate) async fn cdp(&self, method: &str, params: Value) -> Result<Value> {
        anyhow::ensure!(self.engine == Engine::Chromium, "{method} is a command of Chromium only");
        Ok(self.driver.cdp().send_raw(method, params).await?)
    }

    /// Sends a command, and after the test the same command with the parameters `reset`.
    async fn emulate(&mut self, method: &'static str, params: Value, reset: Value) -> Result<()> {
        self.cleanups.push(Cleanup::Cdp(method, reset));
        self.cdp(method, params).await.map(drop)
    }

    async fn set_emulated_media(&mut self, media: Value) -> Result<()> {
        self.emulate("Emulation.setEmulatedMedia", media, json!({ "features": [], "media": "" })).await
    }

    /// Sets an override of Firefox's browsing context. It applies to the open page, not to the next one.
    async fn override_firefox(&mut self, name: &str, value: &str, none: &str) -> Result<()> {
        self.cleanups.push(Cleanup::Firefox(format!("bc.{name} = {}", json!(none))));
        privileged(&self.driver, &format!("bc.{name} = {}", json!(value))).await.map(drop)
    }

    /// Sets a preference of Firefox, which applies to every page.
    async fn set_firefox_preference(&mut self, name: &str, value: u8) -> Result<()> {
        self.cleanups.push(Cleanup::Firefox(format!("Services.prefs.clearUserPref('{name}')")));
        privileged(&self.driver, &format!("Services.prefs.setIntPref('{name}', {value})")).await.map(drop)
    }
}
