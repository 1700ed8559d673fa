// What both pages do: read their data, fold names, switch between light and dark.
"use strict";

const byId = (id) => document.getElementById(id);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const data = JSON.parse(byId("data").textContent);
const words = data.words;

// Makes an element. Children are elements or strings, which become text, never markup.
function make(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {}))
    if (value !== null && value !== undefined && value !== "") element.setAttribute(key, value);
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

// Text that keeps its own direction: an acronym at its beginning turns no Arabic line round.
const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;
const isolated = (text, attributes) =>
  make("bdi", { ...attributes, dir: rightToLeft.test(text) ? "rtl" : "ltr" }, text);

// A map's own entry: a key may be anything, "constructor" too.
const known = (map, key) => Object.hasOwn(map, key) ? map[key] : undefined;

// What a reader may type otherwise: no marks on letters (which takes hamza off its seat),
// no tatweel, one form of alef, ya, kaf and ta marbuta, one kind of digits, small letters.
const foldedLetters = {
  "\u0671": "\u0627", "\u0649": "\u064A", "\u06CC": "\u064A", "\u06A9": "\u0643",
  "\u0629": "\u0647", "\u0131": "i", "\u0142": "l", "\u00F8": "o", "\u0111": "d",
};
function fold(text) {
  return text.normalize("NFKD").toLowerCase()
    .replace(/[\p{M}\p{Cf}\u0640\u0621]/gu, "")
    .replace(/[\u0671\u0649\u06CC\u06A9\u0629\u0131\u0142\u00F8\u0111]/g, (c) => foldedLetters[c])
    .replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (c) => String(c.charCodeAt(0) & 15))
    .replace(/[\s\p{P}]+/gu, " ").trim();
}

// Whether all that is sought, word by word, stands in a folded name.
function finder(sought) {
  const parts = fold(sought).split(" ").filter(Boolean);
  return (folded) => parts.every((part) => folded.includes(part));
}

function remembered(key) {
  try { return localStorage.getItem(key); } catch { return null; }
}
function remember(key, value) {
  try { localStorage.setItem(key, value); } catch { /* a page may be denied its storage */ }
}

function setUpTheme() {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const button = byId("theme");
  const root = document.documentElement;
  const show = () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : system.matches;
    button.textContent = dark ? words.light : words.dark;
  };
  const saved = remembered("isnad-theme");
  if (saved === "dark" || saved === "light") root.dataset.theme = saved;
  button.addEventListener("click", () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : system.matches;
    root.dataset.theme = dark ? "light" : "dark";
    remember("isnad-theme", root.dataset.theme);
    show();
  });
  system.addEventListener("change", show);
  show();
}

setUpTheme();
