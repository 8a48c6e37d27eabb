/**
 * Reads a JSON field of the API. It may arrive as an object, as text, or, where the backend had stored text, as text
 * within text; all three give the same object.
 */
export function jsonField<T extends object>(value: string | T | null | undefined): T | null {
  let read: unknown = value;
  for (let layer = 0; layer < 2 && typeof read === 'string'; layer += 1) read = JSON.parse(read);
  return typeof read === 'object' ? (read as T | null) : null;
}
