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

    /// <summary>Free text, such as <c>Open</c>.</summary>
    public required string Status { get; init; }

    /// <summary>The department.</summary>
    public string? Department { get; init; }

    /// <summary>Where the work is.</summary>
    public string? Location { get; init; }

    /// <summary>Such as <c>Remote</c>.</summary>
    public string? WorkType { get; init; }

    /// <summary>How many people are sought.</summary>
    public int? TargetHireCount { get; init; }

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

    /// <summary>Free text; <c>Open</c> when null.</summary>
    public string? Status { get; init; }

    /// <summary>The department.</summary>
    public string? Department { get; init; }

    /// <summary>Where the work is.</summary>
    public string? Location { get; init; }

    /// <summary>Such as <c>Remote</c>.</summary>
    public string? WorkType { get; init; }

    /// <summary>The job advertisement, which criteria are made out of; at most 50,000 characters.</summary>
    public string? Description { get; init; }

    /// <summary>What CVs of its leads are judged by; null leaves it to <see cref="Description"/>.</summary>
    public IReadOnlyList<RoleCriterion>? Criteria { get; init; }
}

/// <summary>One thing that a role asks of those who apply.</summary>
/// <param name="Text">What is asked for, in words.</param>
/// <param name="Importance"><c>MUST_HAVE</c> or <c>NICE_TO_HAVE</c>.</param>
public sealed record RoleCriterion(string Text, string Importance);
