namespace Shortlist.Hosting;

/// <summary>Gives new ids; injected so that tests can name what they expect.</summary>
public interface IIdGenerator
{
    /// <summary>A new id that no one can guess, version 7: later ones sort after earlier ones.</summary>
    Guid Next();
}

/// <summary>Ids from the clock and the system's random source.</summary>
public sealed class SystemIdGenerator(TimeProvider time) : IIdGenerator
{
    /// <inheritdoc />
    public Guid Next() => Guid.CreateVersion7(time.GetUtcNow());
}
