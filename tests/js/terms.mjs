// Prints what the browser makes of texts. In: `{stopWords, texts}`; out: for each text `{terms, name, fold, kin}`.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder] = process.argv.slice(2);
const { cutName, fold, nameStart, nameWords, normalize, terms } = await import(pathToFileURL(`${folder}/scripts/analysis.js`));
const { kin } = await import(pathToFileURL(`${folder}/scripts/kin.js`));
const { stopWords, texts } = JSON.parse(readFileSync(0, "utf8"));
const stops = new Set(stopWords);
const nameOf = (words) => (words.length > 0 ? nameStart(words[0], stops) + cutName(words.join(" ")) : "");
const made = texts.map((text) => ({ terms: terms(text, stops), name: nameOf(nameWords(text).map(({ word }) => word)), fold: fold(normalize(text)), kin: terms(text, stops).map(kin) }));
process.stdout.write(JSON.stringify(made));
