/** A refusal by the user pool in Cognito's words: `code` travels as `__type`. */
export class CognitoRefusal extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export const notAuthorized = (message: string) => new CognitoRefusal('NotAuthorizedException', message);
export const userNotFound = () => new CognitoRefusal('UserNotFoundException', 'User does not exist.');
export const invalidParameter = (message: string) => new CognitoRefusal('InvalidParameterException', message);

/** The same refusal for an unknown user and a wrong password, so no one learns who has an account. */
export const wrongCredentials = () => notAuthorized('Incorrect username or password.');
