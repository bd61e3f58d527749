/** The frame in which a script's HTML lives: from another origin, and with Google's sandbox flags. */
import type { FromFrame, ToFrame, WireValue } from "./messages";

const SANDBOX =
  "allow-same-origin allow-scripts allow-forms allow-popups allow-downloads allow-modals allow-popups-to-escape-sandbox";

/** What the frame's page can ask of the editor around it. */
export interface FrameHost {
  functionNames(): string[];
  call(functionName: string, args: unknown[]): Promise<unknown>;
  close(): void;
  focusEditor(): void;
  /** Only dialogs can be resized; Google ignores it for a sidebar. */
  resize?(size: { width?: number; height?: number }): void;
}

export interface ScriptFrame {
  readonly element: HTMLIFrameElement;
  remove(): void;
}

export function scriptFrame(frameOrigin: string, html: string, title: string, host: FrameHost): ScriptFrame {
  const element = document.createElement("iframe");
  element.title = title;
  element.setAttribute("sandbox", SANDBOX);
  element.src = `${frameOrigin}/frame/frame.html?page=${encodeURIComponent(location.origin)}`;

  const send = (message: ToFrame): void => element.contentWindow?.postMessage(message, frameOrigin);

  async function answer(call: number, functionName: string, args: unknown[]): Promise<void> {
    try {
      send({ kind: "returned", call, value: (await host.call(functionName, args)) as WireValue });
    } catch (error) {
      send({ kind: "threw", call, message: error instanceof Error ? error.message : String(error) });
    }
  }

  function receive(event: MessageEvent<FromFrame>): void {
    if (event.source !== element.contentWindow || event.origin !== frameOrigin) return;
    const message = event.data;
    switch (message.kind) {
      case "ready":
        send({ kind: "show", html, functionNames: host.functionNames() });
        break;
      case "call":
        void answer(message.call, message.functionName, message.args);
        break;
      case "close":
        host.close();
        break;
      case "focusEditor":
        host.focusEditor();
        break;
      case "setWidth":
        host.resize?.({ width: message.pixels });
        break;
      case "setHeight":
        host.resize?.({ height: message.pixels });
        break;
    }
  }

  window.addEventListener("message", receive);
  return {
    element,
    remove() {
      window.removeEventListener("message", receive);
      element.remove();
    },
  };
}
