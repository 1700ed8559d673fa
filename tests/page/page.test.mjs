// The pages as people use them, in Chromium. PAGES is the folder that run.sh has filled.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { launch } from "./browser.mjs";

const folder = process.env.PAGES;
const pages = (language) => readdirSync(join(folder, language))
  .filter((name) => name.endsWith(".html") && name !== "index.html");
const address = (path) => pathToFileURL(join(folder, path)).href;
const types = { PER: "per", ORG: "org", LOC: "loc" };

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser.close(); });

// Opens a page, does something there, and requires that nothing went wrong meanwhile: no
// script error, no message of the console, no request but for files of ours.
async function visit(path, options, body) {
  const context = await browser.newContext({ reducedMotion: "reduce", viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const wrong = [];
  page.on("pageerror", (error) => wrong.push(`error: ${error.message}`));
  page.on("console", (message) => wrong.push(`console: ${message.text()}`));
  page.on("dialog", (dialog) => { wrong.push("a dialog"); dialog.dismiss(); });
  page.on("request", (request) => {
    if (!/^(data:|file:.*\.html(#|$))/.test(request.url())) wrong.push(`request: ${request.url()}`);
  });
  await page.goto(address(path.replace(/#.*/, "")).concat(/#.*/.exec(path)?.[0] ?? ""));
  try {
    await body(page, wrong);
  } finally {
    await context.close();
  }
  assert.deepEqual(wrong, []);
}

// Where every element of the article stands in UTF-8 bytes, and what it holds.
const readArticle = () => {
  const article = document.querySelector("article");
  const encoder = new TextEncoder();
  const marks = [];
  const quotes = [];
  let at = 0;
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      at += encoder.encode(node.data).length;
      return;
    }
    const begin = at;
    for (const child of node.childNodes) walk(child);
    const piece = { begin, end: at, text: node.textContent, classes: node.className };
    if (node.matches(".m")) marks.push({ ...piece, mention: Number(node.dataset.m), entity: Number(node.dataset.e), id: node.id });
    if (node.matches("q")) quotes.push({ ...piece, quote: Number(node.dataset.q) });
  };
  walk(article);
  const labels = [...article.querySelectorAll(".by")].map((label) => ({
    quote: Number(label.dataset.q), by: label.dataset.by, heard: label.getAttribute("aria-label"), id: label.id,
  }));
  return { text: article.textContent, marks, quotes, labels };
};

const wellFormed = (bytes) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes).replaceAll("\0", "\uFFFD");

for (const language of ["ar", "en"]) {
  for (const name of pages(language)) {
    test(`${language}/${name}: the text is the article's, every mention and quote is marked`, async () => {
      const bytes = readFileSync(join(folder, language, name + ".txt"));
      const json = JSON.parse(readFileSync(join(folder, language, name + ".json"), "utf8"));
      const whole = wellFormed(bytes);
      const exact = Buffer.from(whole).equals(bytes);
      await visit(`${language}/${name}`, {}, async (page) => {
        const { text, marks, quotes, labels } = await page.evaluate(readArticle);
        assert.equal(text, whole);
        json.mentions.forEach((mention, i) => {
          const pieces = marks.filter((mark) => mark.mention === i);
          assert.equal(pieces.map((piece) => piece.text).join(""), mention.text);
          assert.deepEqual(pieces.map((piece) => piece.id), ["m" + i, ...pieces.slice(1).map(() => "")]);
          for (const piece of pieces) {
            assert.equal(piece.entity, mention.entity);
            assert.equal(piece.classes.split(" ")[1], types[mention.type]);
          }
          if (exact) assert.deepEqual([pieces[0].begin, pieces.at(-1).end], [mention.begin, mention.end]);
        });
        assert.equal(new Set(marks.map((mark) => mark.mention)).size, json.mentions.length);
        json.quotes.forEach((quote, i) => {
          const pieces = quotes.filter((piece) => piece.quote === i);
          const said = quote.parts.map(({ begin, end }) => wellFormed(bytes.subarray(begin, end))).join("");
          // A line break inside a quote stands between two paragraphs.
          assert.equal(pieces.map((piece) => piece.text).join(""), said.replaceAll("\n", ""));
          for (const piece of pieces) assert.equal(piece.classes, `q ${quote.kind}`);
          const own = labels.filter((label) => label.quote === i);
          assert.equal(own.length, quote.parts.length);
          assert.equal(own[0].id, "q" + i);
          if (quote.speaker) {
            const { entity, text: phrase } = quote.speaker;
            const by = entity === null ? phrase : json.entities[entity].name;
            assert.equal(own[0].by, by);
            for (const label of own) assert.ok(label.heard.endsWith(": " + by));
          }
        });
        for (const [number, entity] of json.entities.entries())
          assert.equal(await page.locator(`#e${number} .row > .n`).textContent().then((n) => Number(n.replace(/\D/g, ""))), entity.mentions.length);
        const broken = await page.evaluate(() => {
          const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
          const links = [...document.querySelectorAll("a[href^='#']")].map((link) => link.hash.slice(1));
          return [...ids.filter((id, i) => ids.indexOf(id) !== i), ...links.filter((id) => !document.getElementById(id))];
        });
        assert.deepEqual(broken, [], "ids are unique and links lead somewhere");
      });
    });
  }
}

test("markup and scripts in articles and ids stay text", async () => {
  for (const name of [...pages("ar"), "index.html"])
    await visit(`ar/${name}`, {}, async (page) => {
      const found = await page.evaluate(() => ({
        hacked: window.hacked,
        scripts: document.scripts.length,
        foreign: document.querySelectorAll("img, b, i, article ~ article, article a:not(.by), iframe, object, body style").length,
        handlers: [...document.querySelectorAll("*")].filter((element) =>
          [...element.attributes].some((attribute) => attribute.name.startsWith("on") || attribute.name === "style" && element.id !== "why")).length,
        addresses: [...document.querySelectorAll("[href], [src]")].map((element) => element.getAttribute("href") ?? element.getAttribute("src"))
          .filter((value) => /^[a-z]+:|^\/\//i.test(value) && value !== "data:,"),
      }));
      assert.deepEqual(found, { hacked: undefined, scripts: 2, foreign: 0, handlers: 0, addresses: [] });
    });
});

test("the policy stops what would get in nevertheless", async () => {
  await visit("ar/security-summit.html", {}, async (page, wrong) => {
    const blocked = await page.evaluate(() => new Promise((resolve) => {
      const seen = [];
      document.addEventListener("securitypolicyviolation", (event) => {
        seen.push(event.effectiveDirective);
        if (seen.length === 3) resolve(seen.sort());
      });
      const script = document.createElement("script");
      script.textContent = "window.hacked = 6";
      const style = document.createElement("style");
      style.textContent = "body { display: none }";
      document.head.append(script, style);
      document.body.append(Object.assign(new Image(), { src: "picture.png" }));
    }));
    assert.deepEqual(blocked, ["img-src", "script-src-elem", "style-src-elem"]);
    assert.equal(await page.evaluate(() => window.hacked), undefined);
    wrong.length = 0;  // the browser reports what it blocked
  });
});

const lit = (page) => page.locator("article .m.lit").count();
const finder = async (page) => [await page.isVisible("#finder"), await page.textContent("#finder-place")];
const here = (page) => page.locator("article .here").getAttribute("id");

test("an entity's row shows its places one after the other", async () => {
  await visit("ar/security-summit.html", {}, async (page) => {
    const row = page.locator("aside [data-entity]", { hasText: "Lavrov" });
    const number = await row.getAttribute("data-entity");
    const ids = await page.locator(`article .m[data-e="${number}"]`).evaluateAll((marks) => marks.map((mark) => mark.id));
    assert.ok(ids.length >= 2);
    await row.click();
    assert.equal(await lit(page), ids.length);
    assert.deepEqual(await finder(page), [true, `1 / ${ids.length}`]);
    assert.equal(await here(page), ids[0]);
    assert.equal(await row.getAttribute("aria-current"), "true");
    assert.match(await page.textContent("#live"), /1 من \d/);
    await page.click("#finder-next");
    assert.equal(await here(page), ids[1]);
    assert.ok(await page.locator("#" + ids[1]).isVisible());
    await page.keyboard.press("p");
    assert.equal(await here(page), ids[0]);
    await page.click("#finder-before");
    assert.equal(await here(page), ids.at(-1), "before the first comes the last");
    await page.keyboard.press("Escape");
    assert.equal(await lit(page), 0);
    assert.equal(await page.isVisible("#finder"), false);
    assert.equal(await page.locator("aside [aria-current]").count(), 0);
    await row.click();
    await page.click("#finder-close");
    assert.ok(await row.evaluate((element) => element === document.activeElement), "closing gives focus back");
  });
});

test("a place far down is brought into view", async () => {
  await visit("ar/security-summit.html", { viewport: { width: 390, height: 500 } }, async (page) => {
    const last = page.locator("article .m[id]").last();
    const number = await last.getAttribute("data-e");
    await page.locator(`aside [data-entity="${number}"]`).click();
    await page.keyboard.press("p");
    const box = await last.boundingBox();
    assert.ok(box.y > 80 && box.y < 440, `it is at ${box.y}`);
  });
});

test("a speaker's row shows the quotes, a quote's row one of them", async () => {
  await visit("ar/security-summit.html", {}, async (page) => {
    const speaker = page.locator("aside .speaker").first();
    const quotes = await speaker.locator("[data-quote]").evaluateAll((rows) => rows.map((row) => row.dataset.quote));
    await speaker.locator("[data-speaker]").click();
    assert.deepEqual(await finder(page), [true, `1 / ${quotes.length}`]);
    const shown = await page.locator("article q.lit").evaluateAll((all) => [...new Set(all.map((quote) => quote.dataset.q))]);
    assert.deepEqual(shown, quotes);
    await speaker.locator("[data-quote]").last().click();
    assert.deepEqual(await finder(page), [true, `${quotes.length} / ${quotes.length}`]);
    assert.equal(await here(page), "q" + quotes.at(-1));
  });
});

test("hovering, and focus, tell why", async () => {
  await visit("ar/gulf-economy.html", {}, async (page) => {
    const mark = page.locator("article .m", { hasText: "لبنان" }).first();
    await mark.hover();
    await page.waitForSelector("#why:not([hidden])");
    const card = await page.textContent("#why");
    for (const part of [/لبنان/, /Lebanon/, /names\/countries\.txt:\d+/, /LOC listed/, /[+−]\d\.\d\d/, /دولة/])
      assert.match(card, part);
    assert.equal(await mark.getAttribute("aria-describedby"), "why");
    await page.hover("#why");  // the card itself can be pointed at
    await page.waitForTimeout(400);
    assert.ok(await page.isVisible("#why"));
    await page.keyboard.press("Escape");
    assert.equal(await page.isVisible("#why"), false);

    const afterClitic = page.locator("article .cl + .m").first();
    const clitic = await afterClitic.evaluate((element) => element.previousSibling.textContent);
    await afterClitic.hover();
    await page.waitForSelector("#why:not([hidden])");
    assert.match(await page.textContent("#why"), new RegExp(`${clitic} خارج الاسم`));
    await page.mouse.move(2, 2);
    await page.waitForSelector("#why", { state: "hidden" });

    await page.locator("article .by").first().hover();
    await page.waitForSelector("#why:not([hidden])");
    assert.match(await page.textContent("#why"), /العنوان/);
  });
});

test("a click pins the card and goes to the name", async () => {
  await visit("ar/gulf-economy.html", {}, async (page) => {
    await page.click("#m3");
    assert.ok(await page.isVisible("#why"));
    assert.ok(await page.isVisible("#finder"));
    const rows = await page.locator("#why tr:visible").count();
    await page.click("#why .more");
    assert.ok(await page.locator("#why tr:visible").count() > rows);
    await page.mouse.move(2, 2);
    await page.waitForTimeout(400);
    assert.ok(await page.isVisible("#why"), "it stays");
    await page.mouse.click(4, 500);
    assert.equal(await page.isVisible("#why"), false);
  });
});

test("everything works by keyboard", async () => {
  await visit("ar/security-summit.html", {}, async (page) => {
    const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.className);
    const order = [];
    for (let i = 0; i < 12; ++i) {
      await page.keyboard.press("Tab");
      order.push(await focused());
    }
    assert.deepEqual(order, ["skip", "skip", "back", "key", "key", "key", "key", "theme", "m0", "filter", "row", "row"]);
    await page.focus("#m0");
    await page.keyboard.press("ArrowLeft");
    assert.equal(await focused(), "m1", "left is on in a line from right to left");
    assert.ok(await page.isVisible("#why"), "focus tells why");
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
    assert.equal(outline, "solid");
    await page.keyboard.press("ArrowRight");
    assert.equal(await focused(), "m0");
    await page.keyboard.press("End");
    const last = await focused();
    await page.keyboard.press("Home");
    assert.equal(await focused(), "m0");
    assert.notEqual(last, "m0");
    await page.keyboard.press("Enter");
    assert.ok(await page.isVisible("#finder"));
    await page.keyboard.press("n");
    assert.deepEqual(await finder(page), [true, "2 / 2"]);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    assert.equal(await page.isVisible("#finder"), false);
    assert.equal(await page.locator("article [tabindex='0']").count(), 1);

    await page.focus(".key[data-kind=loc]");
    await page.keyboard.press("Space");
    await page.locator("article [tabindex='0']").focus();
    await page.keyboard.press("Home");
    assert.equal(await page.evaluate(() => document.activeElement.matches(".loc")), false, "hidden marks are passed over");
  });
});

test("the legend hides and shows marks", async () => {
  await visit("ar/security-summit.html", {}, async (page) => {
    const line = () => page.evaluate(() => getComputedStyle(document.querySelector("article .m.loc")).textDecorationLine);
    assert.equal(await line(), "underline");
    await page.click(".key[data-kind=loc]");
    assert.equal(await line(), "none");
    assert.equal(await page.getAttribute(".key[data-kind=loc]", "aria-pressed"), "false");
    await page.click(".key[data-kind=quote]");
    assert.equal(await page.locator("article .by:visible").count(), 0);
    await page.click(".key[data-kind=loc]");
    assert.equal(await line(), "underline");
  });
});

test("the lists can be filtered by folded and by Latin letters", async () => {
  await visit("ar/gulf-economy.html", {}, async (page) => {
    const names = () => page.locator("aside section:not([aria-labelledby=speakers]) .name:visible").allTextContents();
    for (const [typed, expected] of [["انطونيو", ["أنطونيو غوتيريش"]], ["GUTERRES", ["أنطونيو غوتيريش"]], ["antonio", ["أنطونيو غوتيريش"]],
      ["الاُردُن", ["الأردن"]], ["zzz", []]]) {
      await page.fill("#filter", typed);
      assert.deepEqual(await names(), expected, typed);
    }
    assert.ok(await page.isVisible("#none"));
    await page.fill("#filter", "");
    assert.ok((await names()).length > 10);
  });
});

// The contrast of every visible text to what is behind it, by WCAG 2.
const lowContrasts = () => {
  const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
  const rgba = (colour, under = [255, 255, 255]) => {
    canvas.fillStyle = `rgb(${under.join(" ")})`;
    canvas.fillRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const luminance = (colour) => colour.map((value) => value / 255)
    .map((value) => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
    .reduce((sum, value, i) => sum + value * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (element) => {
    const chain = [];
    for (let at = element; at; at = at.parentElement) chain.unshift(getComputedStyle(at).backgroundColor);
    return chain.reduce((under, colour) => rgba(colour, under), [255, 255, 255]);
  };
  const ratio = (a, b) => {
    const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return (high + 0.05) / (low + 0.05);
  };
  const low = [];
  for (const element of document.querySelectorAll("body *")) {
    const style = getComputedStyle(element);
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!element.checkVisibility({ visibilityProperty: true }) || element.closest(".sr, script, noscript")) continue;
    const under = behind(element);
    if (own && ratio(rgba(style.color, under), under) < 4.5) low.push(`${element.tagName}.${element.className} text`);
    if (element.matches("article .m") && ratio(rgba(style.textDecorationColor, under), under) < 3) low.push(`${element.className} line`);
    if (element.matches(".by")) {
      const label = getComputedStyle(element, "::before");
      const back = rgba(label.backgroundColor, under);
      if (ratio(rgba(label.color, back), back) < 4.5) low.push(`${element.className} label`);
    }
  }
  return [...new Set(low)];
};

for (const colorScheme of ["light", "dark"])
  test(`${colorScheme}: follows the system, can be switched, has contrast`, async () => {
    for (const path of ["ar/gulf-economy.html#e0", "ar/index.html"])
      await visit(path, { colorScheme }, async (page) => {
        const dark = () => page.evaluate(() => {
          const [red] = getComputedStyle(document.body).backgroundColor.match(/\d+/g).map(Number);
          return red < 128;
        });
        assert.equal(await dark(), colorScheme === "dark");
        assert.deepEqual(await page.evaluate(lowContrasts), []);
        await page.click("#theme");
        assert.equal(await dark(), colorScheme !== "dark");
        assert.deepEqual(await page.evaluate(lowContrasts), []);
        await page.reload();
        assert.equal(await dark(), colorScheme !== "dark", "the choice is remembered");
      });
  });

test("marks differ by more than colour", async () => {
  await visit("ar/security-summit.html", {}, async (page) => {
    const shapes = await page.evaluate(() => ["per", "org", "loc"].map((kind) =>
      getComputedStyle(document.querySelector(`article .m.${kind}`)).textDecorationStyle));
    assert.deepEqual(shapes, ["solid", "double", "dashed"]);
  });
});

test("letters join across a mark's edge as they do without it", async () => {
  await visit("ar/gulf-economy.html", {}, async (page) => {
    const widths = await page.evaluate(() => {
      const clitic = document.querySelector("article .cl");
      const range = document.createRange();
      range.setStartBefore(clitic);
      range.setEndAfter(clitic.nextSibling);
      const marked = range.getBoundingClientRect().width;
      const plain = document.createElement("span");
      plain.textContent = range.toString();
      clitic.closest("p").append(plain);
      return [marked, plain.getBoundingClientRect().width];
    });
    assert.ok(Math.abs(widths[0] - widths[1]) < 1, widths.join(" "));
  });
});

test("no page is wider than a phone", async () => {
  for (const name of [...pages("ar"), "index.html"])
    await visit(`ar/${name}`, {}, async (page) => {
      for (const width of [320, 390, 768]) {
        await page.setViewportSize({ width, height: 800 });
        const widest = () => page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(await widest() <= width, `${name} at ${width}`);
        await page.evaluate(() => document.querySelector("article .m")?.click());
        assert.ok(await widest() <= width, `${name} at ${width} with its card`);
      }
    });
});

test("on a phone the card and the bar leave each other and the mark free", async () => {
  await visit("ar/gulf-economy.html", { viewport: { width: 390, height: 844 }, hasTouch: true }, async (page) => {
    await page.tap("article .m >> nth=4");
    const boxes = await Promise.all(["#why", "#finder", "article .m.here"].map((part) => page.locator(part).boundingBox()));
    boxes.sort((a, b) => a.y - b.y);
    for (let i = 1; i < boxes.length; ++i)
      assert.ok(boxes[i - 1].y + boxes[i - 1].height <= boxes[i].y, JSON.stringify(boxes));
  });
});

test("paragraphs have their direction, interface pieces are isolated", async () => {
  await visit("ar/mixed.html", {}, async (page) => {
    const directions = await page.locator("article > *").evaluateAll((lines) => lines.map((line) =>
      [line.textContent.trim().slice(0, 10), getComputedStyle(line).direction]));
    for (const [begin, direction] of directions)
      assert.equal(direction, "rtl", begin);
    const turned = await page.locator("aside .name, aside .said bdi").evaluateAll((all) => all.filter((element) => getComputedStyle(element).direction !== "rtl").length);
    assert.equal(turned, 0, "Arabic stays from right to left");
    const isolated = await page.locator("bdi, .latin").evaluateAll((all) => all.every((element) => getComputedStyle(element).unicodeBidi === "isolate"));
    assert.ok(isolated);
  });
  await visit("ar/latin.html", {}, async (page) => {
    const directions = await page.locator("article > *").evaluateAll((lines) => lines.map((line) => getComputedStyle(line).direction));
    assert.deepEqual(directions, ["rtl", "ltr", "rtl"]);
  });
});

test("landmarks, headings and names for those who hear the page", async () => {
  await visit("ar/security-summit.html", {}, async (page) => {
    const tree = await page.locator("body").ariaSnapshot();
    for (const part of ["- banner:", "- main:", "- complementary", "- article", "heading \"موسكو تستضيف", "- searchbox", "- status"])
      assert.ok(tree.includes(part), `${part} in\n${tree}`);
    const unnamed = await page.evaluate(() => [...document.querySelectorAll("button, a, input")].filter((element) =>
      !(element.textContent.trim() || element.getAttribute("aria-label") || element.labels?.length)).length);
    assert.equal(unnamed, 0);
    assert.equal(await page.getAttribute("#m0", "aria-roledescription"), "مكان");
  });
  await visit("en/security-summit.html", {}, async (page) => {
    assert.equal(await page.evaluate(() => document.documentElement.dir + document.documentElement.lang), "ltren");
    assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector("article")).direction), "rtl");
    assert.match(await page.textContent("aside h2"), /Speakers/);
    assert.equal(await page.evaluate(() => document.querySelectorAll("h1").length), 1);
  });
});

test("who wants calm gets it", async () => {
  await visit("ar/security-summit.html", {}, async (page) => {
    assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector(".key")).transitionDuration), "0s");
  });
});

test("without scripts the page can be read and its links lead on", async () => {
  await visit("ar/security-summit.html", { javaScriptEnabled: false }, async (page) => {
    assert.ok(await page.isVisible("article h1"));
    await page.locator("aside [data-entity]").first().click();
    assert.match(page.url(), /#m\d+$/);
  });
  await visit("ar/index.html", { javaScriptEnabled: false }, async (page) => {
    assert.ok(await page.locator("tbody a").first().isVisible());
  });
});

test("printing leaves controls out and is light", async () => {
  await visit("ar/gulf-economy.html#e0", { colorScheme: "dark" }, async (page) => {
    await page.emulateMedia({ media: "print" });
    for (const control of ["#finder", "#filter", "#theme", ".skip", "#why"])
      assert.equal(await page.locator(control).first().isVisible(), false, control);
    assert.ok(await page.isVisible("article"));
    assert.ok(await page.locator("aside .speaker").first().isVisible());
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).color), "rgb(0, 0, 0)");
    const pdf = await page.pdf({ format: "A4" });
    assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
  });
});

test("the index counts, finds names and leads to them", async () => {
  const articles = pages("ar");
  await visit("ar/index.html", {}, async (page) => {
    assert.equal(await page.locator("tbody tr").count(), articles.length);
    const documents = articles.map((name) => JSON.parse(readFileSync(join(folder, "ar", name + ".json"), "utf8")));
    const quotes = documents.reduce((sum, json) => sum + json.quotes.length, 0);
    assert.equal(await page.locator(".sums dd").last().textContent(), String(quotes));
    const firstRow = documents.find((json) => json.id === "cairo-match");
    const cells = await page.locator("tbody tr", { hasText: "cairo-match" }).locator("td:not(:first-child)").allTextContents();
    assert.deepEqual(cells, [...["PER", "ORG", "LOC"].map((type) => String(firstRow.entities.filter((entity) => entity.type === type).length)), String(firstRow.quotes.length)]);

    const acronymFirst = page.locator("tbody a bdi", { hasText: /^CSTO تدعو/ });
    assert.equal(await acronymFirst.evaluate((element) => getComputedStyle(element).direction), "rtl");

    const names = () => page.locator("#found .name").allTextContents();
    for (const typed of ["انطونيو غوتيريش", "guterres", "ANTÓNIO"]) {
      await page.fill("#search", typed);
      assert.deepEqual(await names(), ["أنطونيو غوتيريش"], typed);
    }
    await page.click(".key[data-kind=per]");
    assert.deepEqual(await names(), []);
    assert.match(await page.textContent("#live"), /لا يوجد/);
    await page.click(".key[data-kind=per]");
    const summary = page.locator("#found summary").first();
    await summary.focus();
    await page.keyboard.press("Enter");
    const places = page.locator("#found ol a");
    await places.first().waitFor();  // a details element tells later that it was opened
    assert.equal(await places.count(), documents.filter((json) => json.entities.some((entity) => entity.key === "antonio_guterres")).length);
    await places.first().click();
    await page.waitForURL(/#e\d+$/);
    assert.ok(await page.isVisible("#finder"));
    assert.equal(await page.textContent("#finder-name"), "أنطونيو غوتيريش");
    await page.click(".back");
    await page.waitForURL(/index\.html$/);
  });
});

test("every article's link in the index works, whatever its name", async () => {
  await visit("ar/index.html", {}, async (page) => {
    const links = await page.locator("tbody a").evaluateAll((all) => all.map((link) => link.href));
    for (const link of links) {
      await page.goto(link);
      assert.ok(await page.locator("article").count() === 1, link);
    }
  });
});
