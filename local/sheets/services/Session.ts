import { defineService, Service } from "./service";
import { User } from "./User";

const EMAIL_SCOPE = ["https://www.googleapis.com/auth/userinfo.email"];

export class Session extends Service {
  getTemporaryActiveUserKey(): string {
    return `key-of-${this.session.options.user}`;
  }
  getActiveUserLocale(): string {
    return this.session.options.userLocale ?? "en";
  }
  getScriptTimeZone(): string {
    return this.session.options.scriptTimeZone;
  }
  getActiveUser(): User {
    this.session.requireScope("Session.getActiveUser", EMAIL_SCOPE);
    return new User(this.session, this.session.options.user);
  }
  getEffectiveUser(): User {
    this.session.requireScope("Session.getEffectiveUser", EMAIL_SCOPE);
    return new User(this.session, this.session.options.user);
  }
}

defineService(
  Session,
  "Session",
  {
    getTemporaryActiveUserKey: "",
    getActiveUserLocale: "",
    getScriptTimeZone: "",
    getActiveUser: "",
    getEffectiveUser: "",
  },
  { local: "all" },
);
