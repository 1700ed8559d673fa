// The index: finds names over all articles.

const batch = 60;
const list = byId("found");
const types = { PER: "per", ORG: "org", LOC: "loc" };
const off = new Set();
let found = [];
let shown = 0;

// [type, name, latin, mentions, quotes, [[article, entity, mentions, quotes], …]]
const names = data.names.map(([type, name, latin, mentions, quotes, places]) => (
  { type, name, latin, mentions, quotes, places, folded: fold(`${name} ${latin}`) }));

const counted = (mentions, quotes) => make("span", { class: "n" },
  `${words.mentions}: ${mentions}` + (quotes > 0 ? `${words.comma}${words.quotes}: ${quotes}` : ""));

function element(entry) {
  const summary = make("summary", { class: "row" },
    make("span", { class: "who" },
      isolated(entry.name, { class: `name m ${types[entry.type]}` }),
      isolated(entry.latin, { class: "latin", lang: "en" })),
    counted(entry.mentions, entry.quotes));
  const details = make("details", null, summary);
  // The places are made when they are asked for: a name may be in every article.
  details.addEventListener("toggle", () => {
    if (details.children.length > 1) return;
    details.append(make("ol", null, ...entry.places.map(([article, entity, mentions, quotes]) => {
      const { file, title } = data.articles[article];
      return make("li", null, make("a", { class: "row", href: `${file}#e${entity}` },
        isolated(title), counted(mentions, quotes)));
    })));
  });
  return make("li", { "data-type": entry.type }, details);
}

function showMore() {
  const next = found.slice(shown, shown + batch);
  list.append(...next.map(element));
  shown += next.length;
  byId("more").hidden = shown >= found.length;
}

// Names that begin with what is sought come first; the order is otherwise by count.
function search() {
  const sought = fold(byId("search").value);
  const fits = finder(sought);
  found = names.filter((entry) => !off.has(types[entry.type]) && fits(entry.folded));
  if (sought) {
    const begins = (entry) => entry.folded.startsWith(sought) ? 0 : 1;
    found.sort((a, b) => begins(a) - begins(b));
  }
  list.replaceChildren();
  shown = 0;
  showMore();
  byId("live").textContent = found.length > 0 ? `${words.found}: ${found.length}` : words.nothing;
}

for (const key of all(".key")) {
  key.addEventListener("click", () => {
    const on = key.getAttribute("aria-pressed") !== "true";
    key.setAttribute("aria-pressed", on);
    if (on) off.delete(key.dataset.kind);
    else off.add(key.dataset.kind);
    search();
  });
}
byId("search").addEventListener("input", search);
byId("more").addEventListener("click", () => {
  const first = shown;
  showMore();
  list.children[first]?.querySelector("summary").focus();
});
search();
