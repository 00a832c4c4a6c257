// Small helps; every page works without them.
"use strict";

const search = document.getElementById("q");
const records = () => [...document.querySelectorAll(".hit a.go, .pair > h2 a.go, article.record")];

function writing(target) {
  return target.isContentEditable || /^(?:input|textarea|select)$/i.test(target.tagName);
}

// The record next to where the reader is, by the keyboard's focus or else by the fragment of the address.
function step(by) {
  const all = records();
  if (!all.length) return;
  const here = document.activeElement;
  const start = document.getElementById(location.hash.slice(1));
  let at = all.findIndex((one) => one === here || one.contains(here));
  if (at < 0) at = all.indexOf(start);
  const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by));
  all[next].focus();
  all[next].scrollIntoView({ block: "nearest" });
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || writing(event.target)) return;
  if (event.key === "/" && search) {
    event.preventDefault();
    search.focus();
    search.select();
  } else if (event.key === "j" || event.key === "k") {
    step(event.key === "j" ? 1 : -1);
  }
});

const order = document.getElementById("sort");
if (order) order.addEventListener("change", () => order.form.requestSubmit());

for (const keys of document.querySelectorAll(".keys")) keys.hidden = false;
