using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Shortlist.Client.Http;

/// <summary>Turns refusals into <see cref="ShortlistApiException"/>, whichever call they answer.</summary>
internal sealed class RefusalHandler(TimeProvider time, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const int MaxEnvelopeBytes = 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.IsSuccessStatusCode)
            return response;

        using (response)
        {
            var path = response.RequestMessage?.RequestUri?.AbsolutePath ?? "";
            throw path.Contains("/v1/", StringComparison.OrdinalIgnoreCase) && !path.Contains("/api/", StringComparison.OrdinalIgnoreCase)
                ? Describe(response, await ReadEnvelopeAsync(response, ClientJson.Default.NovaEnvelope, cancellationToken))
                : Describe(response, path, await ReadEnvelopeAsync(response, ClientJson.Default.TalentRayEnvelope, cancellationToken));
        }
    }

    private ShortlistApiException Describe(HttpResponseMessage response, NovaEnvelope? envelope) =>
        new(response.StatusCode, envelope?.Message ?? Unexplained(response))
        {
            Code = envelope?.Code,
            Details = [.. (envelope?.Details ?? []).Select(detail => $"{detail.Field}: {detail.Message}")],
            TraceId = envelope?.TraceId,
            RetryAfter = RetryAfter.Of(response, time),
        };

    // TalentRay's older part writes sentences where the newer one has machine codes.
    private ShortlistApiException Describe(HttpResponseMessage response, string path, TalentRayEnvelope? envelope)
    {
        var isSentence = path.Contains("/api/admin/", StringComparison.OrdinalIgnoreCase);
        var message = (isSentence ? envelope?.Error : envelope?.Message ?? envelope?.Error ?? FileRefusal.Sentence(envelope?.Detail))
            ?? Unexplained(response);
        return new ShortlistApiException(response.StatusCode, message)
        {
            Code = isSentence ? null : envelope?.Error,
            Details = envelope?.Details ?? envelope?.Errors ?? FileRefusal.Faults(envelope?.Detail),
            RequiredScopes = envelope?.RequiredScopes ?? [],
            GrantedScopes = envelope?.GrantedScopes ?? [],
            RetryAfter = RetryAfter.Of(response, time),
        };
    }

    private static string Unexplained(HttpResponseMessage response) =>
        $"The server answered {(int)response.StatusCode} without saying why.";

    private static async Task<T?> ReadEnvelopeAsync<T>(
        HttpResponseMessage response, JsonTypeInfo<T> json, CancellationToken cancellationToken)
        where T : class
    {
        if (response.Content.Headers.ContentType?.MediaType is not "application/json")
            return null;

        try
        {
            await response.Content.LoadIntoBufferAsync(MaxEnvelopeBytes, cancellationToken);
            await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            return await JsonSerializer.DeserializeAsync(body, json, cancellationToken);
        }
        catch (JsonException)
        {
            // Something on the way answered in Shortlist's place; the status is all that is known.
            return null;
        }
    }
}

/// <summary>An error as LlamaIndex writes it: a sentence, or a list of what is wrong with which field.</summary>
internal static class FileRefusal
{
    public static string? Sentence(JsonElement? detail) => detail switch
    {
        { ValueKind: JsonValueKind.String } sentence => sentence.GetString(),
        { ValueKind: JsonValueKind.Array } => string.Join("; ", Faults(detail)),
        _ => null,
    };

    public static IReadOnlyList<string> Faults(JsonElement? detail) => detail is { ValueKind: JsonValueKind.Array } faults
        ? [.. faults.EnumerateArray().Select(fault => $"{string.Join('.', fault.GetProperty("loc").EnumerateArray())}: {fault.GetProperty("msg").GetString()}")]
        : [];
}

/// <summary>An error as TalentRay writes it, Reach, whose list of faults has another name, or LlamaIndex, which has one field for all.</summary>
internal sealed record TalentRayEnvelope(
    string? Error,
    string? Message,
    IReadOnlyList<string>? Details,
    IReadOnlyList<string>? RequiredScopes,
    IReadOnlyList<string>? GrantedScopes,
    IReadOnlyList<string>? Errors = null,
    JsonElement? Detail = null);

/// <summary>An error as Nova writes it.</summary>
internal sealed record NovaEnvelope(string? Code, string? Message, string? TraceId, IReadOnlyList<NovaDetail>? Details);

/// <summary>What is wrong with one field.</summary>
internal sealed record NovaDetail(string Field, string Code, string Message);
