// Asks each of the peers, by its own default way, and our own widget. What a script of theirs is called is ours to choose:
// lists stop `fuckadblock.js` by its name, and a site bundles it under another.
window.exports = {};
window.require = () => React;

/** What each has found: true, false, or null for nothing. */
window.peers = async () => {
  const found = {};
  const note = (name) => (detected) => (found[name] = detected);
  W.adblockNotice = "on";
  justDetectAdblock.detectAnyAdblocker().then(note("just-detect-adblock"));
  for (const [name, Peer] of [["FuckAdBlock", FuckAdBlock], ["BlockAdBlock", BlockAdBlock]]) {
    const peer = new Peer({ checkOnLoad: false });
    peer.onDetected(() => note(name)(true)).onNotDetected(() => note(name)(false));
    peer.check();
  }
  adblockDetect(note("adblock-detect"));
  const Asking = () => {
    const detected = exports.useDetectAdBlock();
    React.useEffect(() => void note("adblock-detect-react")(detected));
    return null;
  };
  const root = ReactDOM.createRoot(document.body.appendChild(document.createElement("div")));
  root.render(React.createElement(Asking));
  await pause(4500);
  found.ours = visible($("[part=notice]"));
  return found;
};
