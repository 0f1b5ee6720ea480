using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Gengo.Http;
using Microsoft.Extensions.Options;

namespace Gengo;

/// <summary>
/// Gengo's API, version 2, for one account. Each method is one call. Reads are tried up to four times; writes once, and a write's success is
/// empty: read the job to see its new state. Made by <see cref="GengoClientFactory"/>; safe for concurrent use, cheap to make, nothing to dispose.
/// </summary>
/// <remarks>
/// Every method throws <see cref="GengoException"/> when Gengo refuses, <see cref="GengoUnavailableException"/> when it cannot be reached, and
/// <see cref="OptionsValidationException"/> when the account's settings are wrong. Writes also throw <see cref="LostAnswerException"/>.
/// A cancelled read ends as <see cref="OperationCanceledException"/>; so does a write that is cancelled before it left. Once it left, a
/// cancelled write ends as <see cref="LostAnswerException"/>, since it may have taken effect: pass no token where that matters.
/// Codes that any call can meet: 1000, 1100, 1150, 1200, 1201 (key, signature, clock), 2100 (no such job, or another account's).
/// Source: Gengo's pages of job methods, authentication and error codes, of 2013 and of today.
/// </remarks>
public sealed partial class GengoClient
{
    private readonly string _account;
    private readonly IHttpClientFactory _http;
    private readonly IOptionsMonitor<GengoOptions> _options;

    internal GengoClient(string account, IHttpClientFactory http, IOptionsMonitor<GengoOptions> options)
    {
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
            return response.ValueKind == JsonValueKind.Object ? response.Deserialize(type) ?? throw Lacking() : throw Lacking();
        }
        catch (JsonException unreadable)
        {
            throw new GengoUnavailableException("Gengo's answer cannot be read.", null, unreadable);
        }
    }

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, string? data, CancellationToken cancellationToken)
    {
        var call = new GengoCall(_options.Get(_account), data);
        using var request = new HttpRequestMessage(method, call.AddressOf(path));
        request.Options.Set(GengoCall.Key, call);

        using var http = _http.CreateClient(GengoClientFactory.HttpClientName);
        using var _ = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        return call.Response;
    }

    private static string PathOf(JobId job) => job.Value > 0
        ? $"translate/job/{job}"
        : throw new ArgumentOutOfRangeException(nameof(job), job.Value, "A job's number is 1 or more.");

    private static string Checked(string comment, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(comment, name);
        return comment.Length <= GengoLimits.CommentLength
            ? comment
            : throw new ArgumentException($"Gengo takes up to {GengoLimits.CommentLength} characters, and these are {comment.Length}.", name);
    }

    private static GengoUnavailableException Lacking() => new("Gengo's answer lacks what was asked for.");
}
