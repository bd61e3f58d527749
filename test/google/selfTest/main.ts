/** The add-on with one more menu command: what `npm run deploy -- --self-test` brings to Google. */
import { planMenu } from "../../../src/addon/menu";

export * from "../../../src/addon/main";
export { runSelfTest } from "./run";

export function onOpen(): void {
  planMenu().addSeparator().addItem("Run self-test", "runSelfTest").addToUi();
}
