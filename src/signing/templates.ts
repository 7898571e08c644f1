// One CMS template per signer: certificates and attributes are written once, not for every document.
import { signerTemplate, type SignerIdentity, type SignerTemplate } from './cms/index.ts';

const byChain = new WeakMap<readonly Uint8Array[], Map<string, SignerTemplate>>();

/** The template of a signer; the same chain object gives the same template. */
export function templateFor({ chain, algorithm }: SignerIdentity): SignerTemplate {
  let templates = byChain.get(chain);
  if (templates === undefined) byChain.set(chain, (templates = new Map<string, SignerTemplate>()));
  let template = templates.get(algorithm);
  if (template === undefined) templates.set(algorithm, (template = signerTemplate({ chain, algorithm })));
  return template;
}
