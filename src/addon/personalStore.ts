/**
 * What belongs to the person and never to the file: the private checklist, saved templates, the own side, in user
 * properties.
 * Google takes 9 kB a value and 500 kB in all, counted in bytes; long JSON is kept in pieces.
 */
import { Refusal } from "./answer";

/** 9 kB in bytes; a character takes at most 3 of UTF-8's bytes for each unit of a JavaScript string. */
const pieceLength = 2_900;
const mostPieces = 150;

/** What is kept for a plan. The file's id too: a copy of the file, in which the plan has the same id, is another deal. */
export function nameFor(what: string, file: string, planId: string): string {
  return `${what}.${file}.${planId}`;
}

export function loadJson(name: string): unknown {
  const properties = PropertiesService.getUserProperties().getProperties();
  let json = "";
  for (let piece = 0; properties[`${name}.${piece}`] !== undefined; piece++)
    json += properties[`${name}.${piece}`];
  try {
    return json === "" ? null : JSON.parse(json);
  } catch {
    // Half-written by an interrupted save: nothing that could be shown.
    return null;
  }
}

/** What is kept under names that begin so, as far as each is one piece. */
export function valuesOf(beginning: string): unknown[] {
  const properties = PropertiesService.getUserProperties().getProperties();
  return Object.keys(properties)
    .filter((name) => name.startsWith(beginning))
    .map((name) => {
      try {
        return JSON.parse(properties[name] ?? "") as unknown;
      } catch {
        return null;
      }
    });
}

/** For what is one short piece under this name and always was: fewer calls than `saveJson`; throws the same. */
export function saveShort(name: string, value: string): void {
  try {
    PropertiesService.getUserProperties().setProperty(`${name}.0`, JSON.stringify(value));
  } catch (error) {
    throw refusedByStore(error);
  }
}

/** Throws a `Refusal` when it does not fit, and what the service throws; then what was there before is still there. */
export function saveJson(name: string, value: unknown): void {
  const json = JSON.stringify(value);
  const pieces: string[] = [];
  for (let from = 0; from < json.length; from += pieceLength)
    pieces.push(json.slice(from, from + pieceLength));
  if (pieces.length > mostPieces) throw new Refusal({ code: "storageFull" });
  const store = PropertiesService.getUserProperties();
  const before = store.getProperties();
  const stale = Object.keys(before).filter(
    (key) => key.startsWith(`${name}.`) && Number(key.slice(name.length + 1)) >= pieces.length,
  );
  try {
    store.setProperties(Object.fromEntries(pieces.map((piece, at) => [`${name}.${at}`, piece])));
    for (const key of stale) store.deleteProperty(key);
  } catch (error) {
    const kept = Object.fromEntries(Object.entries(before).filter(([key]) => key.startsWith(`${name}.`)));
    for (let piece = 0; piece < pieces.length; piece++) store.deleteProperty(`${name}.${piece}`);
    store.setProperties(kept);
    throw refusedByStore(error);
  }
}

function refusedByStore(error: unknown): unknown {
  // "You have exceeded the property storage quota", "Argument too large: value".
  const isFull = /storage quota|too large/i.test(String(error));
  return isFull ? new Refusal({ code: "storageFull" }) : error;
}
