/** Makes page elements. Text always becomes a text node, so what a person typed can never become markup. */

export type Child = Node | string | null | false;

type Listener = (event: Event) => void;

/** Functions listen (`onclick`), `true` is an empty attribute, `false` and `null` leave the attribute out. */
type Attributes = Readonly<Record<string, string | number | boolean | null | Listener>>;

export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  return furnish(document.createElement(tag), attributes, children);
}

/** The same for the parts of a picture. */
export function picture<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[Tag] {
  return furnish(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

function furnish<Kind extends Element>(made: Kind, attributes: Attributes, children: readonly Child[]): Kind {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name.slice(2), value);
    else if (value !== false && value !== null) made.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children) if (child !== null && child !== false) made.append(child);
  return made;
}

let lastId = 0;

/** An id that no other element of the page has; labels and descriptions point to it. */
export function freshId(): string {
  lastId += 1;
  return `e${lastId}`;
}
