// What the scripts of all pages know and use.
"use strict";

const data = JSON.parse(document.getElementById("data").textContent);
const find = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const fill = (key, values) =>
  data.words[key].replace(/\{(\w+)\}/g, (_, name) => (name in values ? values[name] : ""));
const count = (key, n) => fill(`${key}.${n === 1 ? "one" : "other"}`, { n });
