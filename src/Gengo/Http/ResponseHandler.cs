using System.Net;
using Microsoft.Extensions.Logging;

namespace Gengo.Http;

/// <summary>
/// Makes one attempt: limits its time, reads the whole body whatever the HTTP status, and sets <see cref="GengoCall.Response"/> or throws
/// one of the library's exceptions. After a failed read, another attempt may help. After a failed write that was sent, its answer is lost.
/// </summary>
internal sealed partial class ResponseHandler(TimeProvider time, ILogger<GengoClient> logger) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = GengoCall.Of(request);
        var path = request.RequestUri?.AbsolutePath;
        var mayTakeEffect = request.Method != HttpMethod.Get;
        using var limit = new CancellationTokenSource(call.Options.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);

        FailedAttempt? failure;
        try
        {
            using var response = await base.SendAsync(request, either.Token);
            using var body = await ResponseBody.ReadAsync(response.Content, either.Token);
            failure = new ResponseReader(response.StatusCode, body.Bytes, call.Options).Read(out var content);
            if (failure is null)
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
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested && !(mayTakeEffect && call.WasSent))
        {
            throw;
        }
        catch (Exception exception)
        {
            // A handler that the host adds may put the signed address into its exception.
            var cause = new SecretRedactor(call.Options).ContainsSecrets(exception.ToString()) ? null : exception;
            failure = new FailedAttempt(ReasonFor(exception, limit.Token, cancellationToken))
            {
                Cause = cause,
                WasNeverSent = !call.WasSent || IsConnectionFailure(exception),
            };
        }

        Log.Failed(logger, request.Method, path, failure.Reason);
        throw failure.ToException(mayTakeEffect);
    }

    private static string ReasonFor(Exception exception, CancellationToken limit, CancellationToken caller) =>
        caller.IsCancellationRequested ? "The call was canceled after it was sent."
        : limit.IsCancellationRequested ? "Gengo did not answer in time."
        : IsConnectionFailure(exception) ? "Gengo cannot be reached."
        : exception is HttpIOException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } ? "Gengo's answer is too long."
        : "The connection to Gengo broke.";

    private static bool IsConnectionFailure(Exception exception) => exception is HttpRequestException
    {
        HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
    };

    // The query is left out: it is signed.
    private static partial class Log
    {
        [LoggerMessage(LogLevel.Debug, "{Method} {Path}: HTTP {Status}.")]
        public static partial void Answered(ILogger logger, HttpMethod method, string? path, HttpStatusCode status);

        [LoggerMessage(LogLevel.Information, "{Method} {Path}: Gengo refused, code {Code}.")]
        public static partial void Refused(ILogger logger, HttpMethod method, string? path, int? code);

        [LoggerMessage(LogLevel.Warning, "{Method} {Path}: {Reason}")]
        public static partial void Failed(ILogger logger, HttpMethod method, string? path, string reason);
    }
}
