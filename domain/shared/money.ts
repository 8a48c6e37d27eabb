declare const centsBrand: unique symbol;

/** An amount in the smallest unit of the shop's currency. Always a safe integer. */
export type Cents = number & { readonly [centsBrand]: true };

/** Takes a whole number of cents; throws on fractions and on numbers too large to be exact. */
export function cents(amount: number): Cents {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not a whole number of cents: ${amount}`);
  return amount as Cents;
}

/** The exact sum of any number of amounts. */
export function addCents(...amounts: readonly Cents[]): Cents {
  return cents(amounts.reduce<number>((sum, amount) => sum + amount, 0));
}

/** A unit price times a whole quantity. */
export function timesQuantity(unitPrice: Cents, quantity: number): Cents {
  if (!Number.isSafeInteger(quantity)) throw new RangeError(`not a whole quantity: ${quantity}`);
  return cents(unitPrice * quantity);
}

/**
 * A share of an amount in basis points (1 % = 100), rounded half up (away from zero for negative amounts), once.
 * Exact for every safe amount: the product is computed in big integers.
 */
export function shareOf(amount: Cents, rateBps: number): Cents {
  if (!Number.isSafeInteger(rateBps)) throw new RangeError(`not whole basis points: ${rateBps}`);
  const product = BigInt(amount) * BigInt(rateBps);
  const magnitude = product < 0n ? -product : product;
  const rounded = (magnitude + 5_000n) / 10_000n;
  return cents(Number(product < 0n ? -rounded : rounded));
}

/** The amount as people of the locale read it, currency named once: `A$180.00` or `$180.00`. */
export function formatCents(amount: number, currency: string, locale: string): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amount / 10 ** digits);
}
