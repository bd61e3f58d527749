import { formatJavaDate, isTimeZone } from "../calendar";
import { digest } from "../digest";
import { Refusal } from "../Refusal";
import { defineService, type EnumMember, enumOf, Service } from "./service";

const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** A text as UTF-8 bytes. */
export function utf8(text: string): number[] {
  const bytes: number[] = [];
  for (const part of encodeURIComponent(text).matchAll(/%([0-9A-F]{2})|(.)/g)) {
    bytes.push(part[1] ? Number.parseInt(part[1], 16) : part[2]!.charCodeAt(0));
  }
  return bytes;
}

/** Apps Script's bytes are Java's: -128 to 127. */
function signed(byte: number): number {
  return byte > 127 ? byte - 256 : byte;
}

function unsigned(byte: number): number {
  return byte & 255;
}

function toBase64(bytes: number[], alphabet: string): string {
  let text = "";
  for (let k = 0; k < bytes.length; k += 3) {
    const [a, b, c] = [bytes[k]!, bytes[k + 1], bytes[k + 2]];
    text += alphabet[a >> 2]! + alphabet[((a & 3) << 4) | ((b ?? 0) >> 4)]!;
    text += b === undefined ? "=" : alphabet[((b & 15) << 2) | ((c ?? 0) >> 6)]!;
    text += c === undefined ? "=" : alphabet[c & 63]!;
  }
  return text;
}

export class Utilities extends Service {
  readonly DigestAlgorithm = enumOf("DigestAlgorithm", [
    "MD2",
    "MD5",
    "SHA_1",
    "SHA_256",
    "SHA_384",
    "SHA_512",
  ]);
  readonly Charset = enumOf("Charset", ["US_ASCII", "UTF_8"]);

  formatDate(date: Date, timeZone: string, format: string): string {
    // An unknown zone is read as GMT, as Java does.
    return formatJavaDate(date.getTime(), isTimeZone(timeZone) ? timeZone : "Etc/UTC", format);
  }
  getUuid(): string {
    return "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx".replace(/[xy]/g, (letter) => {
      const random = Math.floor(Math.random() * 16);
      return (letter === "x" ? random : (random & 3) | 8).toString(16);
    });
  }
  private bytesOf(value: string | number[]): number[] {
    return typeof value === "string" ? utf8(value) : value.map(unsigned);
  }
  computeDigest(algorithm: EnumMember, value: string | number[], _charset?: EnumMember): number[] {
    return digest(algorithm.name(), this.bytesOf(value)).map(signed);
  }
  sleep(_milliseconds: number): void {}
  base64Encode(value: string | number[], _charset?: EnumMember): string {
    return toBase64(this.bytesOf(value), BASE64);
  }
  base64EncodeWebSafe(value: string | number[], _charset?: EnumMember): string {
    return toBase64(this.bytesOf(value), BASE64.replace("+/", "-_"));
  }
  base64Decode(text: string, _charset?: EnumMember): number[] {
    const bytes: number[] = [];
    let buffer = 0;
    let bits = 0;
    for (const letter of text.replace(/=+$/, "").replaceAll("-", "+").replaceAll("_", "/")) {
      const value = BASE64.indexOf(letter);
      if (value < 0) throw new Refusal("Could not decode string.");
      buffer = (buffer << 6) | value;
      bits += 6;
      if (bits < 8) continue;
      bits -= 8;
      bytes.push(signed((buffer >> bits) & 255));
    }
    return bytes;
  }
}

defineService(
  Utilities,
  "Utilities",
  {
    formatDate: "d,s,s",
    getUuid: "",
    computeDigest: "E:DigestAlgorithm,s|E:DigestAlgorithm,n[]|E:DigestAlgorithm,s,E:Charset",
    sleep: "n",
    base64Encode: "s|n[]|s,E:Charset",
    base64EncodeWebSafe: "s|n[]|s,E:Charset",
    base64Decode: "s|s,E:Charset",
  },
  { local: "all" },
);
