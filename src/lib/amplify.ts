import { Amplify } from 'aws-amplify';
import { backend } from './outputs';

/** Tells the Amplify libraries where the backend is. Imported only by the two modules that use them. */
Amplify.configure({
  Auth: {
    Cognito: {
      userPoolId: backend.userPoolId,
      userPoolClientId: backend.userPoolClientId,
      ...(backend.userPoolEndpoint ? { userPoolEndpoint: backend.userPoolEndpoint } : {}),
    },
  },
  API: {
    GraphQL: {
      endpoint: backend.graphqlUrl,
      region: backend.region,
      defaultAuthMode: 'userPool',
      apiKey: backend.apiKey,
    },
  },
});
