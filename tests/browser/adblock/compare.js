// Runs each detector with its default settings, and the widget. The scripts are served under neutral names, as a site that
// bundles them would: lists block `fuckadblock.js` by its name.
window.exports = {};
window.require = () => React;

/** The result of each detector: true or false; it has no entry if it doesn't answer. */
window.compare = async () => {
  const found = {};
  const note = (name) => (detected) => (found[name] = detected);
  W.adblockNotice = "on";
  justDetectAdblock.detectAnyAdblocker().then(note("just-detect-adblock"));
  for (const [name, Detector] of [["FuckAdBlock", FuckAdBlock], ["BlockAdBlock", BlockAdBlock]]) {
    const detector = new Detector({ checkOnLoad: false });
    detector.onDetected(() => note(name)(true)).onNotDetected(() => note(name)(false));
    detector.check();
  }
  adblockDetect(note("adblock-detect"));
  const Component = () => {
    const detected = exports.useDetectAdBlock();
    React.useEffect(() => void note("adblock-detect-react")(detected));
    return null;
  };
  const root = ReactDOM.createRoot(document.body.appendChild(document.createElement("div")));
  root.render(React.createElement(Component));
  await pause(4500);
  found["article-widget"] = visible($("[part=notice]"));
  return found;
};
