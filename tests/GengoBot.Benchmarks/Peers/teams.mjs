import http from 'node:http';
import { App, ExpressAdapter } from '@microsoft/teams.apps';
import { listen } from './listen.mjs';
import { login } from './login.mjs';

const {
  MicrosoftAppId, MicrosoftAppTenantId, ToBotFromChannelOpenIdMetadataUrl, ToBotFromChannelTokenIssuer, ToChannelFromBotLoginUrl,
} = process.env;

const origin = new URL(ToChannelFromBotLoginUrl).origin;
const server = http.createServer();
const app = new App({
  clientId: MicrosoftAppId,
  tenantId: MicrosoftAppTenantId,
  httpServerAdapter: new ExpressAdapter(server),

  // What the app does by itself with a secret; its own MSAL client can't be told a login service on loopback.
  token: async scope => (await login.acquireTokenByClientCredential({ scopes: [scope] })).accessToken,

  // Every address that the app knows is on loopback.
  cloud: {
    loginEndpoint: origin,
    loginTenant: MicrosoftAppTenantId,
    botScope: 'https://api.botframework.com/.default',
    tokenServiceUrl: origin,
    openIdMetadataUrl: ToBotFromChannelOpenIdMetadataUrl,
    tokenIssuer: ToBotFromChannelTokenIssuer,
    graphScope: `${origin}/.default`,
    agenticIdentityBotScope: `${origin}/.default`,
  },
});
app.on('message', async ({ activity, send }) => {
  await send(activity.text);
});
await app.initialize();
listen(server);
