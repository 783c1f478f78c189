using System.Collections.Concurrent;
using System.Net;
using Shortlist.Scoring.Fetching;

namespace Shortlist.Scoring.Tests;

/// <summary>A network whose names mean what a test says, one answer after another; the last one stays. Connects for real, or not at all.</summary>
internal sealed class FakeNetwork(bool connects = true) : INetwork
{
    private readonly Dictionary<string, Queue<IPAddress[]>> _answers = new(StringComparer.OrdinalIgnoreCase);
    private readonly SystemNetwork _system = new();

    /// <summary>The names that were looked up.</summary>
    public ConcurrentQueue<string> LookUps { get; } = [];

    /// <summary>The addresses that a connection was tried to.</summary>
    public ConcurrentQueue<string> Connections { get; } = [];

    public FakeNetwork Name(string host, params string[] answers)
    {
        _answers[host] = new(answers.Select(answer => Array.ConvertAll(answer.Split(' '), IPAddress.Parse)));
        return this;
    }

    public Task<IPAddress[]> LookUpAsync(string host, CancellationToken cancellationToken)
    {
        LookUps.Enqueue(host);
        var answers = _answers[host];
        return Task.FromResult(answers.Count > 1 ? answers.Dequeue() : answers.Peek());
    }

    public ValueTask<Stream> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        foreach (var address in addresses)
            Connections.Enqueue(address.ToString());
        return connects ? _system.ConnectAsync(addresses, port, cancellationToken) : throw new IOException("Nobody is there.");
    }
}
