import { API_ID } from '../synth/physical';

const escaped = (text: string) => text.replace(/[.+?^${}()|[\]\\]/g, String.raw`\$&`);

/** Whether one of these ARN patterns (`*` stands for anything) covers a field of the API. */
export function coversField(patterns: readonly string[], typeName: string, fieldName: string): boolean {
  const wanted = `apis/${API_ID}/types/${typeName}/fields/${fieldName}`;
  return patterns.some((pattern) => {
    const resource = pattern === '*' ? '*' : pattern.split(':').slice(5).join(':');
    return new RegExp(`^${escaped(resource).replaceAll('*', '.*')}$`).test(wanted);
  });
}
