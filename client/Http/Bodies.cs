using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using RestEase;
using Shortlist.Client.LlamaIndex;
using Shortlist.Client.Nova;
using Shortlist.Client.Reach;
using Shortlist.Client.TalentRay;

namespace Shortlist.Client.Http;

/// <summary>Writes request bodies: files as multipart, everything else as JSON.</summary>
internal sealed class RequestBodies : RequestBodySerializer
{
    public override HttpContent? SerializeBody<T>(T body, RequestBodySerializerInfo info) => body switch
    {
        null => null,
        CvUpload upload => new CvUploadContent(upload),
        FileUpload upload => new FileUploadContent(upload),
        NewScoringBatch batch => ScoringContent.Of(batch),
        NewScoringJob job => ScoringContent.Of(job),
        RecordLines lines => new RecordLinesContent(lines),
        _ => JsonContent.Create(body, ClientJson.Of<T>()),
    };
}

/// <summary>Reads response bodies.</summary>
internal sealed class ResponseBodies : ResponseDeserializer
{
    public override T Deserialize<T>(string? content, HttpResponseMessage response, ResponseDeserializerInfo info) =>
        JsonSerializer.Deserialize(content ?? "null", ClientJson.Of<T>())!;
}

/// <summary>Writes query parameters; null leaves one out.</summary>
internal sealed class QueryValues : RequestQueryParamSerializer
{
    public override IEnumerable<KeyValuePair<string, string?>> SerializeQueryParam<T>(
        string name, T value, RequestQueryParamSerializerInfo info) => value switch
        {
            null => [],
            DateTimeOffset instant => [new(name, instant.UtcDateTime.ToString("O", CultureInfo.InvariantCulture))],
            _ => [new(name, Convert.ToString(value, CultureInfo.InvariantCulture))],
        };
}
