using System.Text.Json;
using System.Text.Json.Serialization;

namespace GengoBot.Playground;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ConnectorError))]
[JsonSerializable(typeof(ResourceId))]
[JsonSerializable(typeof(Member))]
[JsonSerializable(typeof(IReadOnlyList<Member>))]
[JsonSerializable(typeof(MemberPage))]
[JsonSerializable(typeof(ChatEvent))]
[JsonSerializable(typeof(PageState))]
[JsonSerializable(typeof(UserAct))]
[JsonSerializable(typeof(BotAnswer))]
[JsonSerializable(typeof(System.Text.Json.Nodes.JsonObject))]
internal sealed partial class PlaygroundJson : JsonSerializerContext;
