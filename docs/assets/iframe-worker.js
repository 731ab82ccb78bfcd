"use strict";
// Browsers give no workers to pages opened from a folder: the search then runs in a hidden frame.
if (location.protocol === "file:") {
  const load = (inside, url) => new Promise((loaded, failed) => {
    const script = inside.document.createElement("script");
    script.src = url;
    script.onload = loaded;
    script.onerror = () => failed(new Error(`cannot load ${url}`));
    inside.document.head.append(script);
  });
  class IFrameWorker extends EventTarget {
    constructor(url) {
      super();
      const frame = document.createElement("iframe");
      frame.hidden = true;
      document.body.append(frame);
      const inside = frame.contentWindow;
      inside.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
      inside.importScripts = async (...urls) => {
        for (const one of urls) await load(inside, one);
      };
      this.frame = frame;
      this.ready = load(inside, new URL(url, location.href).href);
    }
    postMessage(data) {
      const inside = this.frame.contentWindow;
      this.ready.then(() => inside.dispatchEvent(new inside.MessageEvent("message", { data })));
    }
    terminate() {
      this.frame.remove();
    }
  }
  // The search looks for this name to find its own folder.
  window.IFrameWorker = window.Worker = IFrameWorker;
}
