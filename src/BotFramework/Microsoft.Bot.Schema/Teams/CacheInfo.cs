#nullable disable

using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema.Teams;

public class CacheInfo
{
    [JsonPropertyName("cacheType")]
    public string CacheType { get; set; }

    /// <summary>In seconds.</summary>
    [JsonPropertyName("cacheDuration")]
    public int CacheDuration { get; set; }
}
