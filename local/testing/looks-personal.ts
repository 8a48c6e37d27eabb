const PERSONAL =
  /name|email|phone|street|postcode|city|address|birth|plate|\bvin\b|make$|^model|Model$|note|title|label|^contact|reason|comment|text|words|message|facts|parties|inspection|tags|location/i;

/** Does a field's name sound as if it held something of a person: how they are called or reached, or their own words? */
export const looksPersonal = (field: string): boolean => PERSONAL.test(field);
