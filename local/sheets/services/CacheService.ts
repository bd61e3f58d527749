import { Refusal } from "../Refusal";
import type { ScriptSession } from "../ScriptSession";
import { defineService, Service } from "./service";

const VALUE_LIMIT = 100 * 1024;
const DEFAULT_SECONDS = 600;

export interface CacheEntry {
  value: string;
  /** Milliseconds since 1970. */
  until: number;
}

export class Cache extends Service {
  constructor(
    session: ScriptSession,
    private readonly entries: Map<string, CacheEntry>,
  ) {
    super(session);
  }
  get(key: string): string | null {
    const entry = this.entries.get(key);
    return entry && entry.until > this.session.file.now() ? entry.value : null;
  }
  put(key: string, value: string, seconds = DEFAULT_SECONDS): void {
    if (value.length > VALUE_LIMIT) throw new Refusal("Argument too large: value");
    this.entries.set(key, { value, until: this.session.file.now() + seconds * 1000 });
  }
  remove(key: string): void {
    this.entries.delete(key);
  }
}

export class CacheService extends Service {
  private readonly stores = new Map<string, Map<string, CacheEntry>>();

  private cache(name: string): Cache {
    const entries = this.stores.get(name) ?? new Map<string, CacheEntry>();
    this.stores.set(name, entries);
    return new Cache(this.session, entries);
  }
  getUserCache(): Cache {
    return this.cache("user");
  }
  getDocumentCache(): Cache {
    return this.cache("document");
  }
  getScriptCache(): Cache {
    return this.cache("script");
  }
}

defineService(Cache, "CacheService.Cache", { get: "s", put: "s,s|s,s,n", remove: "s" }, { local: "all" });
defineService(
  CacheService,
  "CacheService",
  { getUserCache: "", getDocumentCache: "", getScriptCache: "" },
  { local: "all" },
);
