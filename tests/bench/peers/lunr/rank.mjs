/**
 * What lunr finds with Material's weights and separator: {"articles": [{id, title, text, tags}],
 * "queries": [...]} on standard input; on standard output, for each query, the ids of the first ten
 * where any word is enough, and where all are asked for.
 */

import lunr from "lunr";

let text = "";
for await (const chunk of process.stdin) text += chunk;
const { articles, queries } = JSON.parse(text);

lunr.tokenizer.separator = /[\s-]+/;
const index = lunr(function () {
  this.field("title", { boost: 1e3 });
  this.field("text");
  this.field("tags", { boost: 1e6 });
  for (const article of articles) this.add(article);
});

/**
 * @param {string} query
 * @param {number} presence
 */
const ranked = (query, presence) =>
  index
    .query((asked) => asked.term(lunr.tokenizer(query), { presence, usePipeline: true }))
    .slice(0, 10)
    .map(({ ref }) => ref);

const { OPTIONAL, REQUIRED } = lunr.Query.presence;
const found = (presence) => Object.fromEntries(queries.map((query) => [query, ranked(query, presence)]));
console.log(JSON.stringify({ any: found(OPTIONAL), all: found(REQUIRED) }));
