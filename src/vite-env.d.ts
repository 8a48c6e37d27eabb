/// <reference types="vite/client" />

declare module 'virtual:workbay-outputs' {
  const outputs: {
    readonly region: string;
    readonly graphqlUrl: string;
    readonly apiKey: string;
    readonly userPoolId: string;
    readonly userPoolClientId: string;
    /** Set where the user pool is not at AWS. */
    readonly userPoolEndpoint: string;
  };
  export default outputs;
}

declare module 'virtual:staff-theme.css';
