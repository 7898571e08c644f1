// Sizes of a load as given on the command line, `classes=2 pupils=5`, over those it has by itself.

/** @throws RangeError for a name that the load does not know, or what is no whole number */
export function sizesFrom<Sizes extends Readonly<Record<string, number>>>(
  given: readonly string[],
  usual: Sizes,
): Sizes {
  const changed = given.map((one): [string, number] => {
    const [name = '', value = ''] = one.split('=');
    if (!(name in usual) || !/^\d+$/.test(value))
      throw new RangeError(`${one}: sizes are ${Object.keys(usual).join(', ')}, as name=number`);
    return [name, Number(value)];
  });
  return { ...usual, ...Object.fromEntries(changed) };
}
