// Every word that pages say stands in a catalogue, in Vietnamese and English, beside the page that says it.
export type Language = 'vi' | 'en';

/** The same keys in both languages; values are texts or functions that put parameters into one. */
export interface Catalogue<Words> {
  readonly vi: Words;
  readonly en: Words;
}

/** Holds the English to the keys and parameters of the Vietnamese. */
export const catalogue = <const Vi extends object>(words: {
  readonly vi: Vi;
  readonly en: NoInfer<Wide<Vi>>;
}): Catalogue<Wide<Vi>> => words as unknown as Catalogue<Wide<Vi>>;

/** `'Lớp'` is any text, functions keep their parameters. */
type Wide<Type> = Type extends string
  ? string
  : Type extends (...parts: infer Parts) => string
    ? (...parts: Parts) => string
    : { readonly [Key in keyof Type]: Wide<Type[Key]> };
