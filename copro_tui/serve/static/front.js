// Around the terminal of the page: the connection and its coming back, the keys that belong to the browser, and files.
// It is loaded before the terminal's own script, which finds a socket that never ends in place of the browser's.
"use strict";

const words = document.getElementById("words").dataset;
const status = document.getElementById("status");
const terminal = document.getElementById("terminal");

// On a narrow touch screen the ordinary page is offered first, unless the screens were asked for.
const led = matchMedia("(pointer: coarse) and (max-width: 700px)").matches && location.search !== "?screens";
if (led) {
  terminal.remove();  // so that the terminal's script finds nothing to begin
  location.replace("/lines");
}

const tab = sessionStorage.getItem("tab") || crypto.getRandomValues(new Uint8Array(16)).reduce(
  (text, byte) => text + byte.toString(16).padStart(2, "0"), "");
sessionStorage.setItem("tab", tab);
const narrow = matchMedia("(max-width: 560px)").matches;
terminal.dataset.fontSize = narrow ? 13 : 16;
terminal.dataset.sessionWebsocketUrl = `${location.protocol === "https:" ? "wss:" : "ws:"}//${location.host}/ws/${tab}`;

function say(text, link) {
  status.textContent = text;
  if (link) {
    const way = document.createElement("a");
    way.href = link;
    way.textContent = words.again;
    status.append(" ", way);
  }
}

// A socket that comes back: the terminal's script keeps the one it was given.
const Real = window.WebSocket;
const ENDS = { 4000: "ended", 4001: "elsewhere", 4002: "stopped", 4003: "signedOut", 4006: "tooMuch" };
const LATER = { 4004: "full", 4005: "shut" };
const PING = 15000, SILENCE = 40000;

let line = null;

class Line extends EventTarget {
  constructor(address) {
    super();
    line = this;
    this.address = address;
    this.size = null;
    this.wait = 500;
    this.lost = false;
    this.open();
    setInterval(() => this.look(), PING);
  }

  open() {
    this.socket = new Real(this.size ? this.address.replace(/\?.*/, "") + this.size : this.address);
    this.socket.binaryType = "arraybuffer";
    this.heard = Date.now();
    this.socket.onopen = () => this.opened();
    this.socket.onmessage = (event) => this.take(event.data);
    this.socket.onclose = (event) => this.closed(event.code);
  }

  opened() {
    this.wait = 500;
    if (this.lost) say(words.back);
    this.lost = false;
    this.dispatchEvent(new Event("open"));
    focus();
  }

  take(data) {
    this.heard = Date.now();
    if (typeof data === "string") {
      const [kind, values] = JSON.parse(data);
      if (kind === "file") { location.assign(`/file/${tab}/${values.key}`); return; }
      if (kind === "trouble") { this.trouble = values; return; }
      if (kind === "open_url" && !/^https?:\/\//.test(values.url)) return;
    } else if (this.lost === false && status.textContent === words.back) {
      setTimeout(() => { if (status.textContent === words.back) say(""); }, 4000);
    }
    this.dispatchEvent(new MessageEvent("message", { data }));
  }

  closed(code) {
    const end = ENDS[code];
    if (end) { say(this.trouble || words[end], end === "signedOut" ? "/in" : location.href); return; }
    this.lost = true;
    say(words[LATER[code] || "lost"]);
    setTimeout(() => this.open(), this.wait);
    this.wait = Math.min(this.wait * 2, 10000);
  }

  look() {
    if (this.socket.readyState === Real.OPEN) {
      this.socket.send(JSON.stringify(["ping", String(Date.now())]));
      if (Date.now() - this.heard > SILENCE) this.socket.close();
    }
  }

  send(text) {
    const [kind, values] = JSON.parse(text);
    if (kind === "resize") this.size = `?width=${values.width}&height=${values.height}`;
    if (kind !== "ping" && this.socket.readyState === Real.OPEN) this.socket.send(text);
  }

  set binaryType(_type) {}
}
window.WebSocket = Line;

// Keys that belong to the browser, although the terminal would take them.
const field = () => terminal.querySelector("textarea");
function focus() { const text = field(); if (text) text.focus(); }
const theBrowsers = (event) => {
  const control = event.ctrlKey || event.metaKey;
  if (["F5", "F11", "F12"].includes(event.key)) return true;
  if (control && event.key.toLowerCase() === "v") return true;
  if (control && event.key.toLowerCase() === "r") return true;
  return control && event.key === "0";
};
window.addEventListener("keydown", (event) => {
  if (event.key === "F6") {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (document.activeElement === field()) document.querySelector("#way-out a").focus(); else focus();
  } else if (theBrowsers(event)) {
    event.stopImmediatePropagation();
  }
}, true);
terminal.addEventListener("click", focus);

// Keys for fingers.
const SENT = { ArrowLeft: "\x1b[D", ArrowUp: "\x1b[A", ArrowDown: "\x1b[B", ArrowRight: "\x1b[C", Enter: "\r", Tab: "\t",
  Escape: "\x1b", F1: "\x1bOP" };
document.getElementById("keys").addEventListener("click", (event) => {
  const key = event.target.dataset && event.target.dataset.key;
  if (key && line) line.send(JSON.stringify(["stdin", SENT[key]]));
});

// The terminal's script draws with WebGL and ends where there is none.
if (!led && !document.createElement("canvas").getContext("webgl2")) say(words.cannot);
