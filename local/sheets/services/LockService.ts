import { Refusal } from "../Refusal";
import type { ScriptSession } from "../ScriptSession";
import { defineService, Service } from "./service";

/**
 * The lock of the document, shared by all sessions of a file. Two lock objects never hold it together, not even
 * within one script. The stand-in cannot wait: a lock that is taken stays taken.
 */
export class Lock extends Service {
  private readonly token = {};

  constructor(session: ScriptSession) {
    super(session);
    session.heldLocks.add(this.token);
  }
  tryLock(_milliseconds: number): boolean {
    const { file } = this.session;
    if (file.lockHolder === null) file.lockHolder = this.token;
    return file.lockHolder === this.token;
  }
  waitLock(milliseconds: number): void {
    if (!this.tryLock(milliseconds)) {
      throw new Refusal("Lock timeout: another process was holding the lock for too long.");
    }
  }
  releaseLock(): void {
    if (this.hasLock()) this.session.file.lockHolder = null;
  }
  hasLock(): boolean {
    return this.session.file.lockHolder === this.token;
  }
}

export class LockService extends Service {
  getDocumentLock(): Lock {
    return new Lock(this.session);
  }
}

defineService(Lock, "LockService.Lock", { tryLock: "n", waitLock: "n", releaseLock: "", hasLock: "" });
defineService(LockService, "LockService", { getDocumentLock: "" });
