// GengoBot in Azure: a container app, the bot's registration with the Teams channel, and one identity for both. How to use it: README.md in this folder.
targetScope = 'resourceGroup'

@description('The name of everything made here. It becomes a part of the address.')
@minLength(3)
@maxLength(20)
param name string = 'gengobot'

param location string = resourceGroup().location

@description('The bot\'s image with its tag, for example gengobot.azurecr.io/gengobot:0.1.0.')
param image string

@description('The Azure container registry of that image, in this resource group. Empty if anybody may pull the image.')
param registryName string = ''

@description('A PostgreSQL connection string: Host=...;Database=gengobot;Username=gengobot;Password=...;SSL Mode=VerifyFull')
@secure()
@minLength(1)
param storageConnectionString string

@description('The public key of the Gengo account.')
@secure()
@minLength(1)
param gengoPublicKey string

@description('The private key of the Gengo account.')
@secure()
@minLength(1)
param gengoPrivateKey string

@description('The unguessable part of the address for Gengo\'s callbacks: at least 16 letters, digits, - or _. If empty, watched jobs are only polled.')
@secure()
param gengoCallbackSecret string = ''

@description('https://api.gengo.com/v2/, or Gengo\'s sandbox at https://api.sandbox.gengo.com/v2/.')
param gengoBaseAddress string = 'https://api.gengo.com/v2/'

@description('Who may do what: object ids of people, or *. A role includes the ones before it; an empty list is nobody.')
param access accessLists = {}

@description('Other settings, as the environment names them: { Gengo__PollInterval: \'00:15:00\' }. No secrets: everybody with access to the portal can read them.')
param settings { *: string } = {}

@minValue(1)
@maxValue(10)
param replicas int = 2

type accessLists = {
  viewers: string[]?
  commenters: string[]?
  reviewers: string[]?
  managers: string[]?
  admins: string[]?
}

// The address is known before the app exists, so both the app and the registration get it.
var host = '${name}.${environment.properties.defaultDomain}'
var port = 8080

var roles = [
  { key: 'Viewers', people: access.?viewers ?? [] }
  { key: 'Commenters', people: access.?commenters ?? [] }
  { key: 'Reviewers', people: access.?reviewers ?? [] }
  { key: 'Managers', people: access.?managers ?? [] }
  { key: 'Admins', people: access.?admins ?? [] }
]
var accessSettings = flatten(map(roles, role => map(role.people, (person, index) => { name: 'Access__${role.key}__${index}', value: person })))

// The bot's identity, which may also pull the image. There is no password anywhere.
resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: name
  location: location
}

resource registry 'Microsoft.ContainerRegistry/registries@2023-07-01' existing = if (!empty(registryName)) {
  name: empty(registryName) ? 'none' : registryName
}

var acrPull = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '7f951dda-4ed3-4680-a7ca-43fe172d538d')

resource pull 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(registryName)) {
  name: guid(registry.id, identity.id, acrPull)
  scope: registry
  properties: {
    roleDefinitionId: acrPull
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

resource environment 'Microsoft.App/managedEnvironments@2024-03-01' = {
  name: name
  location: location
  properties: {
    appLogsConfiguration: {
      destination: 'azure-monitor'
    }
  }
}

resource app 'Microsoft.App/containerApps@2024-03-01' = {
  name: name
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  // Azure pulls the image while it makes the app.
  dependsOn: empty(registryName) ? [] : [pull]
  properties: {
    environmentId: environment.id
    configuration: {
      activeRevisionsMode: 'Single'
      ingress: {
        external: true
        targetPort: port
        allowInsecure: false
        transport: 'http'
      }
      registries: empty(registryName) ? [] : [
        {
          server: split(image, '/')[0]
          identity: identity.id
        }
      ]
      secrets: concat(
        [
          { name: 'storage', value: storageConnectionString }
          { name: 'gengo-public-key', value: gengoPublicKey }
          { name: 'gengo-private-key', value: gengoPrivateKey }
        ],
        empty(gengoCallbackSecret) ? [] : [{ name: 'gengo-callback-secret', value: gengoCallbackSecret }]
      )
    }
    template: {
      // A stop waits for what is being sent.
      terminationGracePeriodSeconds: 35
      containers: [
        {
          name: 'bot'
          image: image
          resources: {
            cpu: json('0.5')
            memory: '1Gi'
          }
          env: concat(
            [
              { name: 'MicrosoftAppType', value: 'UserAssignedMSI' }
              { name: 'MicrosoftAppId', value: identity.properties.clientId }
              { name: 'MicrosoftAppTenantId', value: tenant().tenantId }
              { name: 'Bot__PublicAddress', value: 'https://${host}/' }
              { name: 'Storage__Provider', value: 'Postgres' }
              { name: 'Storage__ConnectionString', secretRef: 'storage' }
              { name: 'Gengo__Accounts__main__BaseAddress', value: gengoBaseAddress }
              { name: 'Gengo__Accounts__main__PublicKey', secretRef: 'gengo-public-key' }
              { name: 'Gengo__Accounts__main__PrivateKey', secretRef: 'gengo-private-key' }
            ],
            empty(gengoCallbackSecret) ? [] : [{ name: 'Gengo__Accounts__main__CallbackSecret', secretRef: 'gengo-callback-secret' }],
            accessSettings,
            map(items(settings), setting => { name: setting.key, value: setting.value })
          )
          probes: [
            { type: 'Startup', httpGet: { path: '/healthz', port: port }, periodSeconds: 2, failureThreshold: 60 }
            { type: 'Liveness', httpGet: { path: '/healthz', port: port }, periodSeconds: 15 }
            { type: 'Readiness', httpGet: { path: '/readyz', port: port }, periodSeconds: 10 }
          ]
        }
      ]
      // Never 0: the bot polls watched jobs by itself.
      scale: {
        minReplicas: replicas
        maxReplicas: replicas
      }
    }
  }
}

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: name
  location: 'global'
  kind: 'azurebot'
  sku: {
    name: 'F0'
  }
  properties: {
    displayName: 'GengoBot'
    endpoint: 'https://${host}/api/messages'
    msaAppType: 'UserAssignedMSI'
    msaAppId: identity.properties.clientId
    msaAppMSIResourceId: identity.id
    msaAppTenantId: tenant().tenantId
    disableLocalAuth: true
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
    properties: {
      isEnabled: true
    }
  }
}

@description('MICROSOFT_APP_ID for ./build.sh package.')
output microsoftAppId string = identity.properties.clientId

@description('Where the bot is. /healthz and /readyz show how it is.')
output address string = 'https://${host}/'
