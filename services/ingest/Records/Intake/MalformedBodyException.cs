using Shortlist.Surfaces;

namespace Shortlist.Ingest.Records;

/// <summary>A submission that breaks a rule; nothing of it is kept.</summary>
internal sealed class MalformedBodyException(SurfaceError error) : Exception(error.Message)
{
    /// <summary>The body is not as it must be at one place.</summary>
    public MalformedBodyException(string place, string reason)
        : this(SurfaceError.BadRequest("The request body is not valid.", new FieldError(place, reason)))
    {
    }

    /// <summary>What to answer.</summary>
    public SurfaceError Error { get; } = error;
}
