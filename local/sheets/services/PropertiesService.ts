import { Refusal } from "../Refusal";
import type { ScriptSession } from "../ScriptSession";
import { defineService, Service } from "./service";

/** Bytes, not characters. */
const VALUE_LIMIT = 9 * 1024;
const STORE_LIMIT = 500 * 1024;

/** Bytes of a text in UTF-8; Apps Script's own realm has no TextEncoder either, so this counts by itself. */
function bytes(text: string): number {
  let count = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    count += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return count;
}

export class Properties extends Service {
  constructor(
    session: ScriptSession,
    private readonly store: Map<string, string>,
  ) {
    super(session);
  }
  getProperty(key: string): string | null {
    return this.store.get(key) ?? null;
  }
  getProperties(): Record<string, string> {
    return Object.fromEntries(this.store);
  }
  getKeys(): string[] {
    return [...this.store.keys()];
  }
  setProperty(key: string, value: string): this {
    if (bytes(value) > VALUE_LIMIT) throw new Refusal("Argument too large: value");
    let total = bytes(key) + bytes(value);
    for (const [otherKey, other] of this.store) if (otherKey !== key) total += bytes(otherKey) + bytes(other);
    if (total > STORE_LIMIT) {
      throw new Refusal(
        "You have exceeded the property storage quota. Please remove some properties and try again.",
      );
    }
    this.store.set(key, value);
    return this;
  }
  setProperties(properties: Record<string, string>, deleteAllOthers = false): this {
    if (deleteAllOthers) this.store.clear();
    for (const [key, value] of Object.entries(properties)) this.setProperty(key, String(value));
    return this;
  }
  deleteProperty(key: string): this {
    this.store.delete(key);
    return this;
  }
  deleteAllProperties(): this {
    this.store.clear();
    return this;
  }
}

export class PropertiesService extends Service {
  getDocumentProperties(): Properties {
    return new Properties(this.session, this.session.file.properties.document);
  }
  getScriptProperties(): Properties {
    return new Properties(this.session, this.session.file.properties.script);
  }
  getUserProperties(): Properties {
    const { user, userProperties } = this.session.options;
    const { users } = this.session.file.properties;
    let store = userProperties ?? users.get(user);
    if (!store) {
      store = new Map();
      users.set(user, store);
    }
    return new Properties(this.session, store);
  }
}

defineService(Properties, "PropertiesService.Properties", {
  getProperty: "s",
  getProperties: "",
  getKeys: "",
  setProperty: "s,s",
  setProperties: "o|o,b",
  deleteProperty: "s",
  deleteAllProperties: "",
});
defineService(PropertiesService, "PropertiesService", {
  getDocumentProperties: "",
  getScriptProperties: "",
  getUserProperties: "",
});
