namespace Shortlist.Surfaces;

/// <summary>
/// Refuses a request from where no result can be returned, such as the binding of a parameter. It is answered like the same
/// <see cref="SurfaceError"/> returned from the endpoint.
/// </summary>
public sealed class SurfaceRefusedException : Exception
{
    /// <summary>With the refusal.</summary>
    public SurfaceRefusedException(SurfaceError error) : base(error?.Message)
    {
        ArgumentNullException.ThrowIfNull(error);
        Error = error;
    }

    /// <summary>What is answered.</summary>
    public SurfaceError Error { get; }
}
