/** Copies what the page shows. */

/**
 * By marking it: that works in a frame from another origin, and keeps headings and tables. It stays marked when that
 * fails. `instead`: the text that is copied in its place.
 */
export function copied(content: HTMLElement, instead?: string): boolean {
  const selection = window.getSelection();
  selection?.selectAllChildren(content);
  const replace = (event: ClipboardEvent): void => {
    event.clipboardData?.setData("text/plain", instead!);
    event.preventDefault();
  };
  if (instead !== undefined) document.addEventListener("copy", replace, { once: true });
  const isCopied = document.execCommand("copy");
  document.removeEventListener("copy", replace);
  if (isCopied) selection?.removeAllRanges();
  return isCopied;
}
