/** The places where a script's HTML appears: the sidebar of 300 px, and dialogs over the page. */
import { textElement } from "./notices";
import { type FrameHost, scriptFrame } from "./scriptFrame";

export interface Panels {
  showSidebar(html: string, title: string): void;
  closeSidebar(): void;
  showDialog(html: string, title: string, width: number, height: number, modal: boolean): void;
  closeAll(): void;
}

type PanelHost = Pick<FrameHost, "functionNames" | "call" | "focusEditor">;

/** @param resized called whenever the sidebar took or gave back room */
export function createPanels(frameOrigin: string, host: PanelHost, resized: () => void): Panels {
  const sidebar = document.getElementById("sidebar")!;
  const place = document.getElementById("sidebar-frame")!;
  let removeSidebar = (): void => {};
  let removeDialog = (): void => {};

  function closeSidebar(): void {
    removeSidebar();
    removeSidebar = () => {};
    sidebar.hidden = true;
    resized();
  }

  /** There is one sidebar: a new one replaces it. */
  function showSidebar(html: string, title: string): void {
    removeSidebar();
    document.getElementById("sidebar-title")!.textContent = title;
    sidebar.hidden = false;
    const frame = scriptFrame(frameOrigin, html, title, { ...host, close: closeSidebar });
    removeSidebar = frame.remove;
    place.append(frame.element);
    resized();
  }

  function showDialog(html: string, title: string, width: number, height: number, modal: boolean): void {
    removeDialog();
    const dialog = document.createElement("dialog");
    dialog.className = "script-dialog";
    dialog.setAttribute("aria-label", title);
    const close = textElement("button", "\u00d7");
    close.setAttribute("aria-label", "Close dialog");
    close.addEventListener("click", () => dialog.close());
    const frame = scriptFrame(frameOrigin, html, title, {
      ...host,
      close: () => dialog.close(),
      resize(size) {
        if (size.width !== undefined) frame.element.style.width = `${size.width}px`;
        if (size.height !== undefined) frame.element.style.height = `${size.height}px`;
      },
    });
    frame.element.style.width = `${width}px`;
    frame.element.style.height = `${height}px`;
    const head = document.createElement("div");
    head.className = "sidebar-head";
    head.append(textElement("h2", title), close);
    dialog.append(head, frame.element);
    removeDialog = () => {
      frame.remove();
      dialog.remove();
      removeDialog = () => {};
    };
    dialog.addEventListener("close", () => removeDialog());
    document.body.append(dialog);
    if (modal) dialog.showModal();
    else dialog.show();
  }

  document.getElementById("sidebar-close")!.addEventListener("click", closeSidebar);
  return {
    showSidebar,
    closeSidebar,
    showDialog,
    closeAll() {
      closeSidebar();
      removeDialog();
    },
  };
}
