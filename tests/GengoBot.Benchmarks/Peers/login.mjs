import { ConfidentialClientApplication } from '@azure/msal-node';

const { MicrosoftAppId, MicrosoftAppPassword, ToChannelFromBotLoginUrl } = process.env;

// MSAL takes authorities over https only, and asks Microsoft about every host that it does not know. Told beforehand where tokens come
// from, it asks nobody, and sends its request to the login service on loopback.
const authority = ToChannelFromBotLoginUrl.replace(/^http:/, 'https:');

/** MSAL's client, with its cache of tokens. */
export const login = new ConfidentialClientApplication({
  auth: {
    clientId: MicrosoftAppId,
    clientSecret: MicrosoftAppPassword,
    authority,
    knownAuthorities: [new URL(authority).host],
    authorityMetadata: JSON.stringify({
      issuer: authority,
      authorization_endpoint: `${authority}/oauth2/v2.0/authorize`,
      token_endpoint: `${ToChannelFromBotLoginUrl}/oauth2/v2.0/token`,
      jwks_uri: `${authority}/discovery/v2.0/keys`,
    }),
  },
});
