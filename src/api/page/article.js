// The article's page: lists lead to places in the text, places tell why they are marked.

const article = document.querySelector("article");
const [why, bar, live] = ["why", "finder", "live"].map(byId);
const kinds = ["per", "org", "loc"];
const calm = matchMedia("(prefers-reduced-motion: reduce)");

// ---- What can be gone to: every mark's first piece and every quote's label, in the
// order of the text. One of them is in the tab order; arrow keys go on from it.
const stops = all(".m[id], .by", article);
const stopNumber = new Map(stops.map((stop, i) => [stop, i]));
let current = 0;  // the stop that is in the tab order

for (const stop of stops) {
  stop.tabIndex = -1;
  if (!stop.matches(".m")) continue;
  stop.setAttribute("role", "button");
  stop.setAttribute("aria-roledescription",
    words[kinds.find((kind) => stop.classList.contains(kind))]);
}
if (stops.length > 0) stops[0].tabIndex = 0;

const hidden = (stop) => document.body.classList.contains(
  "off-" + (stop.matches(".by") ? "quote" : kinds.find((kind) => stop.classList.contains(kind))));

function makeCurrent(stop) {
  stops[current].tabIndex = -1;
  current = stopNumber.get(stop);
  stop.tabIndex = 0;
}

// The next stop in a direction that the legend does not hide.
function neighbour(from, step) {
  for (let i = from + step; i >= 0 && i < stops.length; i += step)
    if (!hidden(stops[i])) return stops[i];
  return null;
}

function bring(element) {
  element.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
}

// ---- A selection: somebody's places in the text, gone through one by one.
let selection = null;  // { key, name, places, at }

// A mention or quote may be several elements: where it crosses another or a line's end.
const keyOf = (element) => element.matches(".m") ? "m" + element.dataset.m : "q" + element.dataset.q;
const piecesOf = new Map();
for (const piece of all(".m, .q", article)) {
  const key = keyOf(piece);
  if (piecesOf.has(key)) piecesOf.get(key).push(piece);
  else piecesOf.set(key, [piece]);
}
const pieces = (stop) => piecesOf.get(keyOf(stop)) || [];

const selections = {
  entity: (number) => ({
    name: data.entities[number].name,
    places: all(`.m[data-e="${number}"][id]`, article),
  }),
  speaker: (number) => ({
    name: data.speakers[number].name || words.unnamed,
    places: data.speakers[number].quotes.map((q) => byId("q" + q)).filter(Boolean),
  }),
};

function select(kind, number, at = 0) {
  clearSelection();
  const { name, places } = selections[kind](number);
  if (places.length === 0) return;
  selection = { key: kind + number, kind, number, name, places, at };
  for (const place of places) {
    place.classList.add("lit");
    for (const piece of pieces(place)) piece.classList.add("lit");
  }
  for (const row of all(`[data-${kind}="${number}"]`)) row.setAttribute("aria-current", "true");
  byId("finder-name").replaceChildren(isolated(name));
  bar.hidden = false;
  document.body.classList.add("finding");
  showPlace(at);
}

function showPlace(at, focus = false) {
  const { places, name } = selection;
  places[selection.at].classList.remove("here");
  selection.at = (at + places.length) % places.length;
  const place = places[selection.at];
  place.classList.add("here");
  makeCurrent(place);
  byId("finder-place").textContent = `${selection.at + 1} / ${places.length}`;
  const alone = places.length < 2;
  byId("finder-before").disabled = byId("finder-next").disabled = alone;
  live.textContent = words.place.replace("{name}", name)
    .replace("{at}", selection.at + 1).replace("{of}", places.length);
  bring(place);
  if (focus) place.focus({ preventScroll: true });
}

function clearSelection() {
  for (const lit of all(".lit, .here")) lit.classList.remove("lit", "here");
  for (const row of all("[aria-current]")) row.removeAttribute("aria-current");
  selection = null;
  bar.hidden = true;
  document.body.classList.remove("finding");
}

function step(by) {
  if (selection) showPlace(selection.at + by);
}

// Selects whom a stop belongs to, at that stop.
function selectOf(stop) {
  const kind = stop.matches(".by") ? "speaker" : "entity";
  const number = kind === "speaker" ? data.quotes[stop.dataset.q].speaker : Number(stop.dataset.e);
  select(kind, number, Math.max(0, selections[kind](number).places.indexOf(stop)));
}

// ---- Why: a card for the mark or quote that is pointed at, focused or clicked.
let whyOf = null;   // the element that the card is for
let pinned = false; // a click keeps it
let timer = 0;

const shownEvidence = 6;

const latin = (text) => text ? isolated(text, { class: "latin", lang: "en" }) : null;
const code = (text) => make("code", { dir: "ltr" }, text);

// One row a reason that decides; one table of what was weighed, the weightiest first.
// `clitic` is what stands before the name in its word.
function reasonElements(numbers, clitic = "") {
  const reasons = numbers.map((number) => {
    const [kind, what, where, weight] = data.reasons[number];
    return { kind, what, where, weight };
  });
  const deciding = reasons.filter((reason) => reason.weight === 0);
  const weighed = reasons.filter((reason) => reason.weight !== 0);
  const elements = [];
  if (deciding.length > 0)
    elements.push(make("dl", null, ...deciding.flatMap(({ kind, what, where }) => [
      make("dt", null, known(words.kinds, kind) || kind),
      make("dd", null,
        kind === "reading" && clitic ? make("span", null, isolated(clitic), " ", words.outside)
          : known(words.said, what) || code(what),
        where ? make("span", { class: "where" }, code(where)) : null),
    ])));
  if (weighed.length > 0) {
    const rows = weighed.map(({ what, where, weight }, i) => {
      const row = make("tr", { title: where },
        make("td", null, code(what)),
        make("td", { dir: "ltr", class: weight < 0 ? "minus" : "plus" },
          (weight < 0 ? "\u2212" : "+") + Math.abs(weight).toFixed(2)));
      row.hidden = i >= shownEvidence;
      return row;
    });
    elements.push(make("table", null, make("caption", null, words.evidence), make("tbody", null, ...rows)));
    if (weighed.length > shownEvidence) {
      const more = make("button", { type: "button", class: "tool more" },
        `${words.more} (${weighed.length - shownEvidence})`);
      more.addEventListener("click", () => {
        for (const row of rows) row.hidden = false;
        pinned = true;
        more.remove();
        why.focus();
      });
      elements.push(more);
    }
  }
  return elements;
}

const facts = (...items) => make("p", { class: "facts" },
  ...items.filter(Boolean).map((item) =>
    make("span", null, typeof item === "string" ? isolated(item) : item)));

function mentionCard(mark) {
  const mention = data.mentions[mark.dataset.m];
  const entity = data.entities[mark.dataset.e];
  const before = byId("m" + mark.dataset.m)?.previousSibling;
  const clitic = before instanceof Element && before.matches(".cl") ? before.textContent : "";
  return [
    make("h2", null, isolated(entity.name)),
    latin(entity.latin),
    facts(words[entity.type], known(words.subtypes, entity.subtype) || entity.subtype,
      entity.country ? code(entity.country) : null, entity.key ? code(entity.key) : null),
    entity.roles.length > 0 ? make("p", { class: "roles" }, isolated(entity.roles.join(words.comma))) : null,
    facts(`${words.weight} ${mention.weight.toFixed(2)}`),
    ...reasonElements(mention.reasons, clitic),
  ];
}

function quoteCard(quote) {
  const speaker = data.speakers[quote.speaker];
  return [
    make("h2", null, isolated(speaker.name || words.unnamed)),
    latin(speaker.latin),
    facts(words[quote.kind], quote.cue),
    quote.chain.length > 0 ? facts(`${words.chain}: ${quote.chain.join(words.comma)}`) : null,
    ...reasonElements(quote.reasons),
  ];
}

// Below the element if there is room, else above it; at the page's foot on a phone.
function placeCard(element) {
  const box = element.getClientRects()[0] || element.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = why;
  const room = { width: document.documentElement.clientWidth, height: innerHeight };
  const left = Math.min(Math.max(12, box.left + box.width / 2 - width / 2), room.width - width - 12);
  const below = box.bottom + 8;
  const fits = below + height < room.height - 12 || box.top < height + 20;
  why.style.left = `${left}px`;
  why.style.top = `${fits ? below : Math.max(8, box.top - height - 8)}px`;
}

function showWhy(element, pin = false) {
  clearTimeout(timer);
  if (whyOf === element) { pinned = pinned || pin; return; }
  hideWhy();
  const isQuote = element.dataset.q !== undefined;
  const quote = isQuote ? data.quotes[element.dataset.q] : null;
  why.replaceChildren(...(isQuote ? quoteCard(quote) : mentionCard(element)).filter(Boolean));
  why.hidden = false;
  why.scrollTop = 0;
  whyOf = element;
  pinned = pin;
  element.setAttribute("aria-describedby", "why");
  if (isQuote) light(element.dataset.q, true);
  placeCard(element);
}

function hideWhy() {
  clearTimeout(timer);
  if (!whyOf) return;
  whyOf.removeAttribute("aria-describedby");
  if (whyOf.dataset.q !== undefined) light(whyOf.dataset.q, false);
  why.hidden = true;
  whyOf = null;
  pinned = false;
}

// A quote's cue and the words that name its speaker.
function light(number, on) {
  if (selection && !on) return;
  for (const span of all(`.cue[data-cue~="${number}"], .sp[data-by~="${number}"]`, article))
    span.classList.toggle("lit", on);
}

const soon = (action, delay) => { clearTimeout(timer); timer = setTimeout(action, delay); };

function tellable(node) {
  const element = node instanceof Element ? node.closest("article .m, article .by, article .q") : null;
  if (!element || document.body.classList.contains("off-quote") && element.matches(".q, .by")) return null;
  return element.matches(".m") && hidden(element) ? element.parentElement.closest("article .q") : element;
}

article.addEventListener("pointerover", (event) => {
  const element = tellable(event.target);
  if (event.pointerType === "touch" || pinned) return;
  if (element) soon(() => showWhy(element), element.matches(".q") ? 700 : 160);
  else soon(hideWhy, 250);
});
article.addEventListener("pointerleave", () => { if (!pinned) soon(hideWhy, 250); });
why.addEventListener("pointerenter", () => clearTimeout(timer));
why.addEventListener("pointerleave", () => { if (!pinned) soon(hideWhy, 250); });
article.addEventListener("focusin", (event) => {
  const stop = event.target.closest(".m, .by");
  if (!stop || !stopNumber.has(stop)) return;
  makeCurrent(stop);
  if (stop.matches(":focus-visible")) showWhy(stop);
});
article.addEventListener("focusout", () => { if (!pinned) soon(hideWhy, 250); });
addEventListener("scroll", () => {
  if (whyOf && matchMedia("(min-width: 40.01rem)").matches) placeCard(whyOf);
}, { passive: true });
addEventListener("resize", () => { if (whyOf) placeCard(whyOf); });

// ---- Clicks and keys.
function choose(element) {
  const stop = stopNumber.has(element) ? element
    : element.matches(".m") ? byId("m" + element.dataset.m) : byId("q" + element.dataset.q);
  if (stop) selectOf(stop);
  hideWhy();
  showWhy(element, true);
}

article.addEventListener("click", (event) => {
  const element = tellable(event.target);
  if (!element) return;
  event.preventDefault();
  if (getSelection().isCollapsed) choose(element);
});

byId("lists").addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  hideWhy();
  const { entity, speaker, quote } = link.dataset;
  if (entity !== undefined) select("entity", Number(entity));
  else if (speaker !== undefined) select("speaker", Number(speaker));
  else if (byId("q" + quote)) selectOf(byId("q" + quote));
});

byId("finder-next").addEventListener("click", () => step(1));
byId("finder-before").addEventListener("click", () => step(-1));
byId("finder-close").addEventListener("click", () => {
  const row = document.querySelector("aside [aria-current]");
  clearSelection();
  if (row) row.focus({ preventScroll: true });
});

document.addEventListener("pointerdown", (event) => {
  if (pinned && !event.target.closest("#why, #finder, article .m, article .by, article .q")) hideWhy();
});

document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === "Escape") {
    if (whyOf) hideWhy();
    else if (selection) clearSelection();
    return;
  }
  if (event.target.matches("input")) return;
  if (event.key === "n" || event.key === "p") return step(event.key === "n" ? 1 : -1);
  const stop = event.target.closest("article .m, article .by");
  if (!stop || !stopNumber.has(stop)) return;
  const rightToLeft = getComputedStyle(stop.closest("article > *")).direction === "rtl";
  const forward = rightToLeft ? "ArrowLeft" : "ArrowRight";
  const backward = rightToLeft ? "ArrowRight" : "ArrowLeft";
  const from = stopNumber.get(stop);
  const target = {
    [forward]: () => neighbour(from, 1), ArrowDown: () => neighbour(from, 1),
    [backward]: () => neighbour(from, -1), ArrowUp: () => neighbour(from, -1),
    Home: () => neighbour(-1, 1), End: () => neighbour(stops.length, -1),
  }[event.key];
  if (target) {
    event.preventDefault();
    const next = target();
    if (next) { next.focus({ preventScroll: true }); bring(next); }
  } else if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    choose(stop);
  }
});

// ---- The legend shows and hides.
for (const key of all(".key")) {
  key.addEventListener("click", () => {
    const on = key.getAttribute("aria-pressed") !== "true";
    key.setAttribute("aria-pressed", on);
    document.body.classList.toggle("off-" + key.dataset.kind, !on);
    hideWhy();
    if (stops.length > 0 && hidden(stops[current])) {
      const next = neighbour(-1, 1);
      if (next) makeCurrent(next);
    }
  });
}

// ---- The lists can be filtered by name.
const rows = all("aside [data-names]").map((row) => ({ row, folded: fold(row.dataset.names) }));
byId("filter").addEventListener("input", (event) => {
  const fits = finder(event.target.value);
  let count = 0;
  for (const { row, folded } of rows) {
    row.hidden = !fits(folded);
    if (!row.hidden) ++count;
  }
  for (const section of all("aside section"))
    section.hidden = all("[data-names]", section).every((row) => row.hidden);
  byId("none").hidden = count > 0 || rows.length === 0;
  live.textContent = `${words.found}: ${count}`;
});

// ---- An address may name somebody (#e3, #s0) or a place (#m3, #q0).
function followAddress() {
  const [, letter, number] = /^#([emqs])(\d+)$/.exec(location.hash) || [];
  const target = number && byId(letter + number);
  if (!target) return;
  if (letter === "e") select("entity", Number(number));
  else if (letter === "s") select("speaker", Number(number));
  else selectOf(target);
}
addEventListener("hashchange", followAddress);
followAddress();
