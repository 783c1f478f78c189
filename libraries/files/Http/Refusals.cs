using Microsoft.AspNetCore.Http;
using Shortlist.Surfaces;

namespace Shortlist.Files;

/// <summary>Refusals in this surface's words.</summary>
public static class Refusals
{
    /// <summary>422: fields of the request break rules; named one by one (api-surfaces.md §4.2).</summary>
    public static SurfaceError Invalid(params IReadOnlyList<FieldError> fields) =>
        new(StatusCodes.Status422UnprocessableEntity, "validation_error", "The request is not valid.") { Fields = fields };

    /// <summary>400: the request is well formed, and what it asks for cannot be done as things stand.</summary>
    public static SurfaceError CannotBeDone(string message) => SurfaceError.BadRequest(message);

    /// <summary>404: there is no such thing in the project.</summary>
    public static SurfaceError Unknown(string what) => SurfaceError.NotFound($"{what} not found.");
}
