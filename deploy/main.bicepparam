// What deploy/README.md tells, from the environment, so that no secret is typed or written down: a variable that is missing is told by its name.
using 'main.bicep'

param name = readEnvironmentVariable('BOT_NAME', 'gengobot')
param image = readEnvironmentVariable('IMAGE')
param registryName = readEnvironmentVariable('REGISTRY', '')
param storageConnectionString = readEnvironmentVariable('STORAGE_CONNECTION_STRING')
param gengoPublicKey = readEnvironmentVariable('GENGO_PUBLIC_KEY')
param gengoPrivateKey = readEnvironmentVariable('GENGO_PRIVATE_KEY')
param gengoCallbackSecret = readEnvironmentVariable('GENGO_CALLBACK_SECRET', '')
param gengoBaseAddress = readEnvironmentVariable('GENGO_BASE_ADDRESS', 'https://api.gengo.com/v2/')
// Everybody of the tenant, for the first try; and one who decides.
param access = { managers: ['*'], admins: [readEnvironmentVariable('ADMIN')] }
