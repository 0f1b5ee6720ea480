using System.Text.Json.Serialization;

namespace Gengo.Wire;

/// <summary>The generated JSON code for everything that the library reads and writes.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(LooseText), typeof(LooseNumber), typeof(LooseFlag)])]
[JsonSerializable(typeof(Envelope))]
[JsonSerializable(typeof(ErrorWire))]
[JsonSerializable(typeof(JobResponse))]
[JsonSerializable(typeof(RevisionResponse))]
[JsonSerializable(typeof(RevisionsResponse))]
[JsonSerializable(typeof(FeedbackResponse))]
[JsonSerializable(typeof(CommentsResponse))]
[JsonSerializable(typeof(JobAction))]
[JsonSerializable(typeof(NewComment))]
internal sealed partial class WireJson : JsonSerializerContext;
