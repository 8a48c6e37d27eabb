/**
 * Thrown where the workshop's settings are needed and do not exist yet. The door answers it as the refusal
 * `NOT_SET_UP`.
 */
export class NotSetUp extends Error {
  constructor() {
    super('the workshop has no settings yet');
    this.name = 'NotSetUp';
  }
}
