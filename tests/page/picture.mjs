// Takes a picture of a page, to look at.
//   node picture.mjs PAGE PICTURE.png|.pdf [WIDTH HEIGHT] [dark] [full] [select=CSS] [hover=CSS] [scale=N]
import { launch } from "./browser.mjs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [page, picture, ...rest] = process.argv.slice(2);
const [width = 1280, height = 900] = rest.filter((word) => /^\d+$/.test(word)).map(Number);
const value = (name) => rest.find((word) => word.startsWith(name + "="))?.slice(name.length + 1);
const browser = await launch();
const tab = await browser.newPage({
  viewport: { width, height }, deviceScaleFactor: Number(value("scale") ?? 1),
  colorScheme: rest.includes("dark") ? "dark" : "light", reducedMotion: "reduce",
});
const address = pathToFileURL(resolve(page.split("#")[0])).href + (page.includes("#") ? "#" + page.split("#")[1] : "");
await tab.goto(address);
if (value("select")) await tab.click(value("select"));
if (value("hover")) { await tab.hover(value("hover")); await tab.waitForTimeout(900); }
if (picture.endsWith(".pdf")) await tab.pdf({ path: picture, format: "A4", preferCSSPageSize: true });
else await tab.screenshot({ path: picture, fullPage: rest.includes("full") });
await browser.close();
