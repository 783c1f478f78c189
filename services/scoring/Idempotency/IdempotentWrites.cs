using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Shortlist.Applications;
using Shortlist.Batches;
using Shortlist.Surfaces;

namespace Shortlist.Scoring;

/// <summary>
/// Lets a write on criteria be sent again without being done again (api-surfaces.md §2.4). The same key and request give the
/// answer that was given, with <c>Idempotent-Replayed: true</c>; while the first is at work, 409; the same key with another
/// request is 422. Refusals are not kept: they did nothing. A key counts for all keys of a partner in one world,
/// for as long as <see cref="ScoringOptions.IdempotencyLife"/> says.
/// </summary>
internal sealed class IdempotentWrites(IdempotentWriteCollection writes, IOptions<ScoringOptions> options, TimeProvider time) : IEndpointFilter
{
    private const string Header = "Idempotency-Key";
    private const int MaxKeyLength = 255;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!http.Request.Headers.TryGetValue(Header, out var values))
            return await next(context);
        if (values is not [{ Length: > 0 and <= MaxKeyLength } key])
        {
            return NovaErrors.Invalid(
                $"The header {Header} is not valid.", new FieldError(Header, $"must have 1 to {MaxKeyLength} characters", "invalid", "header"));
        }

        var caller = http.GetCaller();
        var write = new IdempotentWrite
        {
            Id = DerivedId.Of(caller.TenantId, caller.Environment, "idempotency", key).ToString("N"),
            TenantId = NovaTenant.Of(caller, http.Request.Headers[NovaTenant.Header].ToString().Trim()).Id,
            Fingerprint = await FingerprintAsync(http.Request, http.RequestAborted),
            StartedAt = time.GetUtcNow(),
        };
        return await BeginAsync(write, http.RequestAborted) is { } known
            ? Recall(known, write, http.Response)
            : await DoAsync(write, context, next);
    }

    /// <summary>Takes the key; returns what is known of it when it is taken.</summary>
    private async Task<IdempotentWrite?> BeginAsync(IdempotentWrite write, CancellationToken cancellationToken)
    {
        while (!await writes.InsertAsync(write, cancellationToken))
        {
            if (await writes.FindAsync(write.Id, cancellationToken) is not { } found)
                continue;
            var age = write.StartedAt - found.Value.StartedAt;
            var isForgotten = age > options.Value.IdempotencyLife || (found.Value.Status is null && age > Patience);
            if (!isForgotten)
                return found.Value;
            if (await writes.ReplaceAsync(write, found.Version, cancellationToken))
                return null;
        }

        return null;
    }

    private static object Recall(IdempotentWrite known, IdempotentWrite asked, HttpResponse response)
    {
        if (known.Fingerprint != asked.Fingerprint)
        {
            return NovaErrors.Unprocessable(
                "validation_error",
                $"The {Header} was used for another request.",
                new FieldError(Header, "was used for another request", "reused", "header"));
        }

        if (known.Status is not { } status)
        {
            return new SurfaceError(
                StatusCodes.Status409Conflict, "idempotency_request_in_progress", "A request with this key is being worked on.")
            {
                Retryable = true,
                RetryAfter = TimeSpan.FromSeconds(1),
            };
        }

        response.Headers["Idempotent-Replayed"] = "true";
        return new Answer(status, known.Body ?? []);
    }

    private async Task<object?> DoAsync(IdempotentWrite write, EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var isDone = false;
        try
        {
            var result = await next(context);
            if (result is Answer answer)
            {
                await writes.UpdateAsync(
                    write.Id,
                    current => current.StartedAt == write.StartedAt ? current with { Status = answer.Status, Body = answer.Json } : null,
                    CancellationToken.None);
                isDone = true;
            }

            return result;
        }
        finally
        {
            if (!isDone)
                await writes.DeleteAsync(write.Id, null, CancellationToken.None);
        }
    }

    private static async Task<string> FingerprintAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        request.EnableBuffering();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method}\n{request.Path}\n{request.Headers[NovaTenant.Header]}\n"));
        var buffer = new byte[16 * 1024];
        int count;
        while ((count = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
            hash.AppendData(buffer, 0, count);
        request.Body.Position = 0;
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
