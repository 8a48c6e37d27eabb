declare const centsBrand: unique symbol;

/** An amount in the smallest unit of the shop's currency. Always a safe integer. */
export type Cents = number & { readonly [centsBrand]: true };

/** Takes a whole number of cents; throws on fractions and on numbers too large to be exact. */
export function cents(amount: number): Cents {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not a whole number of cents: ${amount}`);
  return amount as Cents;
}

/** The amount as people of the locale read it, currency named once: `A$180.00` or `$180.00`. */
export function formatCents(amount: number, currency: string, locale: string): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amount / 10 ** digits);
}
