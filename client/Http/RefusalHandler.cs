using System.Text.Json;

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
            throw Describe(response, await ReadEnvelopeAsync(response, cancellationToken));
    }

    // TalentRay's older part writes sentences where the newer one has machine codes.
    private ShortlistApiException Describe(HttpResponseMessage response, TalentRayEnvelope? envelope)
    {
        var path = response.RequestMessage?.RequestUri?.AbsolutePath ?? "";
        var isSentence = path.Contains("/api/admin/", StringComparison.OrdinalIgnoreCase);
        var message = (isSentence ? envelope?.Error : envelope?.Message ?? envelope?.Error)
            ?? $"The server answered {(int)response.StatusCode} without saying why.";
        return new ShortlistApiException(response.StatusCode, message)
        {
            Code = isSentence ? null : envelope?.Error,
            Details = envelope?.Details ?? envelope?.Errors ?? [],
            RequiredScopes = envelope?.RequiredScopes ?? [],
            GrantedScopes = envelope?.GrantedScopes ?? [],
            RetryAfter = RetryAfter.Of(response, time),
        };
    }

    private static async Task<TalentRayEnvelope?> ReadEnvelopeAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentType?.MediaType is not "application/json")
            return null;

        try
        {
            await response.Content.LoadIntoBufferAsync(MaxEnvelopeBytes, cancellationToken);
            await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            return await JsonSerializer.DeserializeAsync(body, ClientJson.Default.TalentRayEnvelope, cancellationToken);
        }
        catch (JsonException)
        {
            // Something on the way answered in Shortlist's place; the status is all that is known.
            return null;
        }
    }
}

/// <summary>An error as TalentRay writes it, or Reach, whose list of faults has another name.</summary>
internal sealed record TalentRayEnvelope(
    string? Error,
    string? Message,
    IReadOnlyList<string>? Details,
    IReadOnlyList<string>? RequiredScopes,
    IReadOnlyList<string>? GrantedScopes,
    IReadOnlyList<string>? Errors = null);
