const PERSONAL =
  /name|email|phone|street|postcode|city|address|birth|plate|\bvin\b|make$|^model|Model$|note|title|label|^contact|reason|comment|text|words|message|facts|parties|inspection|tags|location/i;

/** Whether a field's name sounds personal: a person's name, contact details or own words. */
export const looksPersonal = (field: string): boolean => PERSONAL.test(field);
