// What deploy/README.md tells, from the environment, so that no secret is typed or written down: a variable that is missing is told by its name.
using 'main.bicep'

param image = readEnvironmentVariable('IMAGE')
param registryName = readEnvironmentVariable('REGISTRY', '')
param storageConnectionString = readEnvironmentVariable('STORAGE_CONNECTION_STRING')
param gengoPublicKey = readEnvironmentVariable('GENGO_PUBLIC_KEY')
param gengoPrivateKey = readEnvironmentVariable('GENGO_PRIVATE_KEY')
param gengoCallbackSecret = readEnvironmentVariable('GENGO_CALLBACK_SECRET', '')
// Everybody of the tenant, for the first try.
param access = { managers: ['*'] }
