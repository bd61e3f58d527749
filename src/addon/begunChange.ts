/**
 * Which change is being written. Any editor can write a record into the hidden tab, so only the one that is named here,
 * where only the add-on writes, is put back without anybody's click when a script broke off: the text is compared, not
 * only the number. In a copy of the file nothing is named: there it is offered as one that can be undone.
 */
const name = "begunChange";

/** Kept for one call of the script: it is asked for twice. */
let store: GoogleAppsScript.Properties.Properties | null = null;

function properties(): GoogleAppsScript.Properties.Properties {
  store ??= PropertiesService.getDocumentProperties();
  return store;
}

export function rememberBegun(text: string): void {
  try {
    properties().setProperty(name, digest(text));
  } catch {
    // The change can do without.
  }
}

export function forgetBegun(): void {
  try {
    properties().deleteProperty(name);
  } catch {
    // Its record says that it is done.
  }
}

export function isBegun(text: string): boolean {
  try {
    return properties().getProperty(name) === digest(text);
  } catch {
    return false;
  }
}

/** Two sums in different bases, and the length: nobody has to guess it, as nobody can read what is compared. */
function digest(text: string): string {
  let [one, two] = [5381, 52711];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    one = (Math.imul(one, 33) ^ code) >>> 0;
    two = (Math.imul(two, 65599) + code) >>> 0;
  }
  return `${text.length}.${one.toString(36)}.${two.toString(36)}`;
}
