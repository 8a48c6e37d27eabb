import { API_ID } from '../synth/physical';

const escaped = (text: string) => text.replace(/[.+?^${}()|[\]\\]/g, String.raw`\$&`);

const covers = (pattern: string, text: string) => new RegExp(`^${escaped(pattern).replaceAll('*', '.*')}$`).test(text);

/** Whether one of these ARN patterns (`*` stands for anything) covers a field of the API. */
export function coversField(patterns: readonly string[], typeName: string, fieldName: string): boolean {
  const wanted = `apis/${API_ID}/types/${typeName}/fields/${fieldName}`;
  return patterns.some((pattern) => covers(pattern === '*' ? '*' : pattern.split(':').slice(5).join(':'), wanted));
}

/** Whether one of these `action resource` patterns allows the action on the resource. */
export const allows = (grants: readonly string[], action: string, resource: string): boolean =>
  grants.some((grant) => covers(grant, `${action} ${resource}`));
/** Whether one of these `action arn` patterns allows an action on a resource, named as at the end of its ARN. */
export function coversResource(patterns: readonly string[], action: string, resource: string): boolean {
  return patterns.some((pattern) => {
    const [allowed = '', ...arn] = pattern.split(' ');
    const allowedResource = arn.join(' ').split(':').slice(5).join(':');
    const matches = (text: string, wanted: string) =>
      new RegExp(`^${escaped(text).replaceAll('*', '.*')}$`).test(wanted);
    return matches(allowed, action) && matches(allowedResource, resource);
  });
}
