import { defineService, enumOf, Service } from "./service";

export class ScriptApp extends Service {
  readonly AuthMode = enumOf("AuthMode", ["NONE", "CUSTOM_FUNCTION", "LIMITED", "FULL"]);

  getProjectTriggers(): never {
    this.session.requireScope("ScriptApp.getProjectTriggers", [
      "https://www.googleapis.com/auth/script.scriptapp",
    ]);
    throw new Error("not implemented in the stand-in: ScriptApp.getProjectTriggers");
  }
  newTrigger(_functionName: string): never {
    this.session.requireScope("ScriptApp.newTrigger", ["https://www.googleapis.com/auth/script.scriptapp"]);
    throw new Error("not implemented in the stand-in: ScriptApp.newTrigger");
  }
}

defineService(ScriptApp, "ScriptApp", { getProjectTriggers: "", newTrigger: "s" }, { local: "all" });
