/** What the editor draws over the page: toasts, boxes with buttons, and the bar that says a script runs. */

const TOAST_SECONDS = 5;

export function toast(message: string, title = "", seconds = TOAST_SECONDS): void {
  const box = document.createElement("div");
  box.className = "script-toast";
  const words = document.createElement("div");
  if (title) words.append(textElement("strong", title));
  words.append(textElement("p", message));
  const dismiss = textElement("button", "Dismiss");
  dismiss.addEventListener("click", () => box.remove());
  box.append(words, dismiss);
  document.getElementById("toasts")!.append(box);
  // Google keeps a toast with a negative time until somebody dismisses it.
  if (seconds >= 0) setTimeout(() => box.remove(), seconds * 1000);
}

export function showRunning(running: boolean): void {
  document.getElementById("running")!.textContent = running ? "Running script" : "";
}

/** Lets the browser draw before a script blocks the page. */
export function nextPaint(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

/** A box over the page. The promise gives the pressed button's label, or null after Escape. */
export function box(title: string, content: Node[], buttons: string[]): Promise<string | null> {
  const dialog = document.createElement("dialog");
  dialog.className = "box";
  const heading = textElement("h2", title);
  heading.id = "box-title";
  dialog.setAttribute("aria-labelledby", heading.id);
  const form = document.createElement("form");
  form.method = "dialog";
  const row = document.createElement("div");
  row.className = "buttons";
  for (const [index, label] of buttons.entries()) {
    const button = textElement("button", label);
    button.value = label;
    if (index === 0) button.className = "primary";
    row.append(button);
  }
  form.append(...content, row);
  dialog.append(heading, form);
  // The grid listens on the whole window and would take what is typed here.
  dialog.addEventListener("keydown", (event) => event.stopPropagation());
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue || null);
    });
  });
}

export function textElement<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  text: string,
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}
