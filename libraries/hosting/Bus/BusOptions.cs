using System.ComponentModel.DataAnnotations;

namespace Shortlist.Hosting;

/// <summary>How a process talks to the others. Bound from the section <c>Bus</c>.</summary>
public sealed class BusOptions : IValidatableObject
{
    /// <summary><c>rabbitmq</c> (default) or <c>in-memory</c>, which only <c>standalone</c> can use.</summary>
    public string Transport { get; set; } = "rabbitmq";

    /// <summary>Where RabbitMQ is, credentials included. Default <c>amqp://guest:guest@localhost:5672/</c>.</summary>
    public Uri Url { get; set; } = new("amqp://guest:guest@localhost:5672/");

    /// <summary><c>classic</c> (default, for a single node) or <c>quorum</c> (for a cluster). Cannot be changed once queues exist.</summary>
    public string QueueType { get; set; } = "classic";

    /// <summary>Whether messages stay within this process.</summary>
    public bool IsInMemory => Transport == "in-memory";

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Transport is not ("rabbitmq" or "in-memory"))
            yield return new($"Bus:Transport is '{Transport}'; it can be 'rabbitmq' or 'in-memory'.", [nameof(Transport)]);
        if (QueueType is not ("classic" or "quorum"))
            yield return new($"Bus:QueueType is '{QueueType}'; it can be 'classic' or 'quorum'.", [nameof(QueueType)]);
        if (Url.Scheme is not ("amqp" or "amqps"))
            yield return new("Bus:Url must begin with amqp:// or amqps://.", [nameof(Url)]);
    }
}
