// What we use of Turbo, which comes without types.
declare module '@hotwired/turbo' {
  export function visit(address: string, options?: { readonly action?: 'advance' | 'replace' }): void;
  export function renderStreamMessage(message: string): void;
}
