// @ts-check
/** Which files of the index a part of the archive needs, so that a reader can keep them. */

import { named } from "./index.js";

/**
 * The paths, below search/, of all files of a segment, such as a year. None of them ever changes: a
 * file that holds something else has another name.
 * @param {import("./index.js").About} about the segment in the manifest
 * @param {boolean} [whole] whether passages of whole texts and phrases are wanted too
 * @returns {string[]}
 */
export function filesOf(about, whole = true) {
  const [records, texts, together] = about.sizes;
  const families = Object.entries(about.names).filter(([family]) => whole || family !== "p");
  const found = families.flatMap(([family, names]) =>
    [...Array(names.length / 4).keys()].map((at) => path(about.name, family, `${at}`, names, at)),
  );
  about.parts.forEach(([count, recordNames, textNames], part) => {
    found.push(...blocks("r", part, recordNames, Math.ceil(count / records)));
    if (whole && textNames) found.push(...blocks("x", part, textNames, Math.ceil(count / texts)));
  });
  return found;

  /**
   * @param {string} family
   * @param {number} part
   * @param {string} names
   * @param {number} count
   */
  function blocks(family, part, names, count) {
    return [...Array(count).keys()].map((block) =>
      path(about.name, family, `${part}.${block}`, names, Math.floor(block / together)),
    );
  }
}

/**
 * @param {string} segment
 * @param {string} family
 * @param {string} number
 * @param {string} names
 * @param {number} at
 */
const path = (segment, family, number, names, at) =>
  `${segment}/${family}/${number}-${named(names, at)}.bin`;
