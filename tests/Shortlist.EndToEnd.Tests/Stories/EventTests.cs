using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using Shortlist.Client.TalentRay;
using Shortlist.EndToEnd.Tests.Deployments;

namespace Shortlist.EndToEnd.Tests.Stories;

/// <summary>What a subscriber that knows neither .NET nor MassTransit gets from RabbitMQ.</summary>
[Collection(nameof(ServicesCollection))]
public sealed partial class EventTests(ServicesDeployment deployment) : Story(deployment)
{
    private const string Exchange = "shortlist.batch-completed";

    private readonly ServicesDeployment _deployment = deployment;

    [Fact]
    public async Task BatchCompleted_OnTheWire_IsThePlainDocumentedJsonUnderOneIdForEachBatch()
    {
        var tenant = await _deployment.CreateTenantAsync();
        var api = await tenant.CreateClientAsync();
        await using var connection = await _deployment.Broker.ConnectAsync(Cancel);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Cancel);
        await channel.ExchangeDeclareAsync(Exchange, ExchangeType.Fanout, durable: true, cancellationToken: Cancel);
        var queue = await channel.QueueDeclareAsync(cancellationToken: Cancel);
        await channel.QueueBindAsync(queue.QueueName, Exchange, "", cancellationToken: Cancel);
        var received = new ConcurrentQueue<Delivery>();
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += async (_, delivery) =>
        {
            // The client takes its buffer back when the handler is done.
            var body = JsonDocument.Parse(delivery.Body.ToArray()).RootElement;
            if (body.GetProperty("batch").GetProperty("tenantId").GetString() != tenant.Id)
                return;
            var batch = await api.GetBatchAsync(PublicIdOf(body)!, cancellationToken: Cancel);
            received.Enqueue(new Delivery(
                delivery.BasicProperties.MessageId,
                delivery.BasicProperties.ContentType,
                delivery.BasicProperties.Headers?.ToDictionary(
                    header => header.Key, header => header.Value is byte[] text ? Encoding.UTF8.GetString(text) : null, StringComparer.Ordinal) ?? [],
                body,
                batch.Status));
        };
        await channel.BasicConsumeAsync(queue.QueueName, autoAck: true, consumer, Cancel);

        string[] names = ["one", "two", "three"];
        foreach (var (name, size) in names.Zip([1, 2, 3]))
            await SubmitAsync(api, PlainUpload(tenant.Organization, Enumerable.Range(1, size), name));
        foreach (var name in names)
            await api.WaitForBatchAsync(name, cancellationToken: Cancel);
        var events = await Eventually.SeeAsync(
            () => Task.FromResult(received.ToList()),
            seen => names.All(name => seen.Exists(message => PublicIdOf(message.Body) == name)),
            "an event came for each batch");

        foreach (var (name, size) in names.Zip([1, 2, 3]))
        {
            var ofBatch = events.Where(message => PublicIdOf(message.Body) == name).ToList();
            ofBatch.Select(message => message.Id).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem().ShouldNotBeNullOrEmpty();
            var body = ofBatch[0].Body;
            ofBatch[0].ContentType.ShouldBe("application/json");
            ofBatch[0].Headers["MT-MessageType"].ShouldBe("urn:message:Shortlist.Contracts:BatchCompleted");
            ofBatch[0].Headers.Keys.ShouldContain("traceparent");
            ofBatch[0].Headers.Keys.ShouldNotContain("MT-Host-Info", "hosts and processes are nobody's business");
            ofBatch[0].Headers["traceparent"].ShouldNotBeNull().ShouldMatch("^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$");
            ofBatch[0].StatusOnArrival.ShouldBe(CvBatchStatus.Completed, "the event is never told before it is true");
            NamesOf(body).ShouldBe(["batch", "result", "at"], ignoreOrder: true);
            NamesOf(body.GetProperty("batch")).ShouldBe(["id", "publicId", "tenantId", "surface", "kind", "total"], ignoreOrder: true);
            NamesOf(body.GetProperty("result")).ShouldBe(["succeeded", "failed", "cancelled", "pending"], ignoreOrder: true);
            body.GetProperty("batch").GetProperty("surface").GetString().ShouldBe("talent-ray");
            body.GetProperty("batch").GetProperty("kind").GetString().ShouldBe("CvScreening");
            body.GetProperty("batch").GetProperty("total").GetInt32().ShouldBe(size);
            body.GetProperty("batch").GetProperty("id").GetGuid().ShouldNotBe(Guid.Empty);
            body.GetProperty("result").GetProperty("succeeded").GetInt32().ShouldBe(size);
            body.GetProperty("at").GetDateTimeOffset().Offset.ShouldBe(TimeSpan.Zero);
        }

        events.Select(message => message.Id).Distinct(StringComparer.Ordinal).Count().ShouldBe(names.Length);
        events.Count.ShouldBe(names.Length, "nothing was redelivered here, so nothing comes twice");
    }

    [Fact]
    public async Task EveryEventOfABatch_OnTheWire_NamesItsTypeAndTenant()
    {
        var tenant = await _deployment.CreateTenantAsync();
        var api = await tenant.CreateClientAsync();
        await using var connection = await _deployment.Broker.ConnectAsync(Cancel);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Cancel);
        var queue = await channel.QueueDeclareAsync(cancellationToken: Cancel);
        foreach (var exchange in (string[])["batch-accepted", "batch-started", "batch-completed", "candidate-screened", "candidate-screening-failed"])
        {
            await channel.ExchangeDeclareAsync($"shortlist.{exchange}", ExchangeType.Fanout, durable: true, cancellationToken: Cancel);
            await channel.QueueBindAsync(queue.QueueName, $"shortlist.{exchange}", "", cancellationToken: Cancel);
        }

        await SubmitAsync(
            api, PlainUpload(tenant.Organization, Enumerable.Range(1, 2), "wired").AddFile("broken.pdf", "%PDF-1.7 and no more"u8.ToArray()));
        await api.WaitForBatchAsync("wired", cancellationToken: Cancel);

        var received = new List<(string Type, string Id)>();
        await Eventually.AsyncBe(
            async () =>
            {
                while (await channel.BasicGetAsync(queue.QueueName, autoAck: true, Cancel) is { } delivery)
                {
                    var facts = JsonDocument.Parse(delivery.Body).RootElement.EnumerateObject().First().Value;
                    if (facts.GetProperty("tenantId").GetString() == tenant.Id)
                        received.Add((TypeOf(delivery.BasicProperties), delivery.BasicProperties.MessageId!));
                }

                return received.DistinctBy(message => message.Id).Count() == 6;
            },
            "six different events came");
        received.DistinctBy(message => message.Id).Select(message => message.Type).ShouldBe(
            ["BatchAccepted", "BatchStarted", "CandidateScreened", "CandidateScreened", "CandidateScreeningFailed", "BatchCompleted"], ignoreOrder: true);

        static string TypeOf(IReadOnlyBasicProperties properties) =>
            Encoding.UTF8.GetString((byte[])properties.Headers!["MT-MessageType"]!).Split(':')[^1];
    }

    [Fact]
    public async Task SampleSubscriber_BatchThatCompletes_PrintsIt()
    {
        var tenant = await _deployment.CreateTenantAsync();
        var api = await tenant.CreateClientAsync();
        var name = $"sampled_{tenant.Id}";
        await using var sample = ChildProcess.Start(
            "subscriber",
            Programs.DotNet,
            [Programs.PathOf("Shortlist.Samples.Subscriber"), _deployment.Broker.Url.AbsoluteUri],
            new Dictionary<string, string>(StringComparer.Ordinal),
            _deployment.Folder);
        await Eventually.AsyncBe(() => Task.FromResult(sample.TailOfLog(10).Contains("Listening", StringComparison.Ordinal)), "it listens");

        await SubmitAsync(api, PlainUpload(tenant.Organization, Enumerable.Range(1, 2), name));

        await Eventually.AsyncBe(
            () => Task.FromResult(sample.TailOfLog(100).Contains($"{name}: 2 of 2 succeeded", StringComparison.Ordinal)), "it prints the batch");
    }

    [Fact]
    public async Task Autoscaling_QueuesThatItWatches_AreThere()
    {
        var queues = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "kubernetes"), "*.yaml")
            .SelectMany(File.ReadLines)
            .Select(line => WatchedQueue().Match(line))
            .Where(match => match.Success)
            .Select(match => match.Groups["name"].Value)
            .ToList();
        await using var connection = await _deployment.Broker.ConnectAsync(Cancel);

        queues.Count.ShouldBe(9);
        foreach (var queue in queues)
        {
            // A passive declaration of a queue that is not there closes the channel.
            await using var channel = await connection.CreateChannelAsync(cancellationToken: Cancel);
            (await channel.QueueDeclarePassiveAsync(queue, Cancel)).ConsumerCount.ShouldBeGreaterThan(0u, queue);
        }
    }

    [GeneratedRegex("queueName: (?<name>[a-z-]+)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex WatchedQueue();

    private sealed record Delivery(
        string? Id, string? ContentType, IReadOnlyDictionary<string, string?> Headers, JsonElement Body, string StatusOnArrival);

    private static string? PublicIdOf(JsonElement body) => body.GetProperty("batch").GetProperty("publicId").GetString();

    private static IEnumerable<string> NamesOf(JsonElement element) => element.EnumerateObject().Select(property => property.Name);
}
