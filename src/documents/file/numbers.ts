// Numbers as PDF source: at most two decimals, never an exponent (ISO 32000-2 §7.3.3).

export const plain = (value: number): string => fromHundredths(Math.round(value * 100));

export function fromHundredths(value: number): string {
  const hundredths = Math.abs(value);
  const rest = hundredths % 100;
  const whole = (hundredths - rest) / 100;
  const digits =
    rest === 0 ? String(whole) : `${whole}.${rest < 10 ? '0' : ''}${rest % 10 === 0 ? rest / 10 : rest}`;
  return value < 0 ? `-${digits}` : digits;
}
