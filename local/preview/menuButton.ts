/** A button that opens a menu below it, usable by mouse and by keyboard. */
export type MenuEntry = { label: string; run(): void } | "separator";

export function menuButton(label: string, entries: () => MenuEntry[]): HTMLElement {
  const root = document.createElement("div");
  root.className = "menu";
  const button = document.createElement("button");
  button.type = "button";
  button.className = "menu-button";
  button.textContent = label;
  button.setAttribute("aria-haspopup", "menu");
  button.setAttribute("aria-expanded", "false");
  const list = document.createElement("div");
  list.className = "menu-list";
  list.setAttribute("role", "menu");
  list.setAttribute("aria-label", label);
  list.hidden = true;
  root.append(button, list);

  const items = (): HTMLButtonElement[] => [...list.querySelectorAll("button")];

  function open(): void {
    list.replaceChildren(...entries().map(entryElement));
    list.hidden = false;
    button.setAttribute("aria-expanded", "true");
    // Fixed, because the row in which the button stands may clip what hangs out of it.
    const { left, bottom } = button.getBoundingClientRect();
    list.style.top = `${bottom}px`;
    list.style.left = `${Math.min(left, window.innerWidth - list.offsetWidth - 8)}px`;
    document.addEventListener("pointerdown", closeOutside, true);
    // After this click has reached the grid, which takes the focus at every click in its menu bar.
    setTimeout(() => items()[0]?.focus());
  }

  function close(): void {
    list.hidden = true;
    button.setAttribute("aria-expanded", "false");
    document.removeEventListener("pointerdown", closeOutside, true);
  }

  function closeOutside(event: Event): void {
    if (!root.contains(event.target as Node)) close();
  }

  function entryElement(entry: MenuEntry): HTMLElement {
    if (entry === "separator") {
      const line = document.createElement("div");
      line.setAttribute("role", "separator");
      return line;
    }
    const item = document.createElement("button");
    item.type = "button";
    item.setAttribute("role", "menuitem");
    item.tabIndex = -1;
    item.textContent = entry.label;
    item.addEventListener("click", () => {
      close();
      button.focus();
      entry.run();
    });
    return item;
  }

  function moveTo(index: number): void {
    const all = items();
    all[(index + all.length) % all.length]?.focus();
  }

  button.addEventListener("click", () => (list.hidden ? open() : close()));
  root.addEventListener("keydown", (event) => {
    // The grid listens on the whole window.
    event.stopPropagation();
    const at = items().indexOf(document.activeElement as HTMLButtonElement);
    const steps: Record<string, () => void> = {
      ArrowDown: () => (list.hidden ? open() : moveTo(at + 1)),
      ArrowUp: () => moveTo(at - 1),
      Home: () => moveTo(0),
      End: () => moveTo(-1),
      Escape: () => {
        close();
        button.focus();
      },
    };
    const step = steps[event.key];
    if (step) {
      event.preventDefault();
      step();
    } else if (event.key === "Tab") {
      close();
    }
  });
  return root;
}
