/** What a language has to say for the built-in templates. A table that lacks a text does not compile. */
import type {
  ItemKey,
  KindKey,
  MilestoneKey,
  milestones,
  PhaseKey,
  ResourceKey,
  RoleKey,
  TemplateKey,
} from "../structure";

/** One text per entry of `List`. */
type TextPerEntry<List extends readonly unknown[]> = { readonly [Index in keyof List]: string };

export interface TemplateTexts {
  readonly templates: Readonly<Record<TemplateKey, string>>;
  readonly phases: Readonly<Record<PhaseKey, string>>;
  /** No commas in a role: an owner cell lists several roles with commas between them. */
  readonly roles: Readonly<Record<RoleKey, readonly [role: string, needs: string]>>;
  readonly milestones: {
    readonly [Key in MilestoneKey]: readonly [
      name: string,
      outcome: string,
      ...tasks: TextPerEntry<(typeof milestones)[Key]["tasks"]>,
    ];
  };
  readonly kinds: Readonly<Record<KindKey, string>>;
  readonly resources: Readonly<Record<ResourceKey, string>>;
  readonly items: Readonly<Record<ItemKey, string>>;
}
