namespace Shortlist.Client.TalentRay;

/// <summary>A position to fill.</summary>
public sealed record Role
{
    /// <summary>The role, such as <c>role_…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The organisation that hires.</summary>
    public required string OrganizationId { get; init; }

    /// <summary>Free text.</summary>
    public string? Status { get; init; }

    /// <summary>When it was made, UTC, to the second.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed, UTC, to the second.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>A role to make.</summary>
public sealed record NewRole
{
    /// <summary>Its name. Required.</summary>
    public required string Name { get; init; }

    /// <summary>The organisation that hires. Required.</summary>
    public required string OrganizationId { get; init; }
}
