// @ts-check
/** Bytes of the index, as scripts/dateline/search/pack.py and shards.py write them. */

const MAGIC = 0x31534c44; // "DLS1", lowest byte first
const decoder = new TextDecoder();

/**
 * What a file of the index holds. Throws for anything that is none.
 * @param {Uint8Array<ArrayBuffer>} data
 * @returns {Promise<Uint8Array>}
 */
export async function unzipped(data) {
  let plain = data;
  if (data[0] === 0x1f && data[1] === 0x8b) {
    // The stream of a Blob comes from another process: six times the time.
    const { body } = new Response(data);
    const stream = /** @type {ReadableStream} */ (body).pipeThrough(new DecompressionStream("gzip"));
    plain = new Uint8Array(await new Response(stream).arrayBuffer());
  }
  if (plain.length < 4 || new DataView(plain.buffer, plain.byteOffset).getUint32(0, true) !== MAGIC) {
    throw new Error("no file of this index");
  }
  return plain.subarray(4);
}

/** @param {Uint8Array} data */
export const json = (data) => JSON.parse(decoder.decode(data));

/** Reads numbers and texts one after the other. */
export class Cursor {
  /**
   * @param {Uint8Array} data
   * @param {number} [at]
   */
  constructor(data, at = 0) {
    this.data = data;
    this.at = at;
  }

  number() {
    const { data } = this;
    let number = 0;
    let scale = 1;
    while (data[this.at] > 127) {
      number += (data[this.at++] & 127) * scale;
      scale *= 128;
    }
    return number + data[this.at++] * scale;
  }

  /** @param {string} before a text of which this one may have the beginning */
  text(before) {
    const shared = this.number();
    const size = this.number();
    this.at += size;
    return before.slice(0, shared) + decoder.decode(this.data.subarray(this.at - size, this.at));
  }

  skip() {
    this.number();
    const size = this.number();
    this.at += size;
  }

  /**
   * Skips a mask; whether it has a bit.
   * @param {number} wanted
   */
  hasBit(wanted) {
    let found = false;
    for (let bit = 0; ; bit += 7) {
      const byte = this.data[this.at++];
      if (wanted >= bit && wanted < bit + 7) found = ((byte >> (wanted - bit)) & 1) === 1;
      if (byte < 128) return found;
    }
  }
}

/**
 * @typedef {object} Entry a term of a shard
 * @property {number} number its place in the shard
 * @property {string[]} forms its spellings, read when they are asked for
 * @property {number} count of articles
 * @property {Uint8Array} documents
 * @property {Uint8Array | null} impacts
 * @property {Uint8Array | null} masks
 */

/**
 * The terms of a shard.
 * @param {Uint8Array} data
 * @returns {Map<string, Entry>}
 */
export function shard(data) {
  const cursor = new Cursor(data);
  /** @type {{ key: string, width: number, begin: number, count: number, size: number, masks: number }[]} */
  const heads = [];
  let key = "";
  for (let left = cursor.number(); left; left--) {
    key = cursor.text(key);
    const width = cursor.number();
    const begin = cursor.at;
    for (let rest = width; rest; rest--) cursor.skip();
    const [count, size, masks] = [cursor.number(), cursor.number(), cursor.number()];
    heads.push({ key, width, begin, count, size, masks });
  }
  /** @param {(head: typeof heads[0]) => number} size of what each term has of a kind */
  const columns = (size) => heads.map((head) => data.subarray(at, (at += size(head))));
  let { at } = cursor;
  const documents = columns(({ size }) => size);
  const impacts = columns(({ width, count }) => (width ? count : 0));
  const masked = columns(({ masks }) => masks);
  return new Map(
    heads.map(({ key, width, begin, count, masks }, number) => [
      key,
      {
        number,
        get forms() {
          const spelled = new Cursor(data, begin);
          return Array.from({ length: width }, () => spelled.text(key));
        },
        count,
        documents: documents[number],
        impacts: width ? impacts[number] : null,
        masks: masks ? masked[number] : null,
      },
    ]),
  );
}
