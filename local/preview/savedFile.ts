/** Keeps the file in this browser, so that a reload shows the same plan. */

export interface SavedFile {
  /** What `SpreadsheetFile.save` gives. */
  text: string;
  /** The id of the tab in front, which at Google stands in the address. */
  tab: string;
  clockOffset: number;
  distribution: "bound" | "company";
  /** What the company's add-on keeps for each account; it belongs to the person and not to the file. */
  companyProperties: [string, [string, string][]][];
}

const STORE = "files";
const KEY = "file";

export async function readSavedFile(): Promise<SavedFile | undefined> {
  return await request("readonly", (store) => store.get(KEY) as IDBRequest<SavedFile | undefined>);
}

export async function writeSavedFile(file: SavedFile): Promise<void> {
  await request("readwrite", (store) => store.put(file, KEY));
}

function request<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("mutual-action-plan-preview", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const asked = ask(opening.result.transaction(STORE, mode).objectStore(STORE));
      asked.onerror = () => reject(asked.error);
      asked.onsuccess = () => {
        resolve(asked.result);
        opening.result.close();
      };
    };
  });
}
