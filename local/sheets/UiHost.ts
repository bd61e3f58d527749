/** What the page around the spreadsheet does for a script: menu, sidebar, dialogs. Tests give their own. */
export type MenuItem = { label: string; functionName: string } | "separator";

export interface Menu {
  title: string;
  items: MenuItem[];
}

/** The button that a person pressed, as `Ui.Button` names it. */
export type PressedButton = "OK" | "CANCEL" | "YES" | "NO" | "CLOSE";

export interface UiHost {
  setMenu(menu: Menu): void;
  showSidebar(html: string, title: string): void;
  showDialog(html: string, title: string, width: number, height: number, modal?: boolean): void;
  alert(
    title: string,
    message: string,
    buttons: "OK" | "OK_CANCEL" | "YES_NO" | "YES_NO_CANCEL",
  ): PressedButton;
  prompt?(title: string, message: string): { button: PressedButton; text: string };
  toast(message: string, title?: string, seconds?: number): void;
  closeSidebar?(): void;
  /** The script brought this sheet, and this cell of it, to the front. */
  activate?(sheetId: number, a1: string): void;
}
