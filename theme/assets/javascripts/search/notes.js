// @ts-check
/** What a reader should know of an answer, in the box's first entry. Loaded where there is something. */

/**
 * @param {import("./engine.js").Answer} found
 * @param {number} shown
 * @param {number} lost
 * @param {import("./messages.js").Say} say
 */
export function notes(found, shown, lost, say) {
  const names = found.missing.join(", ");
  return [
    ...found.problems.map((problem) => say(...problem)),
    ...found.corrected.map(([wrong, better]) =>
      say("Nothing has “{wrong}”; these have “{better}”.", { wrong, better }),
    ),
    ...(found.relaxed ? [say("No article has all of these words; these have some of them.")] : []),
    ...(names ? [say("Not searched, for files are missing: {names}.", { names })] : []),
    ...(shown > found.total ? [say("All of the words: {number}. The others have some.", { number: found.total })] : []),
    ...(lost ? [say("{number} could not be loaded.", { number: lost })] : []),
  ].join(" ");
}
