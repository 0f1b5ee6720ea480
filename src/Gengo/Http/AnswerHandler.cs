using System.Net;
using Microsoft.Extensions.Logging;

namespace Gengo.Http;

/// <summary>
/// One try: a limit of time, the whole body whatever the HTTP status, and what it says. Ends with <see cref="GengoCall.Response"/> filled or in
/// one of the library's exceptions. Where a read breaks, another try may help; where a write breaks after it left, its answer is lost.
/// </summary>
internal sealed partial class AnswerHandler(TimeProvider time, ILogger<GengoClient> logger) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = GengoCall.Of(request);
        var path = request.RequestUri?.AbsolutePath;
        var mayTakeEffect = request.Method != HttpMethod.Get;
        using var limit = new CancellationTokenSource(call.Options.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);

        Fault? fault;
        try
        {
            using var response = await base.SendAsync(request, either.Token);
            using var body = await Body.ReadAsync(response.Content, either.Token);
            fault = new Answer(response.StatusCode, body.Bytes, call.Options).Read(out var content);
            if (fault is null)
            {
                call.Response = content;
                Log.Answered(logger, request.Method, path, response.StatusCode);
                return new HttpResponseMessage(response.StatusCode);
            }
        }
        catch (GengoException refusal)
        {
            Log.Refused(logger, request.Method, path, refusal.Code);
            throw;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested && !(mayTakeEffect && call.HasLeft))
        {
            throw;
        }
        catch (Exception broken)
        {
            // A handler that a host adds may put the signed address into its exception.
            var cause = new Secrets(call.Options).AreIn(broken.ToString()) ? null : broken;
            fault = new Fault(ReasonFor(broken, limit.Token, cancellationToken)) { Cause = cause, NeverLeft = !call.HasLeft || IsOfConnecting(broken) };
        }

        Log.Broke(logger, request.Method, path, fault.Reason);
        throw fault.ToException(mayTakeEffect);
    }

    private static string ReasonFor(Exception broken, CancellationToken limit, CancellationToken caller) =>
        caller.IsCancellationRequested ? "The call was cancelled while Gengo worked on it."
        : limit.IsCancellationRequested ? "Gengo did not answer in time."
        : IsOfConnecting(broken) ? "Gengo cannot be reached."
        : broken is HttpIOException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } ? "Gengo's answer is too long."
        : "The connection to Gengo broke.";

    private static bool IsOfConnecting(Exception broken) => broken is HttpRequestException
    {
        HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
    };

    // Method and path say which call it was; the query is left out, as it is signed.
    private static partial class Log
    {
        [LoggerMessage(LogLevel.Debug, "{Method} {Path}: HTTP {Status}.")]
        public static partial void Answered(ILogger logger, HttpMethod method, string? path, HttpStatusCode status);

        [LoggerMessage(LogLevel.Information, "{Method} {Path}: Gengo refused, code {Code}.")]
        public static partial void Refused(ILogger logger, HttpMethod method, string? path, int? code);

        [LoggerMessage(LogLevel.Warning, "{Method} {Path}: {Reason}")]
        public static partial void Broke(ILogger logger, HttpMethod method, string? path, string reason);
    }
}
