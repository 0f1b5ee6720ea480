using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Gengo.Http;
using Microsoft.Extensions.Options;

namespace Gengo;

/// <summary>
/// Calls Gengo's API, version 2, for one account. Each method is one call. A read is tried up to four times. A write is sent once and
/// returns nothing: read the job to see its new state. <see cref="GengoClientFactory"/> creates clients; they are thread-safe, cheap and
/// need no disposal.
/// </summary>
/// <remarks>
/// Every method throws <see cref="GengoException"/> if Gengo refuses, <see cref="GengoUnavailableException"/> if Gengo cannot be reached,
/// and <see cref="OptionsValidationException"/> if the account's settings are wrong. Writes also throw
/// <see cref="LostAnswerException"/>. A canceled read throws <see cref="OperationCanceledException"/>, and so does a write that is
/// canceled before it was sent. A write that is canceled after that throws <see cref="LostAnswerException"/>, because it may have taken
/// effect: pass no token where that matters.
/// Any call can be refused with <see cref="GengoCodes.AuthenticationFailed"/> to <see cref="GengoCodes.TimestampNotNumeric"/>, and with
/// <see cref="GengoCodes.JobNotAccessible"/>.
/// Source: Gengo's page of <see href="https://developers.gengo.com/v2/api_methods/job">job methods</see>.
/// </remarks>
public sealed partial class GengoClient
{
    private readonly string _account;
    private readonly double _share;
    private readonly IHttpClientFactory _http;
    private readonly IOptionsMonitor<GengoOptions> _options;

    internal GengoClient(string account, double share, IHttpClientFactory http, IOptionsMonitor<GengoOptions> options)
    {
        _share = share;
        _account = account;
        _http = http;
        _options = options;
    }

    private async Task<T> ReadAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        var response = await SendAsync(HttpMethod.Get, path, null, cancellationToken);
        try
        {
            return response.ValueKind == JsonValueKind.Object
                ? response.Deserialize(type) ?? throw MissingContent()
                : throw MissingContent();
        }
        catch (JsonException unreadable)
        {
            throw new GengoUnavailableException("Gengo's answer cannot be read.", null, unreadable);
        }
    }

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, string? data, CancellationToken cancellationToken)
    {
        var call = new GengoCall(_options.Get(_account), data, _share);
        using var request = new HttpRequestMessage(method, call.AddressOf(path));
        request.Options.Set(GengoCall.Key, call);

        using var http = _http.CreateClient(GengoClientFactory.HttpClientName);
        using var _ = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        return call.Response;
    }

    private static string PathOf(JobId job) => job.Value > 0
        ? $"translate/job/{job}"
        : throw new ArgumentOutOfRangeException(nameof(job), job.Value, "A job id must be above zero.");

    private static string Checked(string comment, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(comment, name);
        return comment.Length <= GengoLimits.MaxCommentLength
            ? comment
            : throw new ArgumentException(
                $"The text has {comment.Length} characters. Gengo accepts at most {GengoLimits.MaxCommentLength}.", name);
    }

    private static GengoUnavailableException MissingContent() => new("Gengo's answer does not contain what was asked for.");
}
