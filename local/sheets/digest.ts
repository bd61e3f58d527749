/** SHA-256 and MD5, because neither the browser nor the sandbox has a synchronous one. */
export function digest(algorithm: string, bytes: number[]): number[] {
  if (algorithm === "SHA_256") return sha256(bytes);
  if (algorithm === "MD5") return md5(bytes);
  throw new Error(`not implemented in the stand-in: Utilities.computeDigest with ${algorithm}`);
}

/** The message in blocks of 64 bytes: a one bit, zeros, and the length in bits. */
function padded(bytes: number[], bigEndian: boolean): number[] {
  const result = [...bytes, 0x80];
  while (result.length % 64 !== 56) result.push(0);
  const bits = bytes.length * 8;
  const length = Array.from({ length: 8 }, (_, k) => Math.floor(bits / 256 ** k) & 255);
  return [...result, ...(bigEndian ? length.reverse() : length)];
}

function rotateRight(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}

function rotateLeft(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

/** The first 32 bits of the fractional parts of roots of the first primes: the constants of SHA-256. */
function rootsOfPrimes(count: number, exponent: number): number[] {
  const words: number[] = [];
  for (let candidate = 2; words.length < count; candidate++) {
    let prime = true;
    for (let divisor = 2; divisor * divisor <= candidate; divisor++)
      if (candidate % divisor === 0) prime = false;
    if (prime) words.push(((candidate ** exponent % 1) * 2 ** 32) | 0);
  }
  return words;
}

const SHA_ROUNDS = rootsOfPrimes(64, 1 / 3);
const SHA_START = rootsOfPrimes(8, 1 / 2);

function sha256(bytes: number[]): number[] {
  const message = padded(bytes, true);
  let state = SHA_START;
  for (let block = 0; block < message.length; block += 64) {
    const w: number[] = [];
    for (let k = 0; k < 16; k++) {
      const at = block + 4 * k;
      w.push((message[at]! << 24) | (message[at + 1]! << 16) | (message[at + 2]! << 8) | message[at + 3]!);
    }
    for (let k = 16; k < 64; k++) {
      const early = w[k - 15]!;
      const late = w[k - 2]!;
      const s0 = rotateRight(early, 7) ^ rotateRight(early, 18) ^ (early >>> 3);
      const s1 = rotateRight(late, 17) ^ rotateRight(late, 19) ^ (late >>> 10);
      w.push((w[k - 16]! + s0 + w[k - 7]! + s1) | 0);
    }
    let [a, b, c, d, e, f, g, h] = state as [number, number, number, number, number, number, number, number];
    for (let k = 0; k < 64; k++) {
      const s1 = rotateRight(e, 6) ^ rotateRight(e, 11) ^ rotateRight(e, 25);
      const first = (h + s1 + ((e & f) ^ (~e & g)) + SHA_ROUNDS[k]! + w[k]!) | 0;
      const s0 = rotateRight(a, 2) ^ rotateRight(a, 13) ^ rotateRight(a, 22);
      const second = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
    }
    const worked = [a, b, c, d, e, f, g, h];
    state = state.map((word, k) => (word + worked[k]!) | 0);
  }
  return state.flatMap((word) => [24, 16, 8, 0].map((shift) => (word >>> shift) & 255));
}

const MD5_SHIFTS = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
];

function md5(bytes: number[]): number[] {
  const message = padded(bytes, false);
  let state = [0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476];
  for (let block = 0; block < message.length; block += 64) {
    const word = (k: number) => {
      const at = block + 4 * k;
      return message[at]! | (message[at + 1]! << 8) | (message[at + 2]! << 16) | (message[at + 3]! << 24);
    };
    let [a, b, c, d] = state as [number, number, number, number];
    for (let k = 0; k < 64; k++) {
      const round = Math.floor(k / 16);
      const mixed = [(b & c) | (~b & d), (d & b) | (~d & c), b ^ c ^ d, c ^ (b | ~d)][round]!;
      const index = [k, 5 * k + 1, 3 * k + 5, 7 * k][round]! % 16;
      const constant = Math.floor(Math.abs(Math.sin(k + 1)) * 2 ** 32) | 0;
      const sum = (a + mixed + constant + word(index)) | 0;
      [a, d, c, b] = [d, c, b, (b + rotateLeft(sum, MD5_SHIFTS[round]![k % 4]!)) | 0];
    }
    const worked = [a, b, c, d];
    state = state.map((value, k) => (value + worked[k]!) | 0);
  }
  return state.flatMap((value) => [0, 8, 16, 24].map((shift) => (value >>> shift) & 255));
}
