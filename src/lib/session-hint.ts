/** Is somebody likely signed in? A look at the stored keys, so that public pages load no sign-in library to ask. */
export function hasStoredSession(): boolean {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith('CognitoIdentityServiceProvider.'));
  } catch {
    return false;
  }
}
