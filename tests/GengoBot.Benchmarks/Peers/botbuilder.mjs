import http from 'node:http';
import express from 'express';
import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { MsalServiceClientCredentialsFactory } from 'botframework-connector';
import { listen } from './listen.mjs';
import { login } from './login.mjs';

const {
  MicrosoftAppId, ToBotFromChannelOpenIdMetadataUrl, ToBotFromChannelTokenIssuer, ToChannelFromBotLoginUrl,
} = process.env;

const origin = new URL(ToChannelFromBotLoginUrl).origin;

// The factory that the samples use makes an MSAL client for each turn, which can't be told a login service on loopback. This one keeps
// the client, which costs less.
const credentials = new MsalServiceClientCredentialsFactory(MicrosoftAppId, login);

// Every address that the adapter knows is on loopback.
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({
  ToBotFromChannelOpenIdMetadataUrl,
  ToBotFromChannelTokenIssuer,
  ToBotFromEmulatorOpenIdMetadataUrl: ToBotFromChannelOpenIdMetadataUrl,
  ToChannelFromBotLoginUrl,
  ToChannelFromBotOAuthScope: 'https://api.botframework.com',
  OAuthUrl: origin,
}, credentials));

const bot = new ActivityHandler();
bot.onMessage(async (context, next) => {
  await context.sendActivity(context.activity.text);
  await next();
});

const app = express();
app.use(express.json());
app.post('/api/messages', (request, response) => adapter.process(request, response, context => bot.run(context)));
listen(http.createServer(app));
