import type { ScriptSession } from "../ScriptSession";
import { defineService, Service } from "./service";

export class User extends Service {
  constructor(
    session: ScriptSession,
    private readonly name: string,
  ) {
    super(session);
  }
  getEmail(): string {
    this.session.requireScope("User.getEmail", ["https://www.googleapis.com/auth/userinfo.email"]);
    return this.name;
  }
  override toString(): string {
    return this.name;
  }
}

defineService(User, "User", { getEmail: "" });
