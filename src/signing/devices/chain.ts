// The certificates that belong to a key: valid now, and its issuers behind it.
import { toVietnameseTime, type Instant } from '../../kernel/index.ts';
import { isIssuedBy, sameName, type Certificate } from '../x509/index.ts';
import { deviceFault } from './faults.ts';

/** @throws Fault `device.expired`, `device.notYetValid` */
export function checkValidity({ notBefore, notAfter }: Certificate, at: Instant): void {
  if (at > notAfter) throw deviceFault('device.expired', { notAfter: toVietnameseTime(notAfter) });
  if (at < notBefore) throw deviceFault('device.notYetValid', { notBefore: toVietnameseTime(notBefore) });
}

/** The certificate, then its issuer, and so on as far as the pool goes. */
export function issuersOf(leaf: Certificate, pool: readonly Certificate[]): readonly Certificate[] {
  const chain = [leaf];
  for (let last: Certificate | undefined = leaf; last;) {
    const child: Certificate = last;
    last = pool.find(
      (each) => !chain.includes(each) && sameName(each.subject, child.issuer) && isIssuedBy(child, each),
    );
    if (last) chain.push(last);
  }
  return chain;
}
