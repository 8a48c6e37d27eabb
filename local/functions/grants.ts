import { API_ID } from '../synth/physical';

const escaped = (text: string) => text.replace(/[.+?^${}()|[\]\\]/g, String.raw`\$&`);

/** Whether one of these ARN patterns (`*` stands for anything) covers a field of the API. */
export function coversField(patterns: readonly string[], typeName: string, fieldName: string): boolean {
  const wanted = `apis/${API_ID}/types/${typeName}/fields/${fieldName}`;
  return patterns.some((pattern) => {
    const resource = pattern === '*' ? '*' : pattern.split(':').slice(5).join(':');
    return matches(resource, wanted);
  });
}

/** Whether one of these ARN patterns covers a function. */
export const coversFunction = (patterns: readonly string[], functionArn: string): boolean =>
  patterns.some((pattern) => matches(pattern, functionArn));

const matches = (pattern: string, text: string): boolean =>
  new RegExp(`^${escaped(pattern).replaceAll('*', '.*')}$`).test(text);
