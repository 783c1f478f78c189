namespace Shortlist.Store.MongoDb;

/// <summary>Runs calls of the driver; what the server or the way to it throws becomes the ports' own exception.</summary>
internal static class MongoCall
{
    /// <summary>Runs a call that answers.</summary>
    /// <exception cref="StoreUnavailableException">No server was to be had, or it refused.</exception>
    public static async Task<T> RunAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return await call();
        }
        catch (Exception exception) when (IsOfServer(exception))
        {
            // A cancelled call may end in an error of the connection that it was cut off from.
            cancellationToken.ThrowIfCancellationRequested();
            throw Unavailable(exception);
        }
    }

    /// <summary>Runs a call that only ends.</summary>
    /// <exception cref="StoreUnavailableException">No server was to be had, or it refused.</exception>
    public static Task RunAsync(Func<Task> call, CancellationToken cancellationToken) => RunAsync(
        async () =>
        {
            await call();
            return true;
        },
        cancellationToken);

    /// <summary>Whether an error came from the server or the way to it. The driver's time-outs are those of the base library.</summary>
    public static bool IsOfServer(Exception exception) => exception is MongoException or TimeoutException;

    public static StoreUnavailableException Unavailable(Exception exception) => new("The database does not answer, or refuses.", exception);

    /// <summary>Whether a write failed for nothing but an id that is taken.</summary>
    public static bool IsTaken(MongoWriteException exception) =>
        exception is { WriteError.Category: ServerErrorCategory.DuplicateKey, WriteConcernError: null };

    /// <summary>Whether writes failed for nothing but ids that are taken.</summary>
    public static bool AreTaken(MongoBulkWriteException exception) =>
        exception.WriteConcernError is null && exception.WriteErrors.All(error => error.Category == ServerErrorCategory.DuplicateKey);
}
