// An OpenID provider for the browser tests: the certified `oidc-provider`, with the little that a provider must bring
// itself, which is accounts, a page to sign in on and a page to sign out on. It listens on loopback only, forgets
// everything when it ends, and any account is opened without a password.
//
//   node provider.mjs '{"client_id": "…", "client_secret": "…", "callback": "http://…/oauth2callback",
//                       "accounts": {"mira": {"email": "…", "email_verified": true, "name": "…"}}}'
//
// Its first line on standard output is its address (the issuer).

import { createServer } from 'node:http';
import { Provider, interactionPolicy } from 'oidc-provider';

const { client_id, client_secret, callback, accounts } = JSON.parse(process.argv[2]);

// Streamlit asks with prompt=select_account, and a provider refuses a prompt that it does not know.
const policy = interactionPolicy.base();
policy.add(new interactionPolicy.Prompt({ name: 'select_account', requestable: true }), 0);

const page = (title, body) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1>${body}</html>`;

const configuration = {
  clients: [{
    client_id,
    client_secret,
    redirect_uris: [callback],
    // Streamlit comes back from signing out by the same address as from signing in.
    post_logout_redirect_uris: [callback],
  }],
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
  // Whoever comes without a proof key (PKCE) is refused, as strict organisations do.
  pkce: { required: () => true },
  // Streamlit reads the ID token only, and never asks the userinfo endpoint.
  conformIdTokenClaims: false,
  findAccount: (ctx, id) =>
    Object.hasOwn(accounts, id) ? { accountId: id, claims: () => ({ sub: id, ...accounts[id] }) } : undefined,
  interactions: { policy, url: (ctx, interaction) => `/sign-in/${interaction.uid}` },
  // The organisation has allowed this client for everybody: nobody is asked for consent.
  loadExistingGrant: async (ctx) => {
    const { client, session, provider, params } = ctx.oidc;
    const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
    grant.addOIDCScope(params.scope);
    await grant.save();
    return grant;
  },
  features: {
    devInteractions: { enabled: false },
    rpInitiatedLogout: {
      logoutSource: (ctx, form) => {
        ctx.body = page('Sign out', `${form}<button form="op.logoutForm" name="logout" value="yes">Yes, sign out</button>`);
      },
    },
  },
  cookies: { keys: ['only for tests'] },
  ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
};

async function signIn(provider, request, response) {
  if (request.method === 'POST') {
    let body = '';
    for await (const part of request) body += part;
    const form = new URLSearchParams(body);
    const result = form.has('cancel')
      ? { error: 'access_denied', error_description: 'The sign-in was cancelled.' }
      : { select_account: {}, login: { accountId: form.get('account') } };
    await provider.interactionFinished(request, response, result);
    return;
  }
  const buttons = Object.keys(accounts).map((id) => `<p><button name="account" value="${id}">${id}</button>`);
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(page('Choose an account', `<form method="post">${buttons.join('')}<p><button name="cancel">Cancel</button></form>`));
}

const server = createServer();
server.listen(0, '127.0.0.1', () => {
  // Called by a name that is not the app's host: what crosses from one to the other crosses sites, as it does in life.
  const issuer = `http://localhost:${server.address().port}`;
  const provider = new Provider(issuer, configuration);
  provider.on('server_error', (ctx, error) => console.error(error));
  provider.on('authorization.error', (ctx, error) => console.error(error.error, error.error_description));
  provider.on('grant.error', (ctx, error) => console.error(error.error, error.error_detail));
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url.startsWith('/sign-in/')) return answer(request, response);
    signIn(provider, request, response).catch((error) => {
      console.error(error);
      response.statusCode = 400;
      response.end('The sign-in is over; begin again.');
    });
  });
  console.log(issuer);
});
