using System.Net.Mime;
using MassTransit;
using MassTransit.Configuration;

namespace Shortlist.Hosting;

/// <summary>
/// Plain JSON with what MassTransit has to say in headers, but for the one that tells the host and process which sent the message:
/// that is nobody's business.
/// </summary>
internal sealed class AnonymousRawJson : ISerializerFactory
{
    private readonly SystemTextJsonRawMessageSerializerFactory _factory = new(RawSerializerOptions.AddTransportHeaders);

    public ContentType ContentType => _factory.ContentType;

    public IMessageSerializer CreateSerializer() => new Serializer(_factory.CreateSerializer());

    public IMessageDeserializer CreateDeserializer() => _factory.CreateDeserializer();

    private sealed class Serializer(IMessageSerializer serializer) : IMessageSerializer
    {
        public ContentType ContentType => serializer.ContentType;

        public MessageBody GetMessageBody<T>(SendContext<T> context)
            where T : class
        {
            var body = serializer.GetMessageBody(context);
            context.Headers.Set(MessageHeaders.Host.Info, null);
            return body;
        }
    }
}
