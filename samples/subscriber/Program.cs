// Prints every batch that completes: dotnet run --project samples/subscriber -- amqp://guest:guest@localhost:5672/
using System.Text.Json;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using Shortlist.Contracts;

const string Exchange = "shortlist.batch-completed";
var factory = new ConnectionFactory { Uri = new Uri(args is [var address] ? address : "amqp://guest:guest@localhost:5672/") };
await using var connection = await factory.CreateConnectionAsync();
await using var channel = await connection.CreateChannelAsync();

// A queue that outlives this program: what happens while it is away waits there, up to a bound.
var bound = new Dictionary<string, object?>(StringComparer.Ordinal) { ["x-max-length"] = 100_000 };
var queue = await channel.QueueDeclareAsync("samples-subscriber", durable: true, exclusive: false, autoDelete: false, bound);
await channel.ExchangeDeclareAsync(Exchange, ExchangeType.Fanout, durable: true);
await channel.QueueBindAsync(queue.QueueName, Exchange, routingKey: "");
await channel.BasicQosAsync(prefetchSize: 0, prefetchCount: 50, global: false);

// Events come at least once. A real subscriber keeps the ids it has seen beside what it did about them.
var seen = new HashSet<string?>(StringComparer.Ordinal);
var consumer = new AsyncEventingBasicConsumer(channel);
consumer.ReceivedAsync += async (_, delivery) =>
{
    var completed = JsonSerializer.Deserialize<BatchCompleted>(delivery.Body.Span, JsonSerializerOptions.Web)!;
    if (seen.Add(delivery.BasicProperties.MessageId))
        Console.WriteLine($"{completed.Batch.PublicId}: {completed.Result.Succeeded} of {completed.Batch.Total} succeeded");
    await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false);
};
await channel.BasicConsumeAsync(queue.QueueName, autoAck: false, consumer);
Console.WriteLine("Listening. Press Enter to stop.");
Console.ReadLine();
