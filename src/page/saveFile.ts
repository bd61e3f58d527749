/** Hands a text to the browser as a file to save. */
import { element } from "./element";

/** `title` becomes the file's name, without what a file system does not take. Returns that name. */
export function saveFile(title: string, ending: string, type: string, content: string): string {
  const name = `${title.replace(/[^\p{L}\p{N}_-]+/gu, " ").trim() || "file"}.${ending}`;
  const url = URL.createObjectURL(new Blob([content], { type }));
  element("a", { href: url, download: name }).click();
  URL.revokeObjectURL(url);
  return name;
}
