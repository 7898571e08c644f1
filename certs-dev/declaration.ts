// What pki.json declares: the development authorities and the kinds of keys they certify.
import declared from './pki.json' with { type: 'json' };

export type KeyKind = 'rsa2048' | 'rsa3072' | 'p256';

export interface AuthorityDeclaration {
  readonly commonName: string;
  readonly key: KeyKind;
  readonly years: number;
}

export interface PkiDeclaration {
  /** Opens every key file of the development PKI, the authorities' own included. Never used in production. */
  readonly passphrase: string;
  readonly iterations: number;
  readonly root: AuthorityDeclaration;
  readonly intermediates: Readonly<Record<'person' | 'organisation', AuthorityDeclaration>>;
  readonly authorityOrganisation: string;
  readonly people: {
    readonly years: number;
    /** Key kinds in turn, by place in the list of people. */
    readonly spread: readonly KeyKind[];
  };
  readonly schools: {
    readonly years: number;
    readonly seal: { readonly key: KeyKind; readonly unit: string };
    readonly service: { readonly key: KeyKind; readonly unit: string };
  };
}

// A JSON module is typed by widened strings; the test of this folder checks the kinds.
export const declaration = declared as PkiDeclaration;
