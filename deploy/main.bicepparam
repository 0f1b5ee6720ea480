// The values of deploy/README.md, from the environment, so that no secret is typed or written down. A missing variable is named.
using 'main.bicep'

param name = readEnvironmentVariable('BOT_NAME', 'gengobot')
param image = readEnvironmentVariable('IMAGE')
param registryName = readEnvironmentVariable('REGISTRY', '')
param storageConnectionString = readEnvironmentVariable('STORAGE_CONNECTION_STRING')
param gengoPublicKey = readEnvironmentVariable('GENGO_PUBLIC_KEY')
param gengoPrivateKey = readEnvironmentVariable('GENGO_PRIVATE_KEY')
param gengoCallbackSecret = readEnvironmentVariable('GENGO_CALLBACK_SECRET', '')
param gengoBaseAddress = readEnvironmentVariable('GENGO_BASE_ADDRESS', 'https://api.gengo.com/v2/')
// Everybody of the tenant is a manager, for the first try, and one person is an admin.
param access = { managers: ['*'], admins: [readEnvironmentVariable('ADMIN')] }
