using System.Text.Json.Serialization;
using Gengo.Sandbox.Api;
using Gengo.Sandbox.Callbacks;
using Gengo.Sandbox.Desk;

namespace Gengo.Sandbox;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ApiAnswer))]
[JsonSerializable(typeof(DeskJob))]
[JsonSerializable(typeof(DeskJob[]))]
[JsonSerializable(typeof(ApiCall[]))]
[JsonSerializable(typeof(DeskFault))]
[JsonSerializable(typeof(DeskFault[]))]
[JsonSerializable(typeof(DeskProblem))]
[JsonSerializable(typeof(CallbackJob))]
[JsonSerializable(typeof(CallbackComment))]
internal sealed partial class SandboxJson : JsonSerializerContext;
