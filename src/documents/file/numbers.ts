// Numbers as PDF source: at most two decimals, never an exponent (ISO 32000-2 §7.3.3).

export const plain = (value: number): string => String(Math.round(value * 100) / 100);
